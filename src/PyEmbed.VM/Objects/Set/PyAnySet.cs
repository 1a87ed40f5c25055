using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyEmbed.Core.Hashing;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>The hash table of <c>set</c> and <c>frozenset</c>.</summary>
/// <remarks>
/// Its order can be seen by iterating, so it probes and grows as CPython 3.11 does: nine neighbours at a time where they fit, then a jump; the last dummy on the way is used again;
/// a table fills to three fifths.
/// </remarks>
internal abstract partial class PyAnySet : PyObject
{
    private const int SmallestTable = 8;
    private const int LargestTable = 1 << 27;   // entries of 16 bytes
    private const int Neighbours = 9;
    private const int FreeProbes = 16;   // more jumps than these are charged: a script can make items that collide

    private static readonly Entry[] s_noEntries = new Entry[0];   // not Array.Empty, which the JIT would have to compile for this type
    private Entry[] _table = s_noEntries;   // empty until the first item comes; then its length is a power of two
    private int _fill;   // entries that were ever used, dummies included
    private int _used;   // items
    private int _finger;   // where pop() goes on

    /// <summary>An item with its hash. Without a key: never used, or with <see cref="DummyHash"/> a dummy.</summary>
    internal struct Entry
    {
        public PyObject? Key;
        public long Hash;
    }

    private const long DummyHash = -1;   // no hash is -1

    /// <summary>The number of items.</summary>
    public int Count => _used;

    private int Mask => Math.Max(_table.Length, SmallestTable) - 1;

    // ---- finding ----

    /// <summary>The index of the item, or -1. False: comparing has set an error.</summary>
    [MustCheck]
    private bool TryFind(PyThreadState thread, PyObject key, long hash, out int index)
    {
    restart:
        index = -1;
        var table = _table;
        if (table.Length == 0) return true;
        var mask = table.Length - 1;
        ref var entries = ref MemoryMarshal.GetArrayDataReference(table);
        var perturb = (ulong)hash;
        var slot = (int)hash & mask;
        for (var jumps = 0; ; jumps++)
        {
            if (jumps > FreeProbes && !thread.TryChargeWork(8)) return false;
            var last = slot + Neighbours <= mask ? slot + Neighbours : slot;
            for (var i = slot; i <= last; i++)
            {
                ref var entry = ref Unsafe.Add(ref entries, i);
                if (entry.Hash == hash && entry.Key is { } candidate)
                {
                    if (ReferenceEquals(candidate, key))
                    {
                        index = i;
                        return true;
                    }
                    if (!TryAreEqual(thread, candidate, key, out var areEqual)) return false;
                    // Comparing may have run code that changed this set.
                    if (!ReferenceEquals(table, _table) || !ReferenceEquals(entry.Key, candidate)) goto restart;
                    if (areEqual)
                    {
                        index = i;
                        return true;
                    }
                }
                else if (entry.Key is null && entry.Hash == 0) return true;
            }
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + 1 + perturb) & mask;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryAreEqual(PyThreadState thread, PyObject left, PyObject right, out bool areEqual) => Comparison.TryEquals(thread, left, right, out areEqual);

    [MustCheck]
    internal static bool TryHash(PyThreadState thread, PyObject key, out long hash)
    {
        if (key.GetType() == typeof(PyInt))
        {
            hash = NumberHash.OfInteger(((PyInt)key).Value);
            return true;
        }
        return Hashing.TryHash(thread, key, out hash);
    }

    /// <summary>Whether an exact item is there.</summary>
    [MustCheck]
    internal bool TryHas(PyThreadState thread, PyObject key, out bool found)
    {
        found = false;
        return TryHash(thread, key, out var hash) && TryHas(thread, key, hash, out found);
    }

    [MustCheck]
    internal bool TryHas(PyThreadState thread, PyObject key, long hash, out bool found)
    {
        var succeeded = TryFind(thread, key, hash, out var index);
        found = index >= 0;
        return succeeded;
    }

    // ---- adding and removing ----

    /// <summary>Adds an item. False: an error is set.</summary>
    [MustCheck]
    internal bool TryAdd(PyThreadState thread, PyObject key) => TryHash(thread, key, out var hash) && TryAdd(thread, key, hash);

    [MustCheck]
    internal bool TryAdd(PyThreadState thread, PyObject key, long hash)
    {
    restart:
        if (_table.Length == 0) _table = new Entry[SmallestTable];
        var table = _table;
        var mask = table.Length - 1;
        ref var entries = ref MemoryMarshal.GetArrayDataReference(table);
        var perturb = (ulong)hash;
        var slot = (int)hash & mask;
        var dummy = -1;
        for (var jumps = 0; ; jumps++)
        {
            if (jumps > FreeProbes && !thread.TryChargeWork(8)) return false;
            var last = slot + Neighbours <= mask ? slot + Neighbours : slot;
            for (var i = slot; i <= last; i++)
            {
                ref var entry = ref Unsafe.Add(ref entries, i);
                if (entry.Key is not { } candidate)
                {
                    if (entry.Hash == DummyHash)
                    {
                        dummy = i;
                        continue;
                    }
                    _used++;
                    if (dummy >= 0)
                    {
                        entry = ref Unsafe.Add(ref entries, dummy);
                        entry.Key = key;
                        entry.Hash = hash;
                        return true;
                    }
                    entry.Key = key;
                    entry.Hash = hash;
                    _fill++;
                    return _fill * 5L < mask * 3L || TryResize(thread, _used > 50000 ? _used * 2L : _used * 4L);
                }
                if (entry.Hash != hash) continue;
                if (ReferenceEquals(candidate, key)) return true;
                if (!TryAreEqual(thread, candidate, key, out var areEqual)) return false;
                if (!ReferenceEquals(table, _table) || !ReferenceEquals(entry.Key, candidate)) goto restart;
                if (areEqual) return true;
            }
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + 1 + perturb) & mask;
        }
    }

