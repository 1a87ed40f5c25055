using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>What <c>Unpickler.memo</c> shows of the objects that were read.</summary>
[PyType("UnpicklerMemoProxy", Module = "_pickle", Unhashable = true)]
internal sealed partial class PyUnpicklerMemoProxy(PyUnpickler unpickler) : PyObject
{
    public PyUnpickler Unpickler => unpickler;

    [PyMethod("clear(self, /)", Doc = "Forget all objects.")]
    internal void Clear() => unpickler.Memo.Clear();

    [PyMethod("copy(self, /)", Doc = "A dict from numbers to objects.")]
    internal PyDict? Copy(PyThreadState thread) => unpickler.Memo.ToDict(thread);

    [PyMethod("__reduce__(self, /)", Doc = "A dict with the same content.")]
    internal PyObject? Reduce(PyThreadState thread) => Copy(thread) is { } copy ? PyTuple.Of(PyDict.BuiltinType, PyTuple.Of(copy)) : null;
}
