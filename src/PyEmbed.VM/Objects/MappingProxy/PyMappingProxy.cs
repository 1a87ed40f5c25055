using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>A read-only view of a mapping: what <c>type.__dict__</c> is.</summary>
[PyType("mappingproxy", MatchMapping = true)]
internal sealed partial class PyMappingProxy(PyObject mapping) : PyObject
{
    public PyObject Mapping { get; } = mapping;

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key) => Subscript.GetItem(thread, Mapping, key);

    [PyMethod("__len__(self, /)")]
    internal bool TryLength(PyThreadState thread, out nint length) => Subscript.TryLength(thread, Mapping, out length);

    [PyMethod("__contains__(self, key, /)")]
    internal bool TryContains(PyThreadState thread, PyObject key, out bool found) => Subscript.TryContains(thread, Mapping, key, out found);

    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iter(PyThreadState thread) => Iteration.GetIter(thread, Mapping);
}
