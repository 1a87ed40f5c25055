using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Collections;

/// <summary>The part of <c>collections</c> that is written in C#.</summary>
[PyModule("_collections", Doc = "Containers: deque, defaultdict, OrderedDict.")]
internal sealed partial class CollectionsModule
{
    [PyConstant("deque")] internal static PyType Deque => PyDeque.BuiltinType;
    [PyConstant("defaultdict")] internal static PyType DefaultDict => PyDefaultDict.BuiltinType;
    [PyConstant("OrderedDict")] internal static PyType OrderedDict => PyOrderedDict.BuiltinType;
    [PyConstant("_deque_iterator")] internal static PyType DequeIterator => PyDequeIterator.BuiltinType;
    [PyConstant("_deque_reverse_iterator")] internal static PyType DequeReverseIterator => PyDequeReverseIterator.BuiltinType;
    [PyConstant("_tuplegetter")] internal static PyType TupleGetter => PyTupleGetter.BuiltinType;

    [PyFunction("_count_elements(mapping, iterable, /)", Doc = "Count elements in the iterable, updating the mapping")]
    internal static PyObject? CountElements(PyThreadState thread, PyObject mapping, PyObject iterable)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        var type = mapping.Type;
        // A subclass whose get and [] are the dict's own is counted in directly.
        if (mapping is PyDict dict && ReferenceEquals(type.Lookup(Names.PlainGet), PyDict.BuiltinType.Dict.GetByName(Names.PlainGet))
            && ReferenceEquals(type.Lookup(Names.Setitem), PyDict.BuiltinType.Dict.GetByName(Names.Setitem)))
        {
            while (Iteration.Next(thread, iterator) is { } key)
            {
                if (!thread.TryChargeWork(1) || !dict.TryFindKey(thread, key, out var index, out var hash)) return null;
                if ((index < 0 ? PyInt.One : Number.Add(thread, dict.ValueAt(index)!, PyInt.One)) is not { } count || !dict.TrySetItem(thread, key, hash, count)) return null;
            }
            return thread.HasError ? null : PyNone.Instance;
        }
        if (Attributes.Get(thread, mapping, Names.PlainGet) is not { } get) return null;
        while (Iteration.Next(thread, iterator) is { } key)
        {
            if (!thread.TryChargeWork(1) || Calls.Call2(thread, get, key, PyInt.Zero) is not { } old) return null;
            if (Number.Add(thread, old, PyInt.One) is not { } count || !Subscript.SetItem(thread, mapping, key, count)) return null;
        }
        return thread.HasError ? null : PyNone.Instance;
    }
}
