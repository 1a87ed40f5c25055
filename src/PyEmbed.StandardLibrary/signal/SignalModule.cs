using PyEmbed.VM;
using PyEmbed.VM.Import;
using PyEmbed.VM.Interpreter;

namespace PyEmbed.StandardLibrary.Signal;

/// <summary>
/// The module <c>_signal</c>, below <c>signal</c>. Handlers are the engine's own: signals of the process belong to its host and do not reach scripts; <c>raise_signal</c> calls a handler. Only where the
/// program has the process to itself, as at the command line, do they say what the system's signals do. Numbers are Linux's on every machine.
/// </summary>
[PyModule("_signal", Doc = "Handlers of signals that scripts raise themselves.")]
internal sealed partial class SignalModule
{
    private const int Count = 65;
    private const int FirstRealTime = 34;
    private static readonly PyStr s_defaultHandler = PyStr.FromName("default_int_handler");

    private const int NoDescriptor = -1;
    private int _wakeup = NoDescriptor;
    private System.Runtime.InteropServices.PosixSignalRegistration? _children;
    private readonly PyObject?[] _handlers = new PyObject?[Count];      // null: as the engine began

    [PyConstant("NSIG")] public const int NumberOfSignals = Count;
    [PyConstant("SIG_DFL")] public const int Default = 0;
    [PyConstant("SIG_IGN")] public const int Ignore = 1;
    [PyConstant("SIG_BLOCK")] public const int Block = 0;
    [PyConstant("SIG_UNBLOCK")] public const int Unblock = 1;
    [PyConstant("SIG_SETMASK")] public const int SetMask = 2;
    [PyConstant("SIGHUP")] public const int Signalhup = 1;
    [PyConstant("SIGINT")] public const int Signalint = 2;
    [PyConstant("SIGQUIT")] public const int Signalquit = 3;
    [PyConstant("SIGILL")] public const int Signalill = 4;
    [PyConstant("SIGTRAP")] public const int Signaltrap = 5;
    [PyConstant("SIGABRT")] public const int Signalabrt = 6;
    [PyConstant("SIGIOT")] public const int Signaliot = 6;
    [PyConstant("SIGBUS")] public const int Signalbus = 7;
    [PyConstant("SIGFPE")] public const int Signalfpe = 8;
    [PyConstant("SIGKILL")] public const int Signalkill = 9;
    [PyConstant("SIGUSR1")] public const int Signalusr1 = 10;
    [PyConstant("SIGSEGV")] public const int Signalsegv = 11;
    [PyConstant("SIGUSR2")] public const int Signalusr2 = 12;
    [PyConstant("SIGPIPE")] public const int Signalpipe = 13;
    [PyConstant("SIGALRM")] public const int Signalalrm = 14;
    [PyConstant("SIGTERM")] public const int Signalterm = 15;
    [PyConstant("SIGSTKFLT")] public const int Signalstkflt = 16;
    [PyConstant("SIGCHLD")] public const int Signalchld = 17;
    [PyConstant("SIGCLD")] public const int Signalcld = 17;
    [PyConstant("SIGCONT")] public const int Signalcont = 18;
    [PyConstant("SIGSTOP")] public const int Signalstop = 19;
    [PyConstant("SIGTSTP")] public const int Signaltstp = 20;
    [PyConstant("SIGTTIN")] public const int Signalttin = 21;
    [PyConstant("SIGTTOU")] public const int Signalttou = 22;
    [PyConstant("SIGURG")] public const int Signalurg = 23;
    [PyConstant("SIGXCPU")] public const int Signalxcpu = 24;
    [PyConstant("SIGXFSZ")] public const int Signalxfsz = 25;
    [PyConstant("SIGVTALRM")] public const int Signalvtalrm = 26;
    [PyConstant("SIGPROF")] public const int Signalprof = 27;
    [PyConstant("SIGWINCH")] public const int Signalwinch = 28;
    [PyConstant("SIGIO")] public const int Signalio = 29;
    [PyConstant("SIGPOLL")] public const int Signalpoll = 29;
    [PyConstant("SIGPWR")] public const int Signalpwr = 30;
    [PyConstant("SIGSYS")] public const int Signalsys = 31;
    [PyConstant("SIGRTMIN")] public const int Signalrtmin = 34;
    [PyConstant("SIGRTMAX")] public const int Signalrtmax = 64;

    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        if (Process(thread)?.BlockedAtStart is > 0 and var blocked) _masks.Add(thread.Interpreter.Threads.Main, new Mask { Blocked = blocked });
        thread.Interpreter.InterruptHandler = Arrived;
        thread.Interpreter.HandlesSignal = (state, signal) => (_handlers[signal] is { } handler ? handler is not PyInt { Value: Default } : signal == Signalint) || IsHeld(state.Interpreter.Threads.Main, signal) || _watchers[signal] is not null;
        return true;
    }

    // What came from outside or from another thread does nothing where nothing was said.
    private bool Arrived(PyThreadState thread, int signal)
    {
        if (Hold(thread, signal)) return true;
        if (HandlerOf(thread, signal) is not { } handler) return false;
        var isOwn = (Interlocked.And(ref _own, ~Bit(signal)) & Bit(signal)) != 0;
        return handler is PyInt && !isOwn && _watchers[signal] is null || Raise(thread, signal) is not null;
    }

    // As Python starts: an interrupt raises KeyboardInterrupt, two signals are ignored.
    private PyObject? HandlerOf(PyThreadState thread, int signal)
    {
        if (_handlers[signal] is { } handler) return handler;
        if (Process(thread)?.IsIgnored(signal) == true) return PyInt.From(Ignore);
        if (signal is Signalpipe or Signalxfsz) return PyInt.From(Ignore);
        if (signal != Signalint) return PyInt.From(Default);
        return Imports.Import(thread, "_signal") is { } module ? Attributes.Get(thread, module, s_defaultHandler) : null;
    }

    private static bool IsValid(int signal) => signal is > 0 and < Count || PyErr.ValueError("signal number out of range");

    [PyFunction("signal(signalnum, handler, /)", Doc = "Set what a signal does: SIG_DFL, SIG_IGN, or a function that is called with the signal and the frame. The former handler is returned.")]
    internal PyObject? SetHandler(PyThreadState thread, int signalnum, PyObject handler)
    {
        if (!IsValid(signalnum)) return null;
        if (!thread.IsMain) return PyErr.ValueError("signal only works in main thread of the main interpreter");
        var isNumber = handler is PyInt { Value: Default or Ignore };
        if (!isNumber && !Calls.IsCallable(handler)) return PyErr.TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
        if (signalnum is Signalkill or Signalstop or 32 or 33) return FileErrors.Set(FileError.Invalid);
        if (HandlerOf(thread, signalnum) is not { } former) return null;
        _handlers[signalnum] = handler;
        if (signalnum == Signalchld && thread.Interpreter.Processes is not null) WatchChildren(thread, isNumber);
        SetAction(thread, signalnum, handler);
        return former;
    }

    // The process that a program has to itself; null: it belongs to the host.
    private static IOwnProcess? Process(PyThreadState thread) => thread.Interpreter.Settings.OwnsProcess ? thread.Interpreter.Processes as IOwnProcess : null;

    private static void SetAction(PyThreadState thread, int signal, PyObject handler)
    {
        if (Process(thread) is not { } process) return;
        // It outlives the engine if nobody takes the handler away, and must not hold it.
        var engine = new WeakReference<PyInterpreterState>(thread.Interpreter);
        process.SetAction(signal, handler switch { PyInt { Value: Default } => SignalAction.Default, PyInt { Value: Ignore } => SignalAction.Ignore, _ => SignalAction.Tell }, () =>
        {
            if (engine.TryGetTarget(out var state)) state.Interrupt(signal);
        });
    }

    // The system tells the host's process; whoever has a handler is told by that.
    private void WatchChildren(PyThreadState thread, bool ends)
    {
        _children?.Dispose();
        _children = null;
        if (ends || OperatingSystem.IsWindows()) return;
        // It outlives the engine if nobody takes the handler away, and must not hold it.
        var engine = new WeakReference<PyInterpreterState>(thread.Interpreter);
        _children = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGCHLD, _ =>
        {
            if (engine.TryGetTarget(out var state)) state.Interrupt(Signalchld);
        });
    }

    // A byte for whoever waits for files.
    private void TellWaiter(PyThreadState thread, int signal)
    {
        if (_wakeup < 0 || !thread.Interpreter.Descriptors.TryGet(_wakeup, out var file)) return;
        if (file.Write([(byte)signal], out _) is FileError.None or FileError.WouldBlock) return;
        _wakeup = NoDescriptor;
    }

    [PyFunction("getsignal(signalnum, /)", Doc = "The handler of a signal.")]
    internal PyObject? GetHandler(PyThreadState thread, int signalnum) => IsValid(signalnum) ? HandlerOf(thread, signalnum) : null;

    [PyFunction("default_int_handler(signalnum, frame, /)", Doc = "Raise KeyboardInterrupt.")]
    internal static PyObject? DefaultInterruptHandler(PyThreadState thread, int signalnum, PyObject frame) => PyErr.Set(PyExceptions.KeyboardInterrupt, PyTuple.Empty);

    [PyFunction("raise_signal(signalnum, /)", Doc = "Call the handler of a signal. What has none ends the script.")]
    internal PyObject? Raise(PyThreadState thread, int signalnum)
    {
        if (signalnum == 0) return PyNone.Instance;
        if (signalnum is < 0 or >= Count) return FileErrors.Set(FileError.Invalid);
        if (Hold(thread, signalnum)) return PyNone.Instance;
        if (!thread.IsMain)
        {
            thread.Interpreter.Interrupt(signalnum);
            return PyNone.Instance;
        }
        if (_watchers[signalnum] is { } watcher)
        {
            // It says whether that was all.
            if (Calls.Call2(thread, watcher, PyInt.From(signalnum), FrameOf(thread)) is not { } goesOn || !Truth.TryTest(thread, goesOn, out var isChained)) return null;
            if (!isChained) return PyNone.Instance;
        }
        if (HandlerOf(thread, signalnum) is not { } handler) return null;
        if (handler is PyInt { Value: var number })
        {
            var isHarmless = number == Ignore || signalnum is Signalchld or Signalcont or Signalurg or Signalwinch;
            return isHarmless ? PyNone.Instance : End(thread, signalnum);
        }
        TellWaiter(thread, signalnum);
        _handled++;
        return Calls.Call2(thread, handler, PyInt.From(signalnum), FrameOf(thread)) is null ? null : PyNone.Instance;
    }

    // What the system does of itself: the process ends, or stops for a while. Where it belongs to the host only the script ends.
    private static PyObject? End(PyThreadState thread, int signal)
    {
        if (Process(thread) is { } process && !process.IsIgnored(signal))
        {
            process.SetAction(signal, SignalAction.Default, static () => { });
            if (thread.Interpreter.Processes!.Signal(Environment.ProcessId, signal) == FileError.None && signal is Signaltstp or Signalttin or Signalttou or Signalstop) return PyNone.Instance;
            // It arrives in some thread.
            System.Threading.Thread.Sleep(s_arrival);
        }
        return PyErr.Set(PyExceptions.SystemExit, PyTuple.Of(PyInt.From(128 + signal)));
    }

    private static readonly TimeSpan s_arrival = TimeSpan.FromMilliseconds(20);

    private static PyObject FrameOf(PyThreadState thread) => thread.CurrentFrame is { } current ? PyFrame.Of(thread, current) : PyNone.Instance;

    [PyFunction("strsignal(signalnum, /)", Doc = "What a signal means, as text; None for a number that means none.")]
    internal static PyObject? Describe(PyThreadState thread, int signalnum)
    {
        if (!IsValid(signalnum)) return null;
        var text = signalnum switch
        {
            1 => "Hangup",
            2 => "Interrupt",
            3 => "Quit",
            4 => "Illegal instruction",
            5 => "Trace/breakpoint trap",
            6 => "Aborted",
            7 => "Bus error",
            8 => "Floating point exception",
            9 => "Killed",
            10 => "User defined signal 1",
            11 => "Segmentation fault",
            12 => "User defined signal 2",
            13 => "Broken pipe",
            14 => "Alarm clock",
            15 => "Terminated",
            16 => "Stack fault",
            17 => "Child exited",
            18 => "Continued",
            19 => "Stopped (signal)",
            20 => "Stopped",
            21 => "Stopped (tty input)",
            22 => "Stopped (tty output)",
            23 => "Urgent I/O condition",
            24 => "CPU time limit exceeded",
            25 => "File size limit exceeded",
            26 => "Virtual timer expired",
            27 => "Profiling timer expired",
            28 => "Window changed",
            29 => "I/O possible",
            30 => "Power failure",
            31 => "Bad system call",
            >= FirstRealTime => $"Real-time signal {signalnum - FirstRealTime}",
            _ => null,
        };
        return text is null ? PyNone.Instance : PyStr.FromUtf16(text);
    }

    [PyFunction("valid_signals(/)", Doc = "The set of all signals there are.")]
    internal static PyObject? ValidSignals(PyThreadState thread)
    {
        var all = new PySet();
        for (var signal = 1; signal < Count; signal++)
            if (signal is not (32 or 33) && !all.TryAdd(thread, PyInt.From(signal))) return null;
        return all;
    }

    [PyFunction("siginterrupt(signalnum, flag, /)", Doc = "Whether a signal interrupts a system call: it never does.")]
    internal static PyObject? Interrupts(PyThreadState thread, int signalnum, int flag) => IsValid(signalnum) ? PyNone.Instance : null;

    [PyFunction("set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)", NoTextSignature = true, Doc = "Set a descriptor to which the number of a signal is written when it arrives; -1: none. The former one is returned.")]
    internal PyObject? SetWakeupDescriptor(PyThreadState thread, int fd, bool warn_on_full_buffer)
    {
        if (!thread.IsMain) return PyErr.ValueError("set_wakeup_fd only works in main thread of the main interpreter");
        if (fd != NoDescriptor)
        {
            if (!thread.Interpreter.Descriptors.TryGet(fd, out var file)) return FileErrors.Set(FileError.BadDescriptor);
            if (file.IsBlocking) return PyErr.ValueError($"the fd {fd} must be in non-blocking mode");
        }
        var former = _wakeup;
        _wakeup = fd;
        return PyInt.From(former);
    }
}
