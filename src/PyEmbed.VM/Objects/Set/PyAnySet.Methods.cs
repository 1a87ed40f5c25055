using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

internal abstract partial class PyAnySet
{
    [PyMethod("__len__(self, /)")]
    internal nint Length() => _used;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PySetIterator(this);

    [PyMethod("__contains__(self, key, /)", Coexist = true, NoTextSignature = true, Doc = "x.__contains__(y) <==> y in x.")]
    internal bool TryContains(PyThreadState thread, PyObject key, out bool found)
    {
        if (TryHas(thread, key, out found)) return true;
        return TryAsFrozen(thread, key, out var frozen) && TryHas(thread, frozen!, out found);
    }

    /// <summary>After an item had no hash: a set is looked for as a frozenset. False: the error stays.</summary>
    private protected static bool TryAsFrozen(PyThreadState thread, PyObject key, out PyObject? frozen)
    {
        frozen = null;
        if (key is not PySet set || !thread.ClearErrorIf(PyExceptions.TypeError)) return false;
        var copy = new PyFrozenSet();
        frozen = copy;
        return copy.TryMerge(thread, set);
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var isPlain = Type == PySet.BuiltinType;
        if (_used == 0) return PyStr.FromUtf16(Type.Name + "()");
        if (!thread.TryEnterRepr(this)) return PyStr.FromUtf16(Type.Name + "(...)");
        var text = new ContainerRepr(thread);
        text.Append(isPlain ? "{" : Type.Name + "({");
        var items = Iteration.ToList(thread, this);
        var succeeded = items is not null && text.TryAppendAll(items.Items);
        thread.LeaveRepr(this);
        text.Append(isPlain ? "}" : "})");
        return succeeded ? text.ToStr() : null;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "Return state information for pickling.")]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Iteration.ToList(thread, this) is not { } items) return null;
        if (!Attributes.TryGet(thread, this, Names.Getstate, out var getState)) return null;
        PyObject? state = PyNone.Instance;
        if (getState is not null) state = Calls.Call0(thread, getState);
        else if (InstanceDict.Has(this)) state = InstanceDict.Materialize(this);
        return state is null ? null : PyTuple.Of(Type, PyTuple.Of(items), state);
    }

    [PyMethod("__sizeof__(self, /)", NoTextSignature = true, Doc = "S.__sizeof__() -> size of S in memory, in bytes")]
    internal long SizeOf() => 200 + TableBytes;

    // ---- comparing ----

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (other is not PyAnySet set) return PyNotImplemented.Instance;
        var order = _used.CompareTo(set._used);
        var result = op is CompareOp.Eq or CompareOp.Ne ? order == 0 : CompareOps.Holds(op, order);
        if (result && HashesDiffer(this, set) && op is CompareOp.Eq or CompareOp.Ne) result = false;
        if (result)
        {
            var isSubset = op is CompareOp.Gt or CompareOp.Ge ? set.TryIsSubset(thread, this, out result) : TryIsSubset(thread, set, out result);
            if (!isSubset) return null;
        }
        return PyBool.From(result != (op == CompareOp.Ne));
    }

    private static bool HashesDiffer(PyAnySet left, PyAnySet right) =>
        left is PyFrozenSet { KnownHash: { } ofLeft } && right is PyFrozenSet { KnownHash: { } ofRight } && ofLeft != ofRight;

    private bool TryIsSubset(PyThreadState thread, PyAnySet other, out bool isSubset)
    {
        isSubset = false;
        if (_used > other._used) return true;
        if (!thread.TryChargeWork(_table.Length)) return false;
        var position = 0;
        while (NextItem(ref position, out var key, out var hash))
        {
            if (!other.TryHas(thread, key, hash, out isSubset)) return false;
            if (!isSubset) return true;
        }
        isSubset = true;
        return true;
    }

    [PyMethod("issubset(self, other, /)", NoTextSignature = true, Doc = "Whether another set contains this set.")]
    internal PyObject? IsSubset(PyThreadState thread, PyObject other)
    {
        if (other is PyAnySet set) return TryIsSubset(thread, set, out var isSubset) ? PyBool.From(isSubset) : null;
        return Intersection(thread, other) is { } common ? PyBool.From(common._used == _used) : null;
    }

    [PyMethod("issuperset(self, other, /)", NoTextSignature = true, Doc = "Whether this set contains another set.")]
    internal PyObject? IsSuperset(PyThreadState thread, PyObject other)
    {
        if (other is PyAnySet set) return set.TryIsSubset(thread, this, out var isSubset) ? PyBool.From(isSubset) : null;
        if (Iteration.GetIter(thread, other) is not { } iterator) return null;
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1) || !TryHas(thread, item, out var found)) return null;
            if (!found) return PyBool.False;
        }
        return thread.HasError ? null : PyBool.True;
    }

    [PyMethod("isdisjoint(self, other, /)", NoTextSignature = true, Doc = "Whether two sets have no item in common.")]
    internal PyObject? IsDisjoint(PyThreadState thread, PyObject other)
    {
        if (ReferenceEquals(other, this)) return PyBool.From(_used == 0);
        if (other is PyAnySet set && (other.GetType() == typeof(PySet) || other.GetType() == typeof(PyFrozenSet)))
        {
            var (smaller, larger) = set._used > _used ? (this, set) : (set, this);
            if (!thread.TryChargeWork(smaller._table.Length)) return null;
            var position = 0;
            while (smaller.NextItem(ref position, out var key, out var hash))
            {
                if (!larger.TryHas(thread, key, hash, out var found)) return null;
                if (found) return PyBool.False;
            }
            return PyBool.True;
        }
        if (Iteration.GetIter(thread, other) is not { } iterator) return null;
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1) || !TryHas(thread, item, out var found)) return null;
            if (found) return PyBool.False;
        }
        return thread.HasError ? null : PyBool.True;
    }

    // ---- operations that give a new set ----

    /// <summary>A copy of the same builtin type. Null: an error is set.</summary>
    [MustCheck]
    internal PyAnySet? CopySet(PyThreadState thread)
    {
        var copy = MakeLike();
        return copy.TryMerge(thread, this) ? copy : null;
    }

    [PyMethod("union(self, /, *others)", NoTextSignature = true, Doc = "The union of sets as a new set.")]
    internal PyObject? Union(PyThreadState thread, ReadOnlySpan<PyObject> others)
    {
        if (CopySet(thread) is not { } result) return null;
        foreach (var other in others)
            if (!ReferenceEquals(other, this) && !result.TryUpdate(thread, other)) return null;
        return result;
    }

    [PyMethod("intersection(self, /, *others)", NoTextSignature = true, Doc = "The intersection of sets as a new set.")]
    internal PyObject? Intersection(PyThreadState thread, ReadOnlySpan<PyObject> others) => IntersectAll(thread, others);

    private protected PyAnySet? IntersectAll(PyThreadState thread, ReadOnlySpan<PyObject> others)
    {
        if (others.Length == 0) return CopySet(thread);
        var result = this;
        foreach (var other in others)
        {
            if (result.Intersection(thread, other) is not { } next) return null;
            result = next;
        }
        return result;
    }

    /// <summary>The items that the other has, too. Null: an error is set.</summary>
    [MustCheck]
    internal PyAnySet? Intersection(PyThreadState thread, PyObject other)
    {
        if (ReferenceEquals(other, this)) return CopySet(thread);
        var result = MakeLike();
        if (other is PyAnySet set)
        {
            var (smaller, larger) = set._used > _used ? (this, set) : (set, this);
            if (!thread.TryChargeWork(smaller._table.Length)) return null;
            var position = 0;
            while (smaller.NextItem(ref position, out var key, out var hash))
            {
                if (!larger.TryHas(thread, key, hash, out var found) || (found && !result.TryAdd(thread, key, hash))) return null;
            }
            return result;
        }
        if (Iteration.GetIter(thread, other) is not { } iterator) return null;
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1) || !TryHash(thread, item, out var hash) || !TryHas(thread, item, hash, out var found)) return null;
            if (found && !result.TryAdd(thread, item, hash)) return null;
        }
        return thread.HasError ? null : result;
    }

    [PyMethod("difference(self, /, *others)", NoTextSignature = true, Doc = "The items that are not in the others as a new set.")]
    internal PyObject? Difference(PyThreadState thread, ReadOnlySpan<PyObject> others)
    {
        if (others.Length == 0) return CopySet(thread);
        if (Difference(thread, others[0]) is not { } result) return null;
        foreach (var other in others[1..])
            if (!result.TryRemoveAll(thread, other)) return null;
        return result;
    }

    private PyAnySet? Difference(PyThreadState thread, PyObject other)
    {
        var set = other as PyAnySet;
        var dict = other.GetType() == typeof(PyDict) ? (PyDict)other : null;
        if (set is null && dict is null || _used >> 2 > (set?._used ?? dict!.Count))
            return CopySet(thread) is { } copy && copy.TryRemoveAll(thread, other) ? copy : null;
        var result = MakeLike();
        if (!thread.TryChargeWork(_table.Length)) return null;
        var position = 0;
        while (NextItem(ref position, out var key, out var hash))
        {
            bool found;
            if (set is not null)
            {
                if (!set.TryHas(thread, key, hash, out found)) return null;
            }
            else
            {
                if (!dict!.TryFind(thread, key, thread.Hashes.Original(hash), out var index)) return null;
                found = index >= 0;
            }
            if (!found && !result.TryAdd(thread, key, hash)) return null;
        }
        return result;
    }

    [PyMethod("symmetric_difference(self, other, /)", NoTextSignature = true, Doc = "The items that are in exactly one of two sets as a new set.")]
    internal PyObject? SymmetricDifference(PyThreadState thread, PyObject other)
    {
        var result = MakeLike();
        return result.TryUpdate(thread, other) && result.TryToggleAll(thread, this) ? result : null;
    }

    [PyMethod("__sub__(self, other, /)")]
    internal static PyObject? Subtract(PyThreadState thread, PyObject left, PyObject right) =>
        left is PyAnySet set && right is PyAnySet ? set.Difference(thread, right) : PyNotImplemented.Instance;

    [PyMethod("__and__(self, other, /)")]
    internal static PyObject? And(PyThreadState thread, PyObject left, PyObject right) =>
        left is PyAnySet set && right is PyAnySet ? set.Intersection(thread, right) : PyNotImplemented.Instance;

    [PyMethod("__xor__(self, other, /)")]
    internal static PyObject? Xor(PyThreadState thread, PyObject left, PyObject right) =>
        left is PyAnySet set && right is PyAnySet ? set.SymmetricDifference(thread, right) : PyNotImplemented.Instance;

    [PyMethod("__or__(self, other, /)")]
    internal static PyObject? Or(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is not PyAnySet set || right is not PyAnySet other) return PyNotImplemented.Instance;
        return set.CopySet(thread) is { } result && (ReferenceEquals(set, other) || result.TryMerge(thread, other)) ? result : null;
    }

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}
