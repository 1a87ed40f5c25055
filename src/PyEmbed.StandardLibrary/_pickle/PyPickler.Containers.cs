using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

// Tuples, lists, dicts and sets
internal partial class PyPickler
{
    // The reader holds no more than this on its stack for a container.
    private const int BatchSize = 1000;

    private bool TrySaveTuple(PyThreadState thread, PyTuple tuple)
    {
        var count = tuple.Count;
        if (count == 0) return _protocol > 0 ? _output.TryPut(thread, PickleOpcode.EmptyTuple) : _output.TryPut(thread, PickleOpcode.Mark, PickleOpcode.Tuple);
        var isShort = count <= 3 && _protocol >= 2;
        if (!isShort && !_output.TryPut(thread, PickleOpcode.Mark)) return false;
        for (var i = 0; i < count; i++)
            if (!TrySave(thread, tuple[i])) return false;
        if (_memo.TryFind(tuple, out var number))
        {
            // It is in one of its items and was written with that: its items are dropped again.
            if (!isShort && _binary != 0) return _output.TryPut(thread, PickleOpcode.PopMark) && TryPutGet(thread, number);
            for (var i = isShort ? 0 : -1; i < count; i++)
                if (!_output.TryPut(thread, PickleOpcode.Pop)) return false;
            return TryPutGet(thread, number);
        }
        var opcode = isShort ? (PickleOpcode)((int)PickleOpcode.Tuple1 + count - 1) : PickleOpcode.Tuple;
        return _output.TryPut(thread, opcode) && TryMemoize(thread, tuple);
    }

    private bool TrySaveList(PyThreadState thread, PyList list)
    {
        if (!TryEnterFast(list)) return false;
        var isSaved = _binary != 0 ? _output.TryPut(thread, PickleOpcode.EmptyList) : _output.TryPut(thread, PickleOpcode.Mark, PickleOpcode.List);
        isSaved = isSaved && TryMemoize(thread, list);
        if (isSaved && list.Count > 0)
            isSaved = _protocol > 0 ? TryAppendItems(thread, list) : Iteration.GetIter(thread, list) is { } iterator && TryAppendAll(thread, iterator);
        LeaveFast(list);
        return isSaved;
    }

    private bool TryAppendItems(PyThreadState thread, PyList list)
    {
        if (list.Count == 1) return TrySave(thread, list[0]) && _output.TryPut(thread, PickleOpcode.Append);
        // What is called for an item may change the list.
        for (var at = 0; at < list.Count;)
        {
            if (!_output.TryPut(thread, PickleOpcode.Mark)) return false;
            for (var n = 0; n < BatchSize && at < list.Count; n++)
                if (!TrySave(thread, list[at++])) return false;
            if (!_output.TryPut(thread, PickleOpcode.Appends)) return false;
        }
        return true;
    }

    private bool TryAppendAll(PyThreadState thread, PyObject iterator) => TrySaveBatches(thread, iterator, PickleOpcode.Append, PickleOpcode.Appends);

    private bool TrySetAll(PyThreadState thread, PyObject iterator) => TrySaveBatches(thread, iterator, PickleOpcode.SetItem, PickleOpcode.SetItems);

    // One item stands alone, several between a mark and the instruction for many. That needs a look at the item behind.
    private bool TrySaveBatches(PyThreadState thread, PyObject iterator, PickleOpcode one, PickleOpcode many)
    {
        var isPairs = one == PickleOpcode.SetItem;
        if (_protocol == 0)
        {
            while (Iteration.Next(thread, iterator) is { } item)
                if (!TrySaveItem(thread, item, isPairs) || !_output.TryPut(thread, one)) return false;
            return !thread.HasError;
        }
        for (var isFull = true; isFull;)
        {
            if (Iteration.Next(thread, iterator) is not { } first) return !thread.HasError;
            if (Iteration.Next(thread, iterator) is not { } next) return !thread.HasError && TrySaveItem(thread, first, isPairs) && _output.TryPut(thread, one);
            if (!_output.TryPut(thread, PickleOpcode.Mark) || !TrySaveItem(thread, first, isPairs)) return false;
            isFull = false;
            for (var n = 2; ; n++)
            {
                if (!TrySaveItem(thread, next, isPairs)) return false;
                isFull = n == BatchSize;
                if (isFull) break;
                if (Iteration.Next(thread, iterator) is not { } following) break;
                next = following;
            }
            if (thread.HasError || !_output.TryPut(thread, many)) return false;
        }
        return true;
    }

