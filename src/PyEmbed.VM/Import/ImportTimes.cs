using System.Diagnostics;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Import;

/// <summary>What <c>-X importtime</c> tells on <c>sys.stderr</c>: how long each import took, alone and with those that it brought about. Using Python, "Command line and environment".</summary>
internal sealed class ImportTimes
{
    private bool _isBegun;
    private int _depth;
    private TimeSpan _within;   // what imports below the present one have taken

    /// <summary>Loads a module that is not in <c>sys.modules</c>, and tells how long that took. Null: an error is set.</summary>
    [MustCheck]
    public PyObject? Load(PyThreadState thread, PyStr name)
    {
        if (!_isBegun) UncaughtErrors.WriteError(thread, "import time: self [us] | cumulative | imported package\n");
        _isBegun = true;
        var before = _within;
        _within = TimeSpan.Zero;
        _depth++;
        var start = Stopwatch.GetTimestamp();
        var module = thread.Interpreter.ModuleLocks.Load(thread, name);
        var whole = Stopwatch.GetElapsedTime(start);
        _depth--;
        // What fails to load is told of as well.
        var error = thread.HasError ? thread.TakeError() : null;
        UncaughtErrors.WriteError(thread, $"import time: {Microseconds(whole - _within),9} | {Microseconds(whole),10} | {new string(' ', 2 * _depth)}{name}\n");
        _within = before + whole;
        if (error is null) return module;
        thread.Restore(error);
        return null;
    }

    private static long Microseconds(TimeSpan time) => (long)Math.Ceiling(time.TotalMicroseconds);
}