    /// <summary>Takes an item out. False: an error is set.</summary>
    [MustCheck]
    private bool TryDiscard(PyThreadState thread, PyObject key, long hash, out bool wasThere)
    {
        wasThere = false;
        if (!TryFind(thread, key, hash, out var index)) return false;
        if (index < 0) return true;
        wasThere = true;
        RemoveAt(index);
        return true;
    }

    [MustCheck]
    private protected bool TryDiscard(PyThreadState thread, PyObject key, out bool wasThere)
    {
        wasThere = false;
        return TryHash(thread, key, out var hash) && TryDiscard(thread, key, hash, out wasThere);
    }

    private void RemoveAt(int index)
    {
        ref var entry = ref _table[index];
        Debug.Assert(entry.Key is not null);
        entry.Key = null;
        entry.Hash = DummyHash;
        _used--;
    }

    /// <summary>Takes any item out of a set that is not empty. Null: a limit is set as the error.</summary>
    [MustCheck]
    private protected PyObject? Take(PyThreadState thread)
    {
        var mask = Mask;
        var start = _finger & mask;
        var index = start;
        while (_table[index].Key is null) index = index < mask ? index + 1 : 0;
        if (!thread.TryChargeWork(((index - start) & mask) / 16)) return null;
        var key = _table[index].Key!;
        RemoveAt(index);
        _finger = index + 1;
        return key;
    }

    private void RemoveAll()
    {
        _table = s_noEntries;
        _fill = _used = 0;
    }

    // To the smallest table with more entries than this.
    private bool TryResize(PyThreadState thread, long atLeast)
    {
        long length = SmallestTable;
        while (length <= atLeast) length <<= 1;
        if (length > LargestTable) return PyErr.MemoryError();
        if (!thread.TryChargeWork(_table.Length / 4) || !thread.TryReserve(length * 16)) return false;
        if (length == SmallestTable && _table.Length <= SmallestTable && _fill == _used) return true;
        var old = _table;
        _table = new Entry[length];
        foreach (var entry in old)
            if (entry.Key is not null) InsertClean(entry.Key, entry.Hash);
        _fill = _used;
        return true;
    }

