namespace PyEmbed.StandardLibrary.Collections;

/// <summary>The attribute of a named tuple: an item of it.</summary>
[PyType("_tuplegetter", Module = "_collections")]
internal sealed partial class PyTupleGetter(nint index, PyObject doc) : PyObject
{
    [PyProperty("__doc__", Member = true)]
    internal PyObject? Doc { get; set; } = doc;

    [PyMethod("__new__(cls, index, doc, /)", NoTextSignature = true)]
    internal static PyObject New(PyThreadState thread, PyType type, nint index, PyObject doc) => new PyTupleGetter(index, doc);

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject? Get(PyThreadState thread, PyObject? instance, PyType? owner)
    {
        if (instance is null or PyNone) return this;
        if (instance is not PyTuple tuple)
            return PyErr.TypeError($"descriptor for index '{index}' for tuple subclasses doesn't apply to '{instance.Type.NameInMessages}' object");
        return tuple.TryItem(index, out var item) ? item : PyErr.IndexError("tuple index out of range");
    }

    [PyMethod("__set__(self, instance, value, /)")]
    internal bool Set(PyObject instance, PyObject value) => PyErr.AttributeError("can't set attribute");

    [PyMethod("__delete__(self, instance, /)")]
    internal bool Delete(PyObject instance) => PyErr.AttributeError("can't delete attribute");

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Of(PyInt.From(index), Doc ?? PyNone.Instance));

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) =>
        Representation.Repr(thread, Doc ?? PyNone.Instance) is { } doc ? PyStr.FromUtf16($"{Type.Name}({index}, {doc})") : null;
}
