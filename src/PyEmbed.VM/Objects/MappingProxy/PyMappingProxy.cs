using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>A read-only view of a mapping: what <c>type.__dict__</c> is.</summary>
[PyType("mappingproxy", MatchMapping = true, Doc = "A read-only view of a mapping.")]
internal sealed partial class PyMappingProxy(PyObject mapping) : PyObject
{
    public PyObject Mapping { get; } = mapping;

    [PyMethod("__new__(cls, mapping)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject mapping)
    {
        if (!mapping.Type.Defines(Slot.GetItem) || mapping is PyList or PyTuple)
            return PyErr.TypeError($"mappingproxy() argument must be a mapping, not {mapping.Type.NameInMessages}");
        return new PyMappingProxy(mapping);
    }

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key) => Subscript.GetItem(thread, Mapping, key);

    [PyMethod("__len__(self, /)")]
    internal bool TryLength(PyThreadState thread, out nint length) => Subscript.TryLength(thread, Mapping, out length);

    [PyMethod("__contains__(self, key, /)")]
    internal bool TryContains(PyThreadState thread, PyObject key, out bool found) => Subscript.TryContains(thread, Mapping, key, out found);

    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iter(PyThreadState thread) => Iteration.GetIter(thread, Mapping);

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var text = new ContainerRepr(thread);
        text.Append("mappingproxy(");
        if (!text.TryAppend(Mapping)) return null;
        text.Append(")");
        return text.ToStr();
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject? ToText(PyThreadState thread) => Representation.Str(thread, Mapping);

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op) => Comparison.Compare(thread, Mapping, other, op);

    [PyMethod("__or__(self, other, /)")]
    internal static PyObject? Or(PyThreadState thread, PyObject left, PyObject right) =>
        Number.Or(thread, left is PyMappingProxy ofLeft ? ofLeft.Mapping : left, right is PyMappingProxy ofRight ? ofRight.Mapping : right);

    [PyMethod("__ior__(self, other, /)")]
    internal PyObject? OrInPlace(PyThreadState thread, PyObject other) => PyErr.TypeError($"'|=' is not supported by {Type.Name}; use '|' instead");

    [PyMethod("get(self, key, default=None, /)", NoTextSignature = true, Doc = "The value of the key, or the default where it is not there.")]
    internal PyObject? GetOrDefault(PyThreadState thread, PyObject key, PyObject @default) => Calls.CallMethod(thread, Mapping, Names.PlainGet, key, @default);

    [PyMethod("keys(self, /)", NoTextSignature = true, Doc = "D.keys() -> a set-like view of D's keys")]
    internal PyObject? Keys(PyThreadState thread) => Calls.CallMethod(thread, Mapping, Names.PlainKeys);

    [PyMethod("values(self, /)", NoTextSignature = true, Doc = "D.values() -> a view of D's values")]
    internal PyObject? Values(PyThreadState thread) => Calls.CallMethod(thread, Mapping, Names.PlainValues);

    [PyMethod("items(self, /)", NoTextSignature = true, Doc = "D.items() -> a set-like view of D's items")]
    internal PyObject? ItemPairs(PyThreadState thread) => Calls.CallMethod(thread, Mapping, Names.PlainItems);

    [PyMethod("copy(self, /)", NoTextSignature = true, Doc = "D.copy() -> a shallow copy of D")]
    internal PyObject? Copy(PyThreadState thread) => Calls.CallMethod(thread, Mapping, Names.PlainCopy);

    [PyMethod("__reversed__(self, /)", NoTextSignature = true, Doc = "D.__reversed__() -> an iterator from the end")]
    internal PyObject? Reversed(PyThreadState thread) => Calls.CallMethod(thread, Mapping, Names.Reversed);

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}
