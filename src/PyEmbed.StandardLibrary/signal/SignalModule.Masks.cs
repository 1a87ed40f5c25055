using System.Runtime.CompilerServices;
using PyEmbed.StandardLibrary.Posix;
using PyEmbed.VM;
using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.Signal;

// Signals that are held back, and waiting for signals. All of it is the engine's: the masks of the host's threads stay as they are.
internal sealed partial class SignalModule
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(20);
    private static readonly StructSequenceDefinition s_information = new("signal", "struct_siginfo", "struct_siginfo: Result from sigwaitinfo or sigtimedwait.",
        ["si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band"]);

    private readonly ConditionalWeakTable<PyThreadState, Mask> _masks = [];
    private const FileError NoProcess = (FileError)3;

    private ulong _pending;     // held back, a bit a signal
    private ulong _awaited;     // by sigwait() at the moment
    private ulong _own;         // raised by this engine's timers and threads: these have the default action where nothing was said
    private long _handled;      // how often a handler was called

    [PyConstant("struct_siginfo")] internal static PyType Information => s_information.Type;

    private readonly PyObject?[] _watchers = new PyObject?[Count];     // called before a handler

    [PyFunction("_watch(signalnum, function, /)", Doc = "Have a function called with the signal and the frame before its handler, which is called after it if it returns True; None: not any more. Whether there was one is returned.")]
    internal PyObject? Watch(PyThreadState thread, int signalnum, PyObject function)
    {
        if (!IsValid(signalnum)) return null;
        if (function is not PyNone && signalnum is (Signalkill or Signalstop or 32 or 33)) return FileErrors.Set(FileError.Invalid);
        var wasWatched = _watchers[signalnum] is not null;
        _watchers[signalnum] = function is PyNone ? null : function;
        return PyBool.From(wasWatched);
    }

    private sealed class Mask
    {
        public ulong Blocked;
    }

    private static ulong Bit(int signal) => 1UL << (signal - 1);

    // The mask of a thread that has said nothing holds nothing back.
    private bool IsHeld(PyThreadState thread, int signal) => ((_awaited | (_masks.TryGetValue(thread, out var mask) ? mask.Blocked : 0)) & Bit(signal)) != 0;

    // Keeps a signal back. False: it is not held, and is to be handled.
    private bool Hold(PyThreadState thread, int signal)
    {
        if (!IsHeld(thread, signal)) return false;
        _pending |= Bit(signal);
        return true;
    }

    // A signal of the engine's own; it arrives at the main thread's next safe point.
    private void Send(PyInterpreterState interpreter, int signal)
    {
        Interlocked.Or(ref _own, Bit(signal));
        _ = interpreter.Interrupt(signal);
    }

    [PyFunction("pthread_sigmask(how, mask, /)", Doc = "Change which signals are held back for this thread; those held back before are returned.")]
    internal PyObject? SetMaskOfThread(PyThreadState thread, int how, PyObject mask)
    {
        if (!TrySet(thread, mask, out var signals)) return null;
        if (how is < Block or > SetMask) return FileErrors.Set(FileError.Invalid);
        var own = _masks.GetOrCreateValue(thread);
        var former = own.Blocked;
        // Two signals cannot be held back.
        signals &= ~(Bit(Signalkill) | Bit(Signalstop));
        own.Blocked = how switch { Block => former | signals, Unblock => former & ~signals, _ => signals };
        for (var signal = 1; signal < Count; signal++)
        {
            if ((_pending & Bit(signal)) == 0 || IsHeld(thread, signal)) continue;
            _pending &= ~Bit(signal);
            if (Raise(thread, signal) is null) return null;
        }
        return SetOf(thread, former);
    }

    [PyFunction("sigpending(/)", Doc = "The signals that have arrived and are held back.")]
    internal PyObject? Pending(PyThreadState thread) => SetOf(thread, _pending);

    [PyFunction("sigwait(sigset, /)", Doc = "Wait for one of these signals, of which no notice is taken otherwise; its number is returned.")]
    internal PyObject? WaitForSignal(PyThreadState thread, PyObject sigset) => TryAwait(thread, sigset, null, out var signal) ? PyInt.From(signal) : null;

    [PyFunction("sigwaitinfo(sigset, /)", Doc = "Wait for one of these signals; what is known of it is returned.")]
    internal PyObject? WaitForInformation(PyThreadState thread, PyObject sigset) => TryAwait(thread, sigset, null, out var signal) ? InformationOn(thread, signal) : null;

    [PyFunction("sigtimedwait(sigset, timeout, /)", Doc = "Wait for one of these signals for so many seconds; what is known of it is returned, None where none came.")]
    internal PyObject? WaitForInformationUntil(PyThreadState thread, PyObject sigset, PyObject timeout)
    {
        if (!Number.TryToDouble(thread, timeout, out var seconds)) return null;
        if (double.IsNaN(seconds)) return PyErr.ValueError("Invalid value NaN (not a number)");
        if (seconds < 0) return PyErr.ValueError("timeout must be non-negative");
        if (seconds > MostTime) return PyErr.OverflowError("timestamp too large to convert to C _PyTime_t");
        if (!TryAwait(thread, sigset, TimeSpan.FromSeconds(seconds), out var signal)) return null;
        return signal == 0 ? PyNone.Instance : InformationOn(thread, signal);
    }

    private static PyStructSequence InformationOn(PyThreadState thread, int signal)
    {
        var zero = PyInt.From(0);
        return new PyStructSequence(s_information, PyInt.From(signal), zero, zero, PyInt.From(thread.Interpreter.Settings.ProcessId),
            PyInt.From((uint)(thread.Interpreter.Files?.System.UserId ?? 0)), zero, zero);
    }

    // False: an error is set. No signal: the time is over.
    private bool TryAwait(PyThreadState thread, PyObject set, TimeSpan? timeout, out int signal)
    {
        signal = 0;
        if (!TrySet(thread, set, out var signals)) return false;
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var former = _awaited;
        _awaited |= signals;
        try
        {
            while (true)
            {
                if ((_pending & signals) is var found and not 0)
                {
                    signal = System.Numerics.BitOperations.TrailingZeroCount(found) + 1;
                    _pending &= ~Bit(signal);
                    return true;
                }
                if (!thread.PollWaiting()) return false;
                if ((_pending & signals) != 0) continue;
                var left = timeout is { } time ? time - System.Diagnostics.Stopwatch.GetElapsedTime(start) : s_longestWait;
                if (left <= TimeSpan.Zero) return true;
                thread.Park(left < s_longestWait ? left : s_longestWait);
            }
        }
        finally
        {
            _awaited = former;
        }
    }

    [PyFunction("pause(/)", Doc = "Wait until a signal has been handled.")]
    internal PyObject? Pause(PyThreadState thread)
    {
        var before = _handled;
        while (_handled == before)
        {
            if (!thread.PollWaiting()) return null;
            if (_handled == before) thread.Park(s_longestWait);
        }
        return PyNone.Instance;
    }

    [PyFunction("pthread_kill(thread_id, signalnum, /)", Doc = "Send a signal to a thread of the engine; its handler is called in the main thread.")]
    internal PyObject? SendToThread(PyThreadState thread, long thread_id, int signalnum)
    {
        if (!Auditing.Audit(thread, "signal.pthread_kill", PyInt.From(thread_id), PyInt.From(signalnum))) return null;
        if (signalnum is < 0 or >= Count) return FileErrors.Set(FileError.Invalid);
        if (!TryFindThread(thread, thread_id, out var isThere)) return null;
        if (!isThere) return FileErrors.Set(NoProcess);
        if (signalnum == 0) return PyNone.Instance;
        Send(thread.Interpreter, signalnum);
        return !thread.IsMain || thread.PollSlow() ? PyNone.Instance : null;
    }

    // False: an error is set.
    private static bool TryFindThread(PyThreadState thread, long number, out bool isThere)
    {
        isThere = false;
        if (Imports.Import(thread, "sys") is not { } sys || Calls.CallMethod(thread, sys, PyStr.FromName("_current_frames")) is not { } answer) return false;
        if (answer is not PyDict frames) return true;
        if (!frames.TryGetItem(thread, PyInt.From(number), out var found)) return false;
        isThere = found is not null;
        return true;
    }

    [PyFunction("pidfd_send_signal(pidfd, signalnum, siginfo=None, flags=0, /)", Doc = "Send a signal to a process for which a descriptor stands.")]
    internal static PyObject? SendToProcess(PyThreadState thread, int pidfd, int signalnum, PyObject siginfo, int flags)
    {
        if (siginfo is not PyNone) return PyErr.TypeError("siginfo must be None");
        if (!thread.Interpreter.Descriptors.TryGet(pidfd, out var file) || file is not ProcessFile process) return FileErrors.Set(FileError.BadDescriptor);
        if (flags != 0 || signalnum is < 0 or >= Count) return FileErrors.Set(FileError.Invalid);
        if (thread.Interpreter.ProcessesOrError() is not { } processes) return null;
        var error = processes.Signal(process.Id, signalnum);
        return error == FileError.None ? PyNone.Instance : FileErrors.Set(error);
    }

    private static bool TrySet(PyThreadState thread, PyObject given, out ulong signals)
    {
        signals = 0;
        if (Iteration.ToTuple(thread, given) is not { } items) return false;
        foreach (var item in items.Items)
        {
            if (Number.Index(thread, item) is not { } index) return false;
            if (!PyInt.TryGetInt64(index, out var signal) || signal is <= 0 or >= Count) return PyErr.ValueError($"signal number {Number.ToBigInteger(index)} out of range [1; {Count - 1}]");
            signals |= Bit((int)signal);
        }
        return true;
    }

    private static PySet? SetOf(PyThreadState thread, ulong signals)
    {
        var set = new PySet();
        for (var signal = 1; signal < Count; signal++)
            if ((signals & Bit(signal)) != 0 && !set.TryAdd(thread, PyInt.From(signal))) return null;
        return set;
    }
}
