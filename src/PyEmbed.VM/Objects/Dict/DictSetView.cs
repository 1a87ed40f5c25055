using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>The views that are sets: of keys and of items. Set operations give sets.</summary>
internal abstract class DictSetView(PyDict dict) : DictView(dict)
{
    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (other is not (PyAnySet or DictSetView)) return PyNotImplemented.Instance;
        if (!Subscript.TryLength(thread, other, out var otherLength)) return null;
        var order = Dict.Count.CompareTo((int)otherLength);
        var result = op switch
        {
            CompareOp.Eq or CompareOp.Ne => order == 0,
            _ => CompareOps.Holds(op, order),
        };
        if (result)
        {
            var isSubset = op is CompareOp.Gt or CompareOp.Ge ? TryHasAll(thread, other, this, out result) : TryHasAll(thread, this, other, out result);
            if (!isSubset) return null;
        }
        return PyBool.From(result != (op == CompareOp.Ne));
    }

    private static bool TryHasAll(PyThreadState thread, PyObject items, PyObject container, out bool hasAll)
    {
        hasAll = false;
        if (Iteration.GetIter(thread, items) is not { } iterator) return false;
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1) || !Subscript.TryContains(thread, container, item, out hasAll)) return false;
            if (!hasAll) return true;
        }
        hasAll = true;
        return !thread.HasError;
    }

    [PyMethod("__sub__(self, other, /)")]
    internal static PyObject? Subtract(PyThreadState thread, PyObject left, PyObject right) =>
        ToSet(thread, left) is { } result && result.TryRemoveAll(thread, right) ? result : null;

    [PyMethod("__or__(self, other, /)")]
    internal static PyObject? Union(PyThreadState thread, PyObject left, PyObject right) =>
        ToSet(thread, left) is { } result && result.TryUpdate(thread, right) ? result : null;

    [PyMethod("__xor__(self, other, /)")]
    internal static PyObject? SymmetricDifference(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyDictItems ofLeft && right is PyDictItems ofRight) return SymmetricDifference(thread, ofLeft.Dict, ofRight.Dict);
        return ToSet(thread, left) is { } result && result.TryToggleAll(thread, right) ? result : null;
    }

    // Values need no hash where both dicts have the key with the same value.
    private static PyObject? SymmetricDifference(PyThreadState thread, PyDict left, PyDict right)
    {
        if (left.TryCopy(thread) is not { } rest) return null;
        var result = new PySet();
        var position = 0;
        while (right.NextEntry(ref position, out var key, out var value, out var hash))
        {
            if (!thread.TryChargeWork(1) || !rest.TryGetItem(thread, key, hash, out var other)) return null;
            var areEqual = false;
            if (other is not null && !Comparison.TryEquals(thread, other, value, out areEqual)) return null;
            if (areEqual)
            {
                if (!rest.TryRemove(thread, key, out _)) return null;
            }
            else if (!result.TryAdd(thread, PyTuple.Of(key, value))) return null;
        }
        return result.TryUpdate(thread, new PyDictItems(rest)) ? result : null;
    }

    [PyMethod("__and__(self, other, /)")]
    internal static PyObject? Intersect(PyThreadState thread, PyObject left, PyObject right)
    {
        var (view, other) = left is DictSetView ofLeft ? (ofLeft, right) : ((DictSetView)right, left);
        if (other is PySet set && other.GetType() == typeof(PySet) && view.Dict.Count <= set.Count) return set.Intersection(thread, view);
        if (other is DictSetView second && second.Dict.Count > view.Dict.Count) (view, other) = (second, view);
        if (Iteration.GetIter(thread, other) is not { } iterator) return null;
        var result = new PySet();
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1) || !Subscript.TryContains(thread, view, item, out var found)) return null;
            if (found && !result.TryAdd(thread, item)) return null;
        }
        return thread.HasError ? null : result;
    }

    [PyMethod("isdisjoint(self, other, /)", NoTextSignature = true, Doc = "Whether the view and the given iterable have no item in common.")]
    internal PyObject? IsDisjoint(PyThreadState thread, PyObject other)
    {
        if (ReferenceEquals(other, this)) return PyBool.From(Dict.Count == 0);
        PyObject container = this;
        if (other is DictSetView || other.GetType() == typeof(PySet) || other.GetType() == typeof(PyFrozenSet))
        {
            if (!Subscript.TryLength(thread, other, out var length)) return null;
            if (length > Dict.Count) (container, other) = (other, container);
        }
        if (Iteration.GetIter(thread, other) is not { } iterator) return null;
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1) || !Subscript.TryContains(thread, container, item, out var found)) return null;
            if (found) return PyBool.False;
        }
        return thread.HasError ? null : PyBool.True;
    }

    private static PySet? ToSet(PyThreadState thread, PyObject value)
    {
        var set = new PySet();
        return set.TryUpdate(thread, value is PyDictKeys keys ? keys.Dict : value) ? set : null;
    }
}
