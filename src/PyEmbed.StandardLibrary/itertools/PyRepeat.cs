namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.repeat</c></summary>
[PyType("repeat", Module = "itertools", Subclassable = true, Doc = "repeat(object [,times]) -> the object as often as said, or without end.")]
internal partial class PyRepeat(PyObject element, nint times) : PyObject
{
    private nint _left = times;   // -1: without end

    [PyMethod("__new__(cls, object, times=...)", NoTextSignature = true, ParseTuple = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject @object, nint? times)
    {
        var count = times is { } given ? Math.Max(given, 0) : -1;
        return ReferenceEquals(type, BuiltinType) ? new PyRepeat(@object, count) : new PyRepeatInstance(type, @object, count);
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var text = new ContainerRepr(thread);
        text.Append(Type.Name + "(");
        if (!text.TryAppend(element)) return null;
        text.Append(_left < 0 ? ")" : $", {_left})");
        return text.ToStr();
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next()
    {
        if (_left == 0) return null;
        if (_left > 0) _left--;
        return element;
    }

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true, Doc = "An estimate of how many items are left.")]
    internal PyObject? LengthHint() => _left < 0 ? PyErr.TypeError("len() of unsized object") : PyInt.From(_left);

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce() => PyTuple.Of(Type, _left < 0 ? PyTuple.Of(element) : PyTuple.Of(element, PyInt.From(_left)));
}
