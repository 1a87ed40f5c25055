using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace PyEmbed;

/// <summary>The processes of the machine: an engine that has them can do whatever the host's user can. Linux and macOS; elsewhere every operation says that it is not supported.</summary>
public sealed class PhysicalProcesses : IProcesses
{
    private const int NoHang = 1;
    private const int Interrupted = 4;
    private const short PollIn = 1;
    private const short PollOut = 4;

    private readonly List<int> _children = [];   // started here, end not yet taken; its own lock

    /// <inheritdoc/>
    public FileError OpenPipe(out OpenFile? reader, out OpenFile? writer)
    {
        reader = writer = null;
        if (OperatingSystem.IsWindows()) return FileError.NotSupported;
        try
        {
            // The two handles outlive the stream objects that .NET makes around them.
            using var pipe = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.None);
            reader = new PipeFile(Own(pipe.ClientSafePipeHandle), isReader: true);
            writer = new PipeFile(Own(pipe.SafePipeHandle), isReader: false);
            return FileError.None;
        }
        catch (IOException)
        {
            return FileError.TooManyOpenFiles;
        }
    }

    private static Microsoft.Win32.SafeHandles.SafeFileHandle Own(SafeHandle handle)
    {
        var own = new Microsoft.Win32.SafeHandles.SafeFileHandle(handle.DangerousGetHandle(), ownsHandle: true);
        handle.SetHandleAsInvalid();
        return own;
    }

    /// <inheritdoc/>
    public FileError Start(ProcessStart start, out int id)
    {
        ArgumentNullException.ThrowIfNull(start);
        id = 0;
        if (OperatingSystem.IsWindows()) return FileError.NotSupported;
        // Nobody else may take the end of a child before it is known to be one.
        lock (_children)
        {
            var error = ProcessSpawn.Run(start, out id);
            if (error == FileError.None) _children.Add(id);
            return error;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Only of processes that were started here: the host's own are none of a script's business.</remarks>
    public FileError TakeEnd(int id, out int ended, out int status)
    {
        ended = status = 0;
        if (OperatingSystem.IsWindows()) return FileError.NotSupported;
        lock (_children)
        {
            if (id is > 0 or < -1)
            {
                if (id > 0 && !_children.Contains(id)) return FileError.NoChild;
                return TakeOne(id, out ended, out status);
            }
            if (_children.Count == 0) return FileError.NoChild;
            foreach (var child in _children.ToArray())
            {
                var error = TakeOne(child, out ended, out status);
                if (error != FileError.None || ended != 0) return error;
            }
            return FileError.None;
        }
    }

    private unsafe FileError TakeOne(int id, out int ended, out int status)
    {
        while (true)
        {
            int found;
            ended = Libc.WaitPid(id, &found, NoHang);
            status = found;
            if (ended > 0) _children.Remove(ended);
            if (ended >= 0) return FileError.None;
            ended = 0;
            if (Marshal.GetLastPInvokeError() == Interrupted) continue;
            if (id > 0) _children.Remove(id);   // somebody else took it
            return Libc.LastError();
        }
    }

    /// <inheritdoc/>
    public FileError Signal(int id, int signal)
    {
        if (OperatingSystem.IsWindows()) return FileError.NotSupported;
        return Libc.Kill(id, signal) == 0 ? FileError.None : Libc.LastError();
    }

    /// <inheritdoc/>
    public unsafe FileError Poll(IReadOnlyList<OpenFile> readers, IReadOnlyList<OpenFile> writers, out bool[] ready)
    {
        ArgumentNullException.ThrowIfNull(readers);
        ArgumentNullException.ThrowIfNull(writers);
        ready = new bool[readers.Count + writers.Count];
        if (OperatingSystem.IsWindows()) return FileError.NotSupported;
        var entries = new Libc.PollEntry[ready.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var file = i < readers.Count ? readers[i] : writers[i - readers.Count];
            if (file.Handle is not { IsClosed: false } handle) return FileError.BadDescriptor;
            entries[i] = new Libc.PollEntry { File = (int)handle.DangerousGetHandle(), Events = i < readers.Count ? PollIn : PollOut };
        }
        int count;
        fixed (Libc.PollEntry* first = entries) count = Libc.Poll(first, (nuint)entries.Length, 0);
        if (count < 0) return Marshal.GetLastPInvokeError() == Interrupted ? FileError.None : Libc.LastError();
        for (var i = 0; i < entries.Length; i++) ready[i] = entries[i].Found != 0;
        return FileError.None;
    }
}
