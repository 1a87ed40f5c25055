using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>range(start, stop, step)</c>.</summary>
[PyType("range", Sequence = true)]
internal sealed partial class PyRange(PyObject start, PyObject stop, PyObject step, PyObject length) : PyObject
{
    [PyProperty("start", Member = true)]
    internal PyObject Start { get; } = start;

    [PyProperty("stop", Member = true)]
    internal PyObject Stop { get; } = stop;

    [PyProperty("step", Member = true)]
    internal PyObject Step { get; } = step;

    [PyMethod("__new__(cls, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return PyErr.TypeError("range() takes no keyword arguments");
        if (args.Length == 0) return PyErr.TypeError("range expected at least 1 argument, got 0");
        if (args.Length > 3) return PyErr.TypeError($"range expected at most 3 arguments, got {args.Length}");
        var start = args.Length == 1 ? PyInt.Zero : Number.Index(thread, args[0]);
        var stop = start is null ? null : Number.Index(thread, args.Length == 1 ? args[0] : args[1]);
        var step = stop is null ? null : args.Length == 3 ? Number.Index(thread, args[2]) : PyInt.One;
        if (step is null) return null;
        if (step is PyInt { Value: 0 }) return PyErr.ValueError("range() arg 3 must not be zero");
        PyInt.TryGetValue(start, out var from);
        PyInt.TryGetValue(stop, out var to);
        PyInt.TryGetValue(step, out var by);
        var length = by.Sign > 0 ? (to - from + by - 1) / by : (from - to - by - 1) / -by;
        return new PyRange(start!, stop!, step, PyInt.From(length.Sign < 0 ? 0 : length));
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iter() => Start is PyInt start && Step is PyInt step && length is PyInt count
        ? new PyRangeIterator(start.Value, step.Value, count.Value)
        : PyErr.SystemError("ranges of numbers beyond 64 bits cannot be iterated over yet");

    [PyMethod("__len__(self, /)")]
    internal nint Length() => (nint)((PyInt)length).Value;
}
