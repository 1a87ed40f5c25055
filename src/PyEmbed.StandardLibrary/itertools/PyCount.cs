namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.count</c></summary>
[PyType("count", Module = "itertools", Subclassable = true, Doc = "Evenly spaced numbers without end.")]
internal partial class PyCount(PyObject start, PyObject step) : PyObject
{
    private const long Slow = long.MaxValue;

    // Counting up by one within 64 bits needs no objects; all else goes through addition.
    private long _next = start is PyInt small && step is PyInt { Value: 1 } ? small.Value : Slow;
    private PyObject _slowNext = start;

    [PyMethod("__new__(cls, start=0, step=1)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject? start, PyObject? step)
    {
        if (start is not null && !IsNumber(start) || step is not null && !IsNumber(step)) return PyErr.TypeError("a number is required");
        start ??= PyInt.Zero;
        step ??= PyInt.One;
        return ReferenceEquals(type, BuiltinType) ? new PyCount(start, step) : new PyCountInstance(type, start, step);
    }

    private static bool IsNumber(PyObject value) =>
        value.Type.Defines(Slot.Index) || value.Type.Defines(Slot.Int) || value.Type.Defines(Slot.Float) || value is PyComplex;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (_next != Slow) return PyStr.FromUtf16($"{Type.Name}({_next})");
        var text = new ContainerRepr(thread);
        text.Append(Type.Name + "(");
        if (!text.TryAppend(_slowNext)) return null;
        if (step is not PyInt { Value: 1 })
        {
            text.Append(", ");
            if (!text.TryAppend(step)) return null;
        }
        text.Append(")");
        return text.ToStr();
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_next != Slow)
        {
            var value = PyInt.From(_next++);
            if (_next == Slow) _slowNext = PyInt.From(Slow);
            return value;
        }
        var now = _slowNext;
        if (Number.Add(thread, now, step) is not { } next) return null;
        _slowNext = next;
        return now;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce() => PyTuple.Of(Type, _next != Slow ? PyTuple.Of(PyInt.From(_next)) : PyTuple.Of(_slowNext, step));
}
