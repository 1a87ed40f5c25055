namespace PyEmbed;

/// <summary>The processes that scripts may start: what <c>subprocess</c> and <c>os.waitpid</c> work with. An engine without one raises PermissionError. Used by one thread at a time.</summary>
/// <remarks>Nothing here waits: the engine asks again, so that its limits and interrupts are looked at meanwhile.</remarks>
public interface IProcesses
{
    /// <summary>Makes a pipe: what is written to the one end is read at the other. Both are the caller's to dispose.</summary>
    FileError OpenPipe(out OpenFile? reader, out OpenFile? writer);

    /// <summary>Starts a program.</summary>
    /// <param name="start">What, and with what.</param>
    /// <param name="id">The number of the new process.</param>
    FileError Start(ProcessStart start, out int id);

    /// <summary>Takes notice of a process's end, which can be done once.</summary>
    /// <param name="id">The number of a process that was started here; -1: of any.</param>
    /// <param name="ended">The process that has ended; 0: none has yet.</param>
    /// <param name="status">How it ended, as POSIX's <c>wait</c> encodes it: the exit code times 256, or the number of the signal.</param>
    FileError TakeEnd(int id, out int ended, out int status);

    /// <summary>Sends a signal. Numbers are Linux's.</summary>
    FileError Signal(int id, int signal);

    /// <summary>Which of these files can be read or written without waiting, or have reached their end.</summary>
    /// <param name="readers">Files to be read.</param>
    /// <param name="writers">Files to be written.</param>
    /// <param name="ready">One for each file, first the readers.</param>
    FileError Poll(IReadOnlyList<OpenFile> readers, IReadOnlyList<OpenFile> writers, out bool[] ready);

    /// <summary>Waits until one of these files can be read or written without waiting, or has reached its end. Called by a thread that other threads do not wait for. Default: it comes back after a moment.</summary>
    /// <param name="readers">Files to be read, all with a handle.</param>
    /// <param name="writers">Files to be written, all with a handle.</param>
    /// <param name="most">The longest wait.</param>
    void Wait(IReadOnlyList<OpenFile> readers, IReadOnlyList<OpenFile> writers, TimeSpan most) => Thread.Sleep(TimeSpan.FromMilliseconds(Math.Min(1, most.TotalMilliseconds)));

    /// <summary>Makes two sockets that are connected to each other. Default: not supported.</summary>
    /// <param name="type">1: a stream, 2: datagrams, 5: packets in sequence.</param>
    /// <param name="first">The caller's to dispose, as the second one.</param>
    /// <param name="second">The other end.</param>
    FileError OpenSocketPair(int type, out System.Net.Sockets.Socket? first, out System.Net.Sockets.Socket? second)
    {
        first = second = null;
        return FileError.NotSupported;
    }

    /// <summary>Which group and session a process belongs to. Default: it is not known.</summary>
    /// <param name="id">Its number; 0: the host's own process.</param>
    /// <param name="group">The number of the group.</param>
    /// <param name="session">The number of the session.</param>
    FileError GetGroup(int id, out int group, out int session)
    {
        group = session = 0;
        return FileError.NotSupported;
    }

    /// <summary>Whether a process that was started here has ended, of which no notice is taken. Default: it is not known.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="hasEnded">The answer.</param>
    FileError LookAtEnd(int id, out bool hasEnded)
    {
        hasEnded = false;
        return FileError.NotSupported;
    }
}
