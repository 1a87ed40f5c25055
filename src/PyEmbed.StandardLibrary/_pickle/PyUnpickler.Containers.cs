using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

// Tuples, lists, dicts and sets
internal partial class PyUnpickler
{
    private bool TryMakeTuple(PyThreadState thread, int count) =>
        _stack.TryRequire(thread, count) && _stack.Take(thread, _stack.Count - count) is { } items && _stack.TryPush(thread, PyTuple.Adopt(items));

    /// <summary>The object below a place of the stack, and the objects from there on, which are taken off. True with null: there are none. False: an error is set.</summary>
    private bool TryTakeItems(PyThreadState thread, int start, out PyObject? target, out PyObject[]? items)
    {
        (target, items) = (null, null);
        if (start > _stack.Count) return _stack.Underflow(thread);
        if (!_stack.TryRequire(thread, _stack.Count - start + 1)) return false;
        if (start == _stack.Count) return true;
        items = _stack.Take(thread, start);
        target = items is null ? null : _stack.Peek(thread);
        return target is not null;
    }

    private bool TryAppend(PyThreadState thread, int start)
    {
        if (!TryTakeItems(thread, start, out var target, out var items)) return false;
        if (items is null) return true;
        if (target!.GetType() == typeof(PyList))
        {
            var list = (PyList)target;
            return items.Length == 1 ? list.TryAppend(thread, items[0]) : list.TrySplice(thread, list.Count, 0, items);
        }
        if (!Attributes.TryGet(thread, target, Names.PlainExtend, out var extend)) return false;
        if (extend is not null) return Calls.Call1(thread, extend, PyList.Adopt(items)) is not null;
        // Classes that have no more than append() are to be read as well.
        return Attributes.Get(thread, target, Names.PlainAppend) is { } append && TryCallForEach(thread, append, items);
    }

    private static bool TryCallForEach(PyThreadState thread, PyObject method, PyObject[] items)
    {
        foreach (var item in items)
            if (!thread.TryChargeWork(1) || Calls.Call1(thread, method, item) is null) return false;
        return true;
    }

    private bool TryMakeDict(PyThreadState thread)
    {
        if (_stack.TakeMarked(thread) is not { } items) return false;
        if (items.Length % 2 != 0) return PickleState.CannotUnpickle(thread, "odd number of items for DICT");
        var dict = new PyDict();
        return TryStore(thread, dict, items) && _stack.TryPush(thread, dict);
    }

    private bool TrySetItems(PyThreadState thread, int start)
    {
        if (!TryTakeItems(thread, start, out var target, out var items)) return false;
        if (items is null) return true;
        if (items.Length % 2 != 0) return PickleState.CannotUnpickle(thread, "odd number of items for SETITEMS");
        return TryStore(thread, target!, items);
    }

    private static bool TryStore(PyThreadState thread, PyObject target, PyObject[] items)
    {
        var dict = target.GetType() == typeof(PyDict) ? (PyDict)target : null;
        for (var i = 0; i < items.Length; i += 2)
        {
            if (!thread.TryChargeWork(1)) return false;
            if (!(dict is not null ? dict.TrySetItem(thread, items[i], items[i + 1]) : Subscript.SetItem(thread, target, items[i], items[i + 1]))) return false;
        }
        return true;
    }

    private bool TryAddItems(PyThreadState thread)
    {
        var mark = _stack.TakeMark(thread);
        if (mark < 0 || !TryTakeItems(thread, mark, out var target, out var items)) return false;
        if (items is null) return true;
        if (target is PySet set) return TryFill(thread, set, items);
        return Attributes.Get(thread, target!, PickleNames.Add) is { } add && TryCallForEach(thread, add, items);
    }

    private bool TryMakeFrozenSet(PyThreadState thread)
    {
        if (_stack.TakeMarked(thread) is not { } items) return false;
        var set = new PyFrozenSet();
        return TryFill(thread, set, items) && _stack.TryPush(thread, set);
    }

    private static bool TryFill(PyThreadState thread, PyAnySet set, PyObject[] items)
    {
        foreach (var item in items)
            if (!thread.TryChargeWork(1) || !set.TryAdd(thread, item)) return false;
        return true;
    }
}