    // Into a table without dummies that does not have the item.
    private void InsertClean(PyObject key, long hash)
    {
        var table = _table;
        var mask = table.Length - 1;
        var perturb = (ulong)hash;
        var slot = (int)hash & mask;
        while (true)
        {
            var last = slot + Neighbours <= mask ? slot + Neighbours : slot;
            for (var i = slot; i <= last; i++)
            {
                ref var entry = ref table[i];
                if (entry.Key is not null) continue;
                entry.Key = key;
                entry.Hash = hash;
                return;
            }
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + 1 + perturb) & mask;
        }
    }

    // ---- order ----

    /// <summary>The next item from a position on, which starts at 0; false at the end.</summary>
    internal bool NextItem(ref int position, [NotNullWhen(true)] out PyObject? key, out long hash)
    {
        var table = _table;
        while ((uint)position < (uint)table.Length)
        {
            ref readonly var entry = ref table[position++];
            if (entry.Key is null) continue;
            key = entry.Key;
            hash = entry.Hash;
            return true;
        }
        key = null;
        hash = 0;
        return false;
    }

    // ---- whole sets ----

    /// <summary>Adds the items of any iterable. False: an error is set.</summary>
    [MustCheck]
    internal bool TryUpdate(PyThreadState thread, PyObject iterable)
    {
        if (iterable is PyAnySet set) return TryMerge(thread, set);
        if (iterable.GetType() == typeof(PyDict)) return TryAddKeys(thread, (PyDict)iterable);
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return false;
        var slots = iterator.Type.Slots;
        while (slots.Next(thread, iterator) is { } item)
            if (!thread.TryChargeWork(1) || !TryAdd(thread, item)) return false;
        return !thread.HasError;
    }

    private bool TryAddKeys(PyThreadState thread, PyDict dict)
    {
        if (!thread.TryChargeWork(dict.UsedEntries)) return false;
        if ((_fill + (long)dict.Count) * 5 >= Mask * 3L && !TryResize(thread, (_used + (long)dict.Count) * 2)) return false;
        var position = 0;
        while (dict.NextEntry(ref position, out var key, out _, out var hash))
            if (!TryAdd(thread, key, thread.Hashes.Of(key, hash))) return false;
        return true;
    }

    private bool TryMerge(PyThreadState thread, PyAnySet other)
    {
        if (ReferenceEquals(other, this) || other._used == 0) return true;
        if (!thread.TryChargeWork(other._table.Length)) return false;
        if ((_fill + (long)other._used) * 5 >= Mask * 3L && !TryResize(thread, (_used + (long)other._used) * 2)) return false;
        if (_fill == 0)
        {
            if (Mask == other.Mask && other._fill == other._used) _table = (Entry[])other._table.Clone();
            else
            {
                if (_table.Length == 0) _table = new Entry[SmallestTable];
                foreach (var entry in other._table)
                    if (entry.Key is not null) InsertClean(entry.Key, entry.Hash);
            }
            _fill = _used = other._used;
            return true;
        }
        var position = 0;
        while (other.NextItem(ref position, out var key, out var hash))
            if (!TryAdd(thread, key, hash)) return false;
        return true;
    }

    /// <summary>Takes out the items of any iterable. False: an error is set.</summary>
    [MustCheck]
    internal bool TryRemoveAll(PyThreadState thread, PyObject iterable)
    {
        if (ReferenceEquals(iterable, this))
        {
            RemoveAll();
            return true;
        }
        if (iterable is PyAnySet other)
        {
            // Of a much larger set only what is here, too, matters.
            if (other._used >> 3 > _used)
            {
                if (Intersection(thread, other) is not { } common) return false;
                other = common;
            }
            if (!thread.TryChargeWork(other._table.Length)) return false;
            var position = 0;
            while (other.NextItem(ref position, out var key, out var hash))
                if (!TryDiscard(thread, key, hash, out _)) return false;
        }
        else
        {
            if (Iteration.GetIter(thread, iterable) is not { } iterator) return false;
            var slots = iterator.Type.Slots;
            while (slots.Next(thread, iterator) is { } item)
            {
                if (!thread.TryChargeWork(1) || !TryHash(thread, item, out var hash) || !TryDiscard(thread, item, hash, out _)) return false;
            }
            if (thread.HasError) return false;
        }
        // When more than a quarter are dummies they are thrown out.
        return _fill - _used <= Mask / 4 || TryResize(thread, _used > 50000 ? _used * 2L : _used * 4L);
    }

    /// <summary>Takes out the items of an iterable that are there and adds those that are not. False: an error is set.</summary>
    [MustCheck]
    internal bool TryToggleAll(PyThreadState thread, PyObject iterable)
    {
        if (ReferenceEquals(iterable, this))
        {
            RemoveAll();
            return true;
        }
        var position = 0;
        if (iterable.GetType() == typeof(PyDict))
        {
            var dict = (PyDict)iterable;
            while (dict.NextEntry(ref position, out var key, out _, out var hash))
                if (!TryToggle(thread, key, thread.Hashes.Of(key, hash))) return false;
            return true;
        }
        if (iterable is not PyAnySet other)
        {
            other = MakeLike();
            if (!other.TryUpdate(thread, iterable)) return false;
        }
        while (other.NextItem(ref position, out var item, out var itemHash))
            if (!TryToggle(thread, item, itemHash)) return false;
        return true;
    }

    private bool TryToggle(PyThreadState thread, PyObject key, long hash) =>
        thread.TryChargeWork(1) && TryDiscard(thread, key, hash, out var wasThere) && (wasThere || TryAdd(thread, key, hash));

    /// <summary>Takes over the table of a set that nobody else has.</summary>
    private protected void Become(PyAnySet other)
    {
        _table = other._table;
        _fill = other._fill;
        _used = other._used;
    }

    /// <summary>An empty set of the same builtin type.</summary>
    private protected abstract PyAnySet MakeLike();

    private protected long TableBytes => _table.Length <= SmallestTable ? 0 : _table.Length * 16L;
}
