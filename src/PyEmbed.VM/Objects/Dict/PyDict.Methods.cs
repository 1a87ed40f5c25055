using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

public partial class PyDict
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ReferenceEquals(type, BuiltinType) ? new PyDict() : type.Definition.Allocate(type);   // defaultdict and OrderedDict are made here, too

    [PyMethod("__init__(self, *args, **kwargs)")]
    internal bool Initialize(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => TryUpdate(thread, "dict", args, keywordNames);

    [PyMethod("__sizeof__(self, /)", NoTextSignature = true, Doc = "D.__sizeof__() -> size of D in memory, in bytes")]
    internal long SizeOf()
    {
        if (_table is null) return 48;
        var indexSize = _table.Length < 256 ? 1 : _table.Length < 65536 ? 2 : 4;
        return 48 + 32 + (long)_table.Length * indexSize + (long)_entries.Length * (_hasOtherKeys ? 24 : 16);
    }

    /// <summary>The value; where the key is not there, what <c>__missing__</c> gives, or KeyError.</summary>
    [PyMethod("__getitem__(self, key, /)", Coexist = true, NoTextSignature = true, Doc = "x.__getitem__(y) <==> x[y]")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key)
    {
        if (!TryGetItem(thread, key, out var value)) return null;
        return value ?? Missing(thread, key);
    }

    private PyObject? Missing(PyThreadState thread, PyObject key)
    {
        if (GetType() != typeof(PyDict))
        {
            if (!Attributes.TryGetSpecial(thread, this, Names.Missing, out var method)) return null;
            if (method is not null) return Calls.Call1(thread, method, key);
        }
        return PyErr.KeyError(key);
    }

    [PyMethod("__setitem__(self, key, value, /)")]
    internal bool StoreItem(PyThreadState thread, PyObject key, PyObject value) => TrySetItem(thread, key, value);

    [PyMethod("__delitem__(self, key, /)")]
    internal bool DeleteItem(PyThreadState thread, PyObject key) =>
        TryRemove(thread, key, out var value) && (value is not null || PyErr.KeyError(key));

    [PyMethod("__len__(self, /)")]
    internal nint Length() => _count;

    [PyMethod("__contains__(self, key, /)", Coexist = true, Doc = "Whether the dictionary has the key.")]
    internal bool TryContains(PyThreadState thread, PyObject key, out bool found)
    {
        var succeeded = TryFindKey(thread, key, out var index, out _);
        found = index >= 0;
        return succeeded;
    }

    [PyMethod("get(self, key, default=None, /)", Doc = "The value of the key, or the default where it is not there.")]
    internal PyObject? GetOrDefault(PyThreadState thread, PyObject key, PyObject @default) => TryGetItem(thread, key, out var value) ? value ?? @default : null;

    [PyMethod("setdefault(self, key, default=None, /)", Doc = "The value of the key, which is inserted with the default where it is not there.")]
    internal PyObject? SetDefault(PyThreadState thread, PyObject key, PyObject @default) => TryGetOrAdd(thread, key, @default, out var value) ? value : null;

    [PyMethod("pop(self, key, default=<unrepresentable>, /)", Doc = "Remove the key and return its value; where it is not there, the default or else KeyError.")]
    internal PyObject? Pop(PyThreadState thread, PyObject key, PyObject? @default)
    {
        if (_count == 0) return @default ?? (PyObject?)PyErr.KeyError(key);
        return TryRemove(thread, key, out var value) ? value ?? @default ?? PyErr.KeyError(key) : null;
    }

    [PyMethod("popitem(self, /)", Doc = "Remove the pair that was inserted last and return it; KeyError in an empty dictionary.")]
    internal PyObject? PopItem(PyThreadState thread)
    {
        if (_count == 0) return PyErr.KeyError("popitem(): dictionary is empty");
        if (!thread.TryChargeWork((_used - _count) / 16)) return null;
        return TryTakeLast(out var key, out var value) ? PyTuple.Of(key, value) : PyErr.KeyError("popitem(): dictionary is empty");
    }

    [PyMethod("keys(self, /)", NoTextSignature = true, Doc = "D.keys() -> a set-like view of D's keys")]
    internal PyObject Keys() => new PyDictKeys(this);

    [PyMethod("items(self, /)", NoTextSignature = true, Doc = "D.items() -> a set-like view of D's items")]
    internal PyObject ItemPairs() => new PyDictItems(this);

    [PyMethod("values(self, /)", NoTextSignature = true, Doc = "D.values() -> a view of D's values")]
    internal PyObject Values() => new PyDictValues(this);

    [PyMethod("update(self, *args, **kwargs)", NoTextSignature = true, Doc = "D.update([E, ]**F) -> None.  Takes over the items of a mapping or of an iterable of pairs, then the keyword arguments.")]
    internal PyObject? Update(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => TryUpdate(thread, "update", args, keywordNames) ? PyNone.Instance : null;

    [PyClassMethod("fromkeys(cls, iterable, value=None, /)", Doc = "A new dictionary whose keys come from the iterable and whose values are all the same.")]
    internal static PyObject? FromKeys(PyThreadState thread, PyType type, PyObject iterable, PyObject value)
    {
        if (Calls.Call0(thread, type) is not { } made) return null;
        if (made.GetType() == typeof(PyDict) && ((PyDict)made)._used == 0)
        {
            // Their keys have their hashes already.
            if (iterable.GetType() == typeof(PyDict)) return ((PyDict)made).TryAddKeys(thread, (PyDict)iterable, value) ? made : null;
            if (iterable.GetType() == typeof(PySet) || iterable.GetType() == typeof(PyFrozenSet)) return ((PyDict)made).TryAddKeys(thread, (PyAnySet)iterable, value) ? made : null;
        }
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        var slots = iterator.Type.Slots;
        var dict = made.GetType() == typeof(PyDict) ? (PyDict)made : null;
        while (slots.Next(thread, iterator) is { } key)
        {
            if (!thread.TryChargeWork(1)) return null;
            if (!(dict is not null ? dict.TrySetItem(thread, key, value) : Subscript.SetItem(thread, made, key, value))) return null;
        }
        return thread.HasError ? null : made;
    }

    private bool TryAddKeys(PyThreadState thread, PyDict keys, PyObject value)
    {
        var position = 0;
        while (keys.NextEntry(ref position, out var key, out _, out var hash))
            if (!thread.TryChargeWork(1) || !TrySetItem(thread, key, hash, value)) return false;
        return true;
    }

    private bool TryAddKeys(PyThreadState thread, PyAnySet keys, PyObject value)
    {
        var position = 0;
        while (keys.NextItem(ref position, out var key, out var hash))
            if (!thread.TryChargeWork(1) || !TrySetItem(thread, key, thread.Hashes.Original(hash), value)) return false;
        return true;
    }

    [PyMethod("clear(self, /)", NoTextSignature = true, Doc = "D.clear() -> None.  Remove all items from D.")]
    internal void Clear() => RemoveAll();

    [PyMethod("copy(self, /)", NoTextSignature = true, Doc = "D.copy() -> a shallow copy of D")]
    internal PyObject? ShallowCopy(PyThreadState thread) => TryCopy(thread);

    /// <summary>A copy. Null: an error is set.</summary>
    [MustCheck]
    internal PyDict? TryCopy(PyThreadState thread) => thread.TryChargeWork(_used) && thread.TryReserve(_count * 40L) ? Copy() : null;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PyDictKeyIterator(this);

    [PyMethod("__reversed__(self, /)", Doc = "An iterator over the keys, the last first.")]
    internal PyObject Reversed() => new PyDictReverseKeyIterator(this);

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (_count == 0) return PyStr.FromUtf16("{}");
        if (!thread.TryEnterRepr(this)) return PyStr.FromUtf16("{...}");
        var text = new ContainerRepr(thread);
        var succeeded = true;
        var separator = "{";
        var position = 0;
        while (succeeded && NextEntry(ref position, out var key, out var value))
        {
            text.Append(separator);
            separator = ", ";
            succeeded = text.TryAppend(key);
            text.Append(": ");
            succeeded = succeeded && text.TryAppend(value);
        }
        thread.LeaveRepr(this);
        text.Append("}");
        return succeeded ? text.ToStr() : null;
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyDict dict) return PyNotImplemented.Instance;
        return TryHasSameItems(thread, dict, out var isSame) ? PyBool.From(isSame == (op == CompareOp.Eq)) : null;
    }

    private bool TryHasSameItems(PyThreadState thread, PyDict other, out bool isSame)
    {
        isSame = false;
        if (_count != other._count) return true;
        var position = 0;
        while (NextEntry(ref position, out var key, out var value, out var hash))
        {
            if (!thread.TryChargeWork(1) || !other.TryGetItem(thread, key, hash, out var found)) return false;
            if (found is null) return true;
            if (!Comparison.TryEquals(thread, value, found, out var areEqual)) return false;
            if (!areEqual) return true;
        }
        isSame = true;
        return true;
    }

    [PyMethod("__or__(self, other, /)")]
    internal static PyObject? Union(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is not PyDict dict || right is not PyDict) return PyNotImplemented.Instance;
        if (dict.TryCopy(thread) is not { } result) return null;
        return result.TryUpdate(thread, right) ? result : null;
    }

    [PyMethod("__ior__(self, other, /)")]
    internal PyObject? UpdateInPlace(PyThreadState thread, PyObject other) => TryUpdate(thread, other) ? this : null;

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}
