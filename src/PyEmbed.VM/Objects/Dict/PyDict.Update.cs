using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

public partial class PyDict
{
    /// <summary>What <c>dict()</c> and <c>update()</c> do with their arguments. False: an error is set.</summary>
    [MustCheck]
    private bool TryUpdate(PyThreadState thread, string function, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var positional = args.Length - (keywordNames?.Count ?? 0);
        if (positional > 1) return ArgumentErrors.Expected(function, 0, 1, positional);
        if (positional == 1 && !TryUpdate(thread, args[0])) return false;
        if (keywordNames is null) return true;
        for (var i = 0; i < keywordNames.Count; i++)
        {
            if (keywordNames[i] is not PyStr) return PyErr.TypeError("keywords must be strings");
            if (!TrySetItem(thread, keywordNames[i], args[positional + i])) return false;
        }
        return true;
    }

    /// <summary>Takes over the items of a dict, of anything with <c>keys()</c>, or of an iterable of pairs. False: an error is set.</summary>
    [MustCheck]
    internal bool TryUpdate(PyThreadState thread, PyObject other)
    {
        if (other.GetType() == typeof(PyDict)) return TryMerge(thread, other, DuplicateKeys.Replace);
        if (!Attributes.TryGet(thread, other, Names.PlainKeys, out var keys)) return false;
        return keys is not null ? TryMerge(thread, other, DuplicateKeys.Replace) : TryMergePairs(thread, other);
    }

    /// <summary>
    /// What <c>DICT_MERGE</c> does with <c>**mapping</c>: takes over its items. False: an error is set, which is the KeyError of the key (<paramref name="duplicate"/>) where it was
    /// there already, and an AttributeError where the other is no mapping.
    /// </summary>
    [MustCheck]
    internal bool TryMergeUnique(PyThreadState thread, PyObject mapping, out PyObject? duplicate) => TryMerge(thread, mapping, DuplicateKeys.Refuse, out duplicate);

    /// <summary>Takes over the items of a mapping.</summary>
    [MustCheck]
    internal bool TryMerge(PyThreadState thread, PyObject mapping, DuplicateKeys duplicates) => TryMerge(thread, mapping, duplicates, out _);

    private bool TryMerge(PyThreadState thread, PyObject mapping, DuplicateKeys duplicates, out PyObject? duplicate)
    {
        duplicate = null;
        // A subclass with an __iter__ of its own shows what it likes.
        if (mapping is PyDict dict && dict.Type.ProviderOf(Slot.Iter) == BuiltinType.Slots) return TryMergeDict(thread, dict, duplicates, out duplicate);
        if (Calls.CallMethod(thread, mapping, Names.PlainKeys) is not { } keys) return false;
        if (Iteration.GetIter(thread, keys) is not { } iterator)
        {
            return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError($"{mapping.Type.NameInMessages}.keys() returned a non-iterable (type {keys.Type.NameInMessages})");
        }
        if (Iteration.ToList(thread, iterator) is not { } list) return false;
        for (var i = 0; i < list.Count; i++)
        {
            var key = list[i];
            if (duplicates != DuplicateKeys.Replace)
            {
                if (!TryFindKey(thread, key, out var index, out _)) return false;
                if (index >= 0)
                {
                    if (duplicates == DuplicateKeys.Keep) continue;
                    duplicate = key;
                    return PyErr.KeyError(key);
                }
            }
            if (!thread.TryChargeWork(1) || Subscript.GetItem(thread, mapping, key) is not { } value || !TrySetItem(thread, key, value)) return false;
        }
        return true;
    }

    private bool TryMergeDict(PyThreadState thread, PyDict other, DuplicateKeys duplicates, out PyObject? duplicate)
    {
        duplicate = null;
        if (ReferenceEquals(other, this) || other._count == 0) return true;
        if (!thread.TryChargeWork(other._used) || !thread.TryReserve(other._count * 40L)) return false;
        if (_count == 0)
        {
            RemoveAll();
            other.CopyTo(this);
            return true;
        }
        var version = other.KeysVersion;
        var position = 0;
        while (other.NextEntry(ref position, out var key, out var value, out var hash))
        {
            if (!TryFind(thread, key, hash, out var index)) return false;
            if (index < 0)
            {
                if (!(thread.Hashes.IsKeyed ? TrySetItem(thread, key, hash, value) : TryStore(thread, index, key, hash, value))) return false;
            }
            else if (duplicates == DuplicateKeys.Replace) _entries[index].Value = value;
            else if (duplicates == DuplicateKeys.Refuse)
            {
                duplicate = key;
                return PyErr.KeyError(key);
            }
            if (version != other.KeysVersion) return PyErr.RuntimeError("dict mutated during update");
        }
        return true;
    }

    private bool TryMergePairs(PyThreadState thread, PyObject iterable)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return false;
        var slots = iterator.Type.Slots;
        for (long i = 0; slots.Next(thread, iterator) is { } item; i++)
        {
            if (!thread.TryChargeWork(1)) return false;
            var pair = item switch
            {
                PyTuple tuple => tuple.Items,
                PyList list => list.Items,
                _ => default,
            };
            if (item is not (PyTuple or PyList))
            {
                if (Iteration.GetIter(thread, item) is not { } ofItem)
                    return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError($"cannot convert dictionary update sequence element #{i} to a sequence");
                if (Iteration.ToList(thread, ofItem) is not { } made) return false;
                pair = made.Items;
            }
            if (pair.Length != 2) return PyErr.ValueError($"dictionary update sequence element #{i} has length {pair.Length}; 2 is required");
            if (!TrySetItem(thread, pair[0], pair[1])) return false;
        }
        return !thread.HasError;
    }
}

/// <summary>What merging does with a key that is there already.</summary>
internal enum DuplicateKeys
{
    /// <summary>The new value stays.</summary>
    Replace,
    /// <summary>The old value stays.</summary>
    Keep,
    /// <summary>It is an error.</summary>
    Refuse,
}
