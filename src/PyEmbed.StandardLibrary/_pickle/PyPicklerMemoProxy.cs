using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>What <c>Pickler.memo</c> shows of the objects that were written.</summary>
[PyType("PicklerMemoProxy", Module = "_pickle", Unhashable = true)]
internal sealed partial class PyPicklerMemoProxy(PyPickler pickler) : PyObject
{
    public PyPickler Pickler => pickler;

    [PyMethod("clear(self, /)", Doc = "Forget all objects.")]
    internal void Clear() => pickler.ClearMemo();

    [PyMethod("copy(self, /)", Doc = "A dict from ids to pairs of a number and an object.")]
    internal PyDict? Copy(PyThreadState thread)
    {
        if (!thread.TryChargeWork(pickler.Memo.Count)) return null;
        var copy = new PyDict();
        var position = 0;
        while (pickler.Memo.NextEntry(ref position, out var value, out var number))
            if (!copy.TrySetItem(thread, PyInt.From(Identity.Of(value)), PyTuple.Of(PyInt.From(number), value))) return null;
        return copy;
    }

    [PyMethod("__reduce__(self, /)", Doc = "A dict with the same content.")]
    internal PyObject? Reduce(PyThreadState thread) => Copy(thread) is { } copy ? PyTuple.Of(PyDict.BuiltinType, PyTuple.Of(copy)) : null;
}