    private bool TrySaveItem(PyThreadState thread, PyObject item, bool isPair)
    {
        if (!isPair) return TrySave(thread, item);
        if (item is not PyTuple { Count: 2 } pair) return PyErr.TypeError("dict items iterator must return 2-tuples");
        return TrySave(thread, pair[0]) && TrySave(thread, pair[1]);
    }

    private bool TrySaveDict(PyThreadState thread, PyDict dict)
    {
        if (!TryEnterFast(dict)) return false;
        var isSaved = _binary != 0 ? _output.TryPut(thread, PickleOpcode.EmptyDict) : _output.TryPut(thread, PickleOpcode.Mark, PickleOpcode.Dict);
        isSaved = isSaved && TryMemoize(thread, dict);
        if (isSaved && dict.Count > 0)
            isSaved = _protocol > 0 ? TrySetItems(thread, dict) : Iteration.GetIter(thread, dict.ItemPairs()) is { } iterator && TrySetAll(thread, iterator);
        LeaveFast(dict);
        return isSaved;
    }

    private bool TrySetItems(PyThreadState thread, PyDict dict)
    {
        var count = dict.Count;
        var position = 0;
        if (count == 1)
        {
            _ = dict.NextEntry(ref position, out var key, out var value);
            return TrySave(thread, key!) && TrySave(thread, value!) && _output.TryPut(thread, PickleOpcode.SetItem);
        }
        int n;
        do
        {
            if (!_output.TryPut(thread, PickleOpcode.Mark)) return false;
            for (n = 0; n < BatchSize && dict.NextEntry(ref position, out var key, out var value); n++)
                if (!TrySave(thread, key) || !TrySave(thread, value)) return false;
            if (!_output.TryPut(thread, PickleOpcode.SetItems)) return false;
            if (dict.Count != count) return PyErr.RuntimeError("dictionary changed size during iteration");
        }
        while (n == BatchSize);
        return true;
    }

    // Before protocol 4 a call makes a set of a list.
    private bool TrySaveSetCall(PyThreadState thread, PyAnySet set) =>
        Iteration.ToList(thread, set) is { } items && TrySaveReduce(thread, PyTuple.Of(set.Type, PyTuple.Of(items)), set);

    private bool TrySaveSet(PyThreadState thread, PySet set)
    {
        if (_protocol < 4) return TrySaveSetCall(thread, set);
        if (!_output.TryPut(thread, PickleOpcode.EmptySet) || !TryMemoize(thread, set)) return false;
        var count = set.Count;
        if (count == 0) return true;
        var position = 0;
        int n;
        do
        {
            if (!_output.TryPut(thread, PickleOpcode.Mark)) return false;
            for (n = 0; n < BatchSize && set.NextItem(ref position, out var item, out _); n++)
                if (!TrySave(thread, item)) return false;
            if (!_output.TryPut(thread, PickleOpcode.AddItems)) return false;
            if (set.Count != count) return PyErr.RuntimeError("set changed size during iteration");
        }
        while (n == BatchSize);
        return true;
    }

    private bool TrySaveFrozenSet(PyThreadState thread, PyFrozenSet set)
    {
        if (!TryEnterFast(set)) return false;
        var isSaved = _protocol < 4 ? TrySaveSetCall(thread, set) : TrySaveFrozenItems(thread, set);
        LeaveFast(set);
        return isSaved;
    }

    private bool TrySaveFrozenItems(PyThreadState thread, PyFrozenSet set)
    {
        if (!_output.TryPut(thread, PickleOpcode.Mark)) return false;
        var position = 0;
        while (set.NextItem(ref position, out var item, out _))
            if (!TrySave(thread, item)) return false;
        // As with tuples.
        if (_memo.TryFind(set, out var number)) return _output.TryPut(thread, PickleOpcode.PopMark) && TryPutGet(thread, number);
        return _output.TryPut(thread, PickleOpcode.FrozenSet) && TryMemoize(thread, set);
    }
}
