using System.IO.Pipes;
using System.Runtime.InteropServices;
using PyEmbed.VM;

namespace PyEmbed;

/// <summary>The processes of the machine: an engine that has them can do whatever the host's user can. Linux and macOS; elsewhere every operation says that it is not supported.</summary>
public sealed class PhysicalProcesses : IProcesses, IOwnProcess
{
    private const int NoHang = 1;
    private const int Interrupted = 4;
    private const short PollIn = 1;
    private const short PollOut = 4;

    private readonly ProcessSignals? _signals = OperatingSystem.IsWindows() ? null : new ProcessSignals();
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
    public FileError GetGroup(int id, out int group, out int session)
    {
        group = session = 0;
        if (OperatingSystem.IsWindows()) return FileError.NotSupported;
        group = Libc.GroupOf(id);
        session = group < 0 ? -1 : Libc.SessionOf(id);
        return session < 0 ? Libc.LastError() : FileError.None;
    }

    /// <inheritdoc/>
    public unsafe FileError LookAtEnd(int id, out bool hasEnded)
    {
        const int OneProcess = 1, Exited = 4, LeaveIt = 0x01000000, Size = 128;
        hasEnded = false;
        if (!OperatingSystem.IsLinux()) return FileError.NotSupported;
        if (id == Environment.ProcessId) return FileError.None;
        lock (_children)
            if (!_children.Contains(id)) return FileError.NoChild;
        var information = stackalloc byte[Size];
        new Span<byte>(information, Size).Clear();
        if (Libc.WaitId(OneProcess, id, information, Exited | NoHang | LeaveIt) != 0) return Libc.LastError();
        hasEnded = *(int*)information != 0;   // the number of the signal, SIGCHLD
        return FileError.None;
    }

    /// <inheritdoc/>
    public unsafe FileError OpenSocketPair(int type, out System.Net.Sockets.Socket? first, out System.Net.Sockets.Socket? second)
    {
        const int Local = 1, CloseOnExec = 0x80000;
        first = second = null;
        if (!OperatingSystem.IsLinux()) return FileError.NotSupported;
        var files = stackalloc int[2];
        if (Libc.SocketPair(Local, type | CloseOnExec, 0, files) != 0) return Libc.LastError();
        first = new System.Net.Sockets.Socket(new System.Net.Sockets.SafeSocketHandle(files[0], ownsHandle: true));
        second = new System.Net.Sockets.Socket(new System.Net.Sockets.SafeSocketHandle(files[1], ownsHandle: true));
        return FileError.None;
    }

    /// <inheritdoc/>
    public FileError Signal(int id, int signal)
    {
        if (OperatingSystem.IsWindows()) return FileError.NotSupported;
        return Libc.Kill(id, signal) == 0 ? FileError.None : Libc.LastError();
    }

    int IOwnProcess.ParentId => OperatingSystem.IsWindows() ? 0 : Libc.ParentId();

    unsafe bool IOwnProcess.TryGetMachine(out string name, out string release, out string version)
    {
        const int Field = 65, Fields = 6;   // of Linux's struct utsname: system, machine's name, release, version, processor, domain
        name = release = version = "";
        if (!OperatingSystem.IsLinux()) return false;
        var fields = stackalloc byte[Field * Fields];
        if (Libc.NameMachine(fields) != 0) return false;
        name = Text(1);
        release = Text(2);
        version = Text(3);
        return true;

        string Text(int field) => Marshal.PtrToStringUTF8((nint)(fields + Field * field)) ?? "";
    }

    // Of the main thread, which .NET leaves as it was.
    ulong IOwnProcess.BlockedAtStart
    {
        get
        {
            const string Line = "SigBlk:";
            if (!OperatingSystem.IsLinux()) return 0;
            try
            {
                foreach (var line in File.ReadLines("/proc/self/status"))
                    if (line.StartsWith(Line, StringComparison.Ordinal)) return ulong.Parse(line.AsSpan(Line.Length).Trim('\t'), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
            {
                // A system without it.
            }
            return 0;
        }
    }

    bool IOwnProcess.IsIgnored(int signal) => !OperatingSystem.IsWindows() && ProcessSignals.IsIgnored(signal);

    void IOwnProcess.SetAction(int signal, SignalAction action, Action? tell)
    {
        if (!OperatingSystem.IsWindows()) _signals?.SetAction(signal, action, tell ?? (static () => { }));
    }

    /// <inheritdoc/>
    public FileError Poll(IReadOnlyList<OpenFile> readers, IReadOnlyList<OpenFile> writers, out bool[] ready) => Poll(readers, writers, 0, out ready);

    /// <inheritdoc/>
    public void Wait(IReadOnlyList<OpenFile> readers, IReadOnlyList<OpenFile> writers, TimeSpan most)
    {
        // What fails is found out by who looks next.
        if (Poll(readers, writers, (int)Math.Ceiling(most.TotalMilliseconds), out _) != FileError.None) Thread.Sleep(1);
    }

    private static unsafe FileError Poll(IReadOnlyList<OpenFile> readers, IReadOnlyList<OpenFile> writers, int milliseconds, out bool[] ready)
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
        fixed (Libc.PollEntry* first = entries) count = Libc.Poll(first, (nuint)entries.Length, milliseconds);
        if (count < 0) return Marshal.GetLastPInvokeError() == Interrupted ? FileError.None : Libc.LastError();
        for (var i = 0; i < entries.Length; i++) ready[i] = entries[i].Found != 0;
        return FileError.None;
    }
}
