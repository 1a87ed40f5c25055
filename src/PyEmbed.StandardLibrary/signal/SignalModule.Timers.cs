using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Signal;

// Timers that raise signals: they are .NET's, and the signals the engine's own.
internal sealed partial class SignalModule
{
    private const double MostSeconds = 4_000_000;    // what a timer of .NET can wait, with room
    private const double MostTime = 9223372036;      // seconds, what CPython's times hold
    private readonly IntervalTimer?[] _timers = new IntervalTimer?[3];

    [PyConstant("ITIMER_REAL")] public const int RealTimer = 0;
    [PyConstant("ITIMER_VIRTUAL")] public const int UserTimer = 1;
    [PyConstant("ITIMER_PROF")] public const int ProcessorTimer = 2;
    [PyConstant("ItimerError")] internal static PyType TimerError => PyThreadState.Current.Interpreter.ModuleState<SignalState>().TimerError(PyThreadState.Current);

    [PyFunction("alarm(seconds, /)", Doc = "Raise SIGALRM after so many seconds; 0: not any more. How many were left of the one before is returned.")]
    internal PyObject? Alarm(PyThreadState thread, int seconds)
    {
        var left = _timers[RealTimer]?.Left ?? 0;
        Start(thread, RealTimer, (uint)seconds, 0);
        return PyInt.From((long)Math.Ceiling(left));
    }

    [PyFunction("setitimer(which, seconds, interval=0.0, /)", Doc = "Raise a signal after so many seconds, and then each time an interval is over; (seconds left, interval) of before is returned.")]
    internal PyObject? SetTimer(PyThreadState thread, int which, PyObject seconds, PyObject? interval)
    {
        double pause = 0;
        if (!Number.TryToDouble(thread, seconds, out var delay)) return ClarifyNumber(thread, seconds);
        if (interval is not null && !Number.TryToDouble(thread, interval, out pause)) return ClarifyNumber(thread, interval);
        if (double.IsNaN(delay) || double.IsNaN(pause)) return PyErr.ValueError("Invalid value NaN (not a number)");
        if (which is < RealTimer or > ProcessorTimer || delay < 0 || pause < 0) return FailTimer(thread);
        if (Math.Max(delay, pause) > MostTime) return PyErr.OverflowError("timestamp too large to convert to C _PyTime_t");
        var former = TimesOf(which);
        Start(thread, which, delay, pause);
        return former;
    }

    private static PyError ClarifyNumber(PyThreadState thread, PyObject value) =>
        thread.ClearErrorIf(PyExceptions.TypeError) ? PyErr.TypeError($"'{value.Type.Name}' object cannot be interpreted as an integer") : default;

    [PyFunction("getitimer(which, /)", Doc = "(seconds left, interval) of a timer.")]
    internal PyObject? GetTimer(PyThreadState thread, int which) => which is < RealTimer or > ProcessorTimer ? FailTimer(thread) : TimesOf(which);

    private static PyError FailTimer(PyThreadState thread) => PyErr.Set(thread.Interpreter.ModuleState<SignalState>().TimerError(thread),
        PyTuple.Of(PyInt.From((int)FileError.Invalid), PyStr.FromUtf16(OSErrorNumbers.TextOf((int)FileError.Invalid))));

    private PyTuple TimesOf(int which) => _timers[which] is { } timer ? PyTuple.Of(PyFloat.From(timer.Left), PyFloat.From(timer.Interval)) : PyTuple.Of(PyFloat.From(0), PyFloat.From(0));

    private void Start(PyThreadState thread, int which, double seconds, double interval)
    {
        _timers[which]?.Dispose();
        _timers[which] = seconds > 0 ? new IntervalTimer(this, thread.Interpreter, which, seconds, interval) : null;
    }

    // It is held by the system's timers, so that it must not hold the engine.
    private sealed class IntervalTimer : IDisposable
    {
        private readonly WeakReference<SignalModule> _module;
        private readonly WeakReference<PyInterpreterState> _engine;
        private readonly int _which;
        private readonly Timer _timer;
        private readonly Lock _lock = new();
        private double _due;    // by the timer's clock

        public IntervalTimer(SignalModule module, PyInterpreterState engine, int which, double seconds, double interval)
        {
            (_module, _engine, _which, Interval) = (new(module), new(engine), which, interval);
            _due = Now + seconds;
            _timer = new Timer(static timer => ((IntervalTimer)timer!).Look(), this, Timeout.Infinite, Timeout.Infinite);
            Plan();
        }

        public double Interval { get; }

        public double Left
        {
            get
            {
                lock (_lock) return double.IsPositiveInfinity(_due) ? 0 : Math.Max(_due - Now, 1e-6);
            }
        }

        private double Now => _which switch
        {
            RealTimer => System.Diagnostics.Stopwatch.GetTimestamp() / (double)System.Diagnostics.Stopwatch.Frequency,
            UserTimer => Environment.CpuUsage.UserTime.TotalSeconds,
            _ => Environment.CpuUsage.TotalTime.TotalSeconds,
        };

        // Processor time goes no faster than all processors together. What is too long for a timer of .NET is waited for in pieces.
        private void Plan()
        {
            var wait = _due - Now;
            if (_which != RealTimer) wait /= Environment.ProcessorCount;
            if (double.IsPositiveInfinity(wait)) return;
            _timer.Change((long)Math.Ceiling(Math.Clamp(wait, 0.001, MostSeconds) * 1000), Timeout.Infinite);
        }

        private void Look()
        {
            if (!_module.TryGetTarget(out var module) || !_engine.TryGetTarget(out var engine)) return;
            lock (_lock)
            {
                if (_due <= Now)
                {
                    module.Send(engine, _which switch { RealTimer => Signalalrm, UserTimer => Signalvtalrm, _ => Signalprof });
                    _due = Interval > 0 ? Math.Max(_due + Interval, Now) : double.PositiveInfinity;
                }
                Plan();
            }
        }

        public void Dispose()
        {
            lock (_lock) _due = double.PositiveInfinity;
            _timer.Dispose();
        }
    }
}

/// <summary>What the module keeps for an engine.</summary>
internal sealed class SignalState
{
    private PyType? _timerError;

    public PyType TimerError(PyThreadState thread) => _timerError ??= ModuleExceptions.Make(thread, "signal", "itimer_error", PyExceptions.OSError);
}
