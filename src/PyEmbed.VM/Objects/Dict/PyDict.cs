using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Hashing;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary>Python's <c>dict</c>: insertion-ordered and compact, an index table beside an array of entries.</summary>
/// <remarks>
/// As long as all keys are exact strs a lookup runs no Python code and cannot fail. Entries hold the hashes of str that all engines agree on, and those of other keys with the engine's
/// seed taken out, so that equal keys meet (see <see cref="VM.HashMixer"/>); where it cannot be taken out, entries hold the hashes that scripts see once there are other keys.
/// </remarks>
[PyType("dict", Subclassable = true, MatchSelf = true, MatchMapping = true, Unhashable = true,
    Doc = "dict() -> new empty dictionary\ndict(mapping) -> a copy of a mapping's items\ndict(iterable) -> the pairs of an iterable\ndict(**kwargs) -> the keyword arguments")]
public partial class PyDict : PyObject
{
    private const int Free = -1;
    private const int Dummy = -2;
    private const int SmallestTable = 8;
    private const int LargestTable = 1 << 30;
    private const int MostEntries = 1 << 26;   // an array of them takes two gigabytes
    private const int FreeProbes = 16;   // more than these are charged: a script can make keys that collide

    // The index table's length is a power of two; at most two thirds of it are used, dummies included. Both arrays are null in a dict that never had an entry.
    private const int LargeTable = 256;   // from here on filling it vectorised pays for getting that code compiled

    private int[]? _table;
    private static readonly Entry[] s_noEntries = new Entry[0];   // not Array.Empty, which the JIT would have to compile for this type
    private Entry[] _entries = s_noEntries;
    private int _used;        // entries written, deleted ones included
    private int _count;       // entries that live
    private int _cut;         // deleted entries that are no longer counted as written; the table still has their marks
    private bool _hasOtherKeys;

    internal struct Entry
    {
        public long Hash;
        public PyObject? Key;   // null: deleted
        public PyObject? Value;
    }

    internal PyDict() { }

    /// <summary>The number of entries.</summary>
    public int Count => _count;

    /// <summary>Changes whenever the set or the layout of keys does: a cache may keep an entry's index as long as dict and version are the same, and reads the value each time.</summary>
    internal uint KeysVersion { get; private set; }

    /// <summary>How many entries there are, those of deleted keys included.</summary>
    internal int UsedEntries => _used;

    /// <summary>Whether all keys are exact strs.</summary>
    internal bool HasOnlyStrKeys => !_hasOtherKeys;

    // ---- by name ----

    /// <summary>The value of an exact str key, or null. Runs no Python code: keys of other types never match.</summary>
    internal PyObject? GetByName(PyStr name)
    {
        var index = FindName(name);
        return index < 0 ? null : _entries[index].Value;
    }

    /// <summary>The index of a name's entry, or -1.</summary>
    internal int FindName(PyStr name)
    {
        var table = _table;
        if (table is null) return -1;
        var hash = name.HashValue;
        var mask = table.Length - 1;
        var perturb = (ulong)hash;
        var slot = (int)hash & mask;
        ref var entries = ref MemoryMarshal.GetArrayDataReference(_entries);
        while (true)
        {
            var index = table[slot];
            if (index >= 0)
            {
                ref var entry = ref Unsafe.Add(ref entries, index);
                if (ReferenceEquals(entry.Key, name)) return index;
                if (entry.Hash == hash && IsSameText(entry.Key!, name)) return index;
            }
            else if (index == Free) return _hasOtherKeys ? FindNameAmongOthers(name) : -1;
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + perturb + 1) & mask;
        }
    }

    // In an engine whose hashes have a key, a dict with other keys knows its strs by those.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindNameAmongOthers(PyStr name)
    {
        if (PyThreadState.CurrentOrNull is not { Hashes.IsKeyed: true } thread) return -1;
        var hash = thread.Hashes.Of(name);
        var table = _table!;
        var mask = table.Length - 1;
        var perturb = (ulong)hash;
        var slot = (int)hash & mask;
        while (table[slot] is var index && index != Free)
        {
            if (index >= 0 && _entries[index].Hash == hash && IsSameText(_entries[index].Key!, name)) return index;
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + perturb + 1) & mask;
        }
        return -1;
    }

    private long HeldHashOf(PyStr name) => _hasOtherKeys && PyThreadState.CurrentOrNull is { Hashes.IsKeyed: true } thread ? thread.Hashes.Of(name) : name.HashValue;

    // The first other key comes.
    private void HoldSeenHashes(PyThreadState thread)
    {
        _hasOtherKeys = true;
        if (_count == 0) return;
        for (var i = 0; i < _used; i++)
            if (_entries[i].Key is PyStr text) _entries[i].Hash = thread.Hashes.Of(text);
        FillTable();
        KeysVersion++;
    }

    // A key that is no exact str, by a hash that cannot be traced back to those that are held.
    private bool TryFindAmongNames(PyThreadState thread, PyObject key, long hash, out int index)
    {
        index = -1;
        // The usual keys are never equal to a str.
        if (_count == 0 || !key.Type.Has(TypeFlags.Heap) && key is PyTuple or PyBytes or PyInt or PyBigInt or PyFloat or PyNone or PyType) return true;
    restart:
        if (!thread.TryChargeWork(_used)) return false;
        var version = KeysVersion;
        for (var i = 0; i < _used; i++)
        {
            if (_entries[i].Key is not { } found || thread.Hashes.Of(found, _entries[i].Hash) != hash) continue;
            if (!Comparison.TryEquals(thread, found, key, out var areEqual)) return false;
            if (version != KeysVersion) goto restart;
            if (!areEqual) continue;
            index = i;
            return true;
        }
        return true;
    }

    // The hashes are equal, so that it is nearly always true.
    private static bool IsSameText(PyObject key, PyStr name)
    {
        if (key.GetType() != typeof(PyStr) && key is not PyStr) return false;
        var text = Unsafe.As<PyStr>(key);
        return text.IsNarrow && name.IsNarrow ? string.Equals(text.Narrow, name.Narrow) : text.Text.Equals(name.Text);
    }

    /// <summary>The key object of an entry, from the same source.</summary>
    internal PyObject KeyAt(int index) => _entries[index].Key!;

    /// <summary>The value of an entry whose index is known from <see cref="FindName"/> under the same <see cref="KeysVersion"/>.</summary>
    internal PyObject? ValueAt(int index) => _entries[index].Value;

    /// <summary>Writes the value of an entry whose index is known under the same <see cref="KeysVersion"/>.</summary>
    internal void SetValueAt(int index, PyObject value) => _entries[index].Value = value;

    /// <summary>Sets the value of an exact str key.</summary>
    internal void SetByName(PyStr name, PyObject value)
    {
        var index = FindName(name);
        if (index >= 0) _entries[index].Value = value;
        else Insert(name, HeldHashOf(name), value);
    }

    /// <summary>Removes an exact str key; false where it was not there.</summary>
    internal bool RemoveByName(PyStr name)
    {
        var index = FindName(name);
        if (index < 0) return false;
        RemoveAt(index);
        return true;
    }

    /// <summary>Copies entries with str keys that the target lacks.</summary>
    internal void AddMissingTo(Dictionary<PyStr, PyObject?> target)
    {
        for (var i = 0; i < _used; i++)
            if (_entries[i].Key is PyStr key) target.TryAdd(key, _entries[i].Value);
    }

    // ---- by any key ----

    /// <summary>True with null: the key is not there. False: hashing or comparing has set an error.</summary>
    [MustCheck]
    internal bool TryGetItem(PyThreadState thread, PyObject key, out PyObject? value)
    {
        if (!TryFindKey(thread, key, out var index, out _))
        {
            value = null;
            return false;
        }
        value = index < 0 ? null : _entries[index].Value;
        return true;
    }

    /// <summary>The index of a key's entry, -1 where it is not there, and the key's hash. False: hashing or comparing has set an error.</summary>
    [MustCheck]
    internal bool TryFindKey(PyThreadState thread, PyObject key, out int index, out long hash)
    {
        if (key.GetType() == typeof(PyStr))
        {
            hash = ((PyStr)key).HashValue;
            if (!_hasOtherKeys)
            {
                index = FindName((PyStr)key);
                return true;
            }
            if (thread.Hashes.IsKeyed) hash = thread.Hashes.Of((PyStr)key);
        }
        else if (key.GetType() == typeof(PyInt))
        {
            var number = ((PyInt)key).Value;
            hash = thread.Hashes.Original(NumberHash.OfInteger(number));
            index = FindInt(number, hash);
            if (index >= Free) return true;
        }
        else if (!key.Type.Slots.TryHash(thread, key, out hash))
        {
            index = Free;
            return false;
        }
        else
        {
            hash = thread.Hashes.Original(hash);
        }
        return TryFind(thread, key, hash, out index);
    }

    // -1 where the number is not there; Dummy where keys of other types, or many steps, make the general way necessary.
    private int FindInt(long number, long hash)
    {
        var table = _table;
        if (table is null) return Free;
        var mask = table.Length - 1;
        var perturb = (ulong)hash;
        var slot = (int)hash & mask;
        ref var entries = ref MemoryMarshal.GetArrayDataReference(_entries);
        for (var probes = 0; probes <= FreeProbes; probes++)
        {
            var index = table[slot];
            if (index >= 0)
            {
                ref var entry = ref Unsafe.Add(ref entries, index);
                if (entry.Hash == hash)
                {
                    if (entry.Key!.GetType() != typeof(PyInt)) return Dummy;
                    if (Unsafe.As<PyInt>(entry.Key).Value == number) return index;
                }
            }
            else if (index == Free) return Free;
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + perturb + 1) & mask;
        }
        return Dummy;
    }

    /// <summary>As <see cref="TryGetItem(PyThreadState, PyObject, out PyObject?)"/> with a hash that is known.</summary>
    [MustCheck]
    internal bool TryGetItem(PyThreadState thread, PyObject key, long hash, out PyObject? value)
    {
        value = null;
        if (!TryFind(thread, key, hash, out var index)) return false;
        if (index >= 0) value = _entries[index].Value;
        return true;
    }

    [MustCheck]
    internal bool TrySetItem(PyThreadState thread, PyObject key, PyObject value) =>
        TryFindKey(thread, key, out var index, out var hash) && TryStore(thread, index, key, hash, value);

    private bool TryStore(PyThreadState thread, int index, PyObject key, long hash, PyObject value)
    {
        if (index >= 0)
        {
            _entries[index].Value = value;
            return true;
        }
        if (IsFull && !TryGrow(thread)) return false;
        if (!_hasOtherKeys && key.GetType() != typeof(PyStr) && thread.Hashes.IsKeyed)
        {
            if (!thread.TryChargeWork(_used)) return false;
            HoldSeenHashes(thread);
        }
        Insert(key, hash, value);
        return true;
    }

    private bool TryGrow(PyThreadState thread)
    {
        // The table of a dict in which nothing but gaps is grows, too; this is what it may take at most.
        if (!thread.TryChargeWork(_count) || !thread.TryReserve(_count * 96L)) return false;
        if (_count > MostEntries) return PyErr.MemoryError();
        Grow();
        return true;
    }

    [MustCheck]
    internal bool TrySetItem(PyThreadState thread, PyObject key, long hash, PyObject value)
    {
        if (key.GetType() == typeof(PyStr) && thread.Hashes.IsKeyed) return TrySetItem(thread, key, value);
        return TryFind(thread, key, hash, out var index) && TryStore(thread, index, key, hash, value);
    }

    /// <summary>Takes the key out; true with null: it was not there.</summary>
    [MustCheck]
    internal bool TryRemove(PyThreadState thread, PyObject key, out PyObject? value)
    {
        value = null;
        if (!TryFindKey(thread, key, out var index, out _)) return false;
        if (index < 0) return true;
        value = _entries[index].Value;
        RemoveAt(index);
        return true;
    }

    /// <summary>The value of the key; where it is not there, it gets the given one.</summary>
    [MustCheck]
    internal bool TryGetOrAdd(PyThreadState thread, PyObject key, PyObject fallback, out PyObject? value)
    {
        value = null;
        if (!TryFindKey(thread, key, out var index, out var hash)) return false;
        value = index >= 0 ? _entries[index].Value : fallback;
        return index >= 0 || TryStore(thread, index, key, hash, fallback);
    }

    /// <summary>The index of a key's entry, -1 where it is not there. False: comparing has set an error.</summary>
    [MustCheck]
    internal bool TryFind(PyThreadState thread, PyObject key, long hash, out int index)
    {
        if (key.GetType() == typeof(PyStr))
        {
            if (!_hasOtherKeys)
            {
                index = FindName((PyStr)key);
                return true;
            }
            if (thread.Hashes.IsKeyed) hash = thread.Hashes.Of((PyStr)key);
        }
        else if (!_hasOtherKeys && thread.Hashes.IsKeyed)
        {
            return TryFindAmongNames(thread, key, hash, out index);
        }
    restart:
        index = -1;
        var table = _table;
        if (table is null) return true;
        var entries = _entries;
        var version = KeysVersion;
        var mask = table.Length - 1;
        var perturb = (ulong)hash;
        var slot = (int)hash & mask;
        for (var probes = 0; ; probes++)
        {
            if (probes > FreeProbes && !thread.TryChargeWork(4)) return false;
            var candidate = table[slot];
            if (candidate >= 0)
            {
                var found = entries[candidate].Key!;
                if (ReferenceEquals(found, key))
                {
                    index = candidate;
                    return true;
                }
                if (entries[candidate].Hash == hash)
                {
                    if (!Comparison.TryEquals(thread, found, key, out var areEqual)) return false;
                    // Comparing may have run code that changed this dict.
                    if (version != KeysVersion || !ReferenceEquals(_table, table)) goto restart;
                    if (areEqual)
                    {
                        index = candidate;
                        return true;
                    }
                }
            }
            else if (candidate == Free) return true;
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + perturb + 1) & mask;
        }
    }

    // ---- order ----

    /// <summary>The next entry from a position on, which starts at 0; false at the end.</summary>
    internal bool NextEntry(ref int position, [NotNullWhen(true)] out PyObject? key, [NotNullWhen(true)] out PyObject? value)
    {
        while (position < _used)
        {
            ref var entry = ref _entries[position++];
            if (entry.Key is null) continue;
            key = entry.Key;
            value = entry.Value!;
            return true;
        }
        key = value = null;
        return false;
    }

    /// <summary>The next entry with its hash.</summary>
    internal bool NextEntry(ref int position, [NotNullWhen(true)] out PyObject? key, [NotNullWhen(true)] out PyObject? value, out long hash)
    {
        if (NextEntry(ref position, out key, out value))
        {
            hash = _entries[position - 1].Hash;
            return true;
        }
        hash = 0;
        return false;
    }

    /// <summary>The entry before a position, which starts at <see cref="UsedEntries"/>; false at the beginning.</summary>
    internal bool PreviousEntry(ref int position, [NotNullWhen(true)] out PyObject? key, [NotNullWhen(true)] out PyObject? value)
    {
        while (position > 0)
        {
            ref var entry = ref _entries[--position];
            if (entry.Key is null) continue;
            key = entry.Key;
            value = entry.Value!;
            return true;
        }
        key = value = null;
        return false;
    }

    // ---- changes ----

    internal void RemoveAll()
    {
        _table = null;
        _entries = s_noEntries;
        _used = _count = _cut = 0;
        _hasOtherKeys = false;
        KeysVersion++;
    }

    /// <summary>Makes what is known of the positions of keys unknown again.</summary>
    internal void Forget() => KeysVersion++;

    /// <summary>Removes an entry by its index.</summary>
    internal void RemoveAt(int index)
    {
        ref var entry = ref _entries[index];
        Debug.Assert(entry.Key is not null);
        _table![FindSlotOf(index, entry.Hash)] = Dummy;
        entry.Key = null;
        entry.Value = null;
        _count--;
        KeysVersion++;
    }

    /// <summary>Takes the last entry out; false in an empty dict. The gaps behind it need not be skipped again.</summary>
    internal bool TryTakeLast([NotNullWhen(true)] out PyObject? key, [NotNullWhen(true)] out PyObject? value)
    {
        var position = _used;
        if (!PreviousEntry(ref position, out key, out value)) return false;
        RemoveAt(position);
        _cut += _used - position;
        _used = position;
        return true;
    }

    /// <summary>A copy with the same order, without the gaps.</summary>
    internal PyDict Copy()
    {
        var copy = new PyDict();
        CopyTo(copy);
        return copy;
    }

    /// <summary>Fills an empty dict with this one's entries.</summary>
    internal void CopyTo(PyDict copy)
    {
        Debug.Assert(copy._count == 0);
        if (_count == 0) return;
        copy._hasOtherKeys = _hasOtherKeys;
        if (_count == _used && TryCloneTo(copy)) return;
        copy._entries = new Entry[Math.Max(_count, SmallestTable * 2 / 3)];
        for (var i = 0; i < _used; i++)
            if (_entries[i].Key is not null) copy._entries[copy._count++] = _entries[i];
        copy._used = copy._count;
        copy.BuildTable();
        copy.KeysVersion++;
    }

    // Without gaps entries and table are taken as they are.
    private bool TryCloneTo(PyDict copy)
    {
        var table = _table!;
        // A table that was once much fuller, or that holds marks of keys taken from the end, is better made anew.
        if (_count * 4 < table.Length) return false;
        foreach (var index in table)
            if (index == Dummy) return false;
        copy._table = (int[])table.Clone();
        copy._entries = (Entry[])_entries.Clone();
        copy._used = copy._count = _count;
        copy.KeysVersion++;
        return true;
    }

    // A third of the table is free always: else a search for what is not there would find no end.
    private bool IsFull => _used + _cut >= _entries.Length;

    private int FindSlotOf(int index, long hash)
    {
        var table = _table!;
        var mask = table.Length - 1;
        var perturb = (ulong)hash;
        var slot = (int)hash & mask;
        while (table[slot] != index)
        {
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + perturb + 1) & mask;
        }
        return slot;
    }

    private void Insert(PyObject key, long hash, PyObject value)
    {
        if (IsFull) Grow();
        if (key.GetType() != typeof(PyStr)) _hasOtherKeys = true;
        var table = _table!;
        var mask = table.Length - 1;
        var perturb = (ulong)hash;
        var slot = (int)hash & mask;
        while (table[slot] >= 0)
        {
            perturb >>= 5;
            slot = (int)((ulong)slot * 5 + perturb + 1) & mask;
        }
        table[slot] = _used;
        ref var entry = ref _entries[_used++];
        entry.Hash = hash;
        entry.Key = key;
        entry.Value = value;
        _count++;
        KeysVersion++;
    }

    /// <summary>Makes room for so many entries at once.</summary>
    internal void Reserve(int count)
    {
        if (count > _entries.Length) Grow(count + (count >> 1) + 1);
    }

    // As CPython grows: the smallest table of at least three times what lives. Programs that change a dict while they iterate over it can tell.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow() => Grow(_count * 3L);

    private void Grow(long leastTable)
    {
        var tableLength = SmallestTable;
        while (tableLength < leastTable && tableLength < LargestTable) tableLength <<= 1;
        var entries = new Entry[tableLength * 2L / 3];
        var count = 0;
        for (var i = 0; i < _used; i++)
            if (_entries[i].Key is not null) entries[count++] = _entries[i];
        _entries = entries;
        _used = count;
        _table = new int[tableLength];
        FillTable();
        KeysVersion++;
    }

    private void BuildTable()
    {
        var tableLength = SmallestTable;
        while (tableLength * 2L / 3 < _entries.Length) tableLength <<= 1;
        if (tableLength * 2L / 3 > _entries.Length) Resize((int)(tableLength * 2L / 3));
        _table = new int[tableLength];
        FillTable();
    }

    private void Resize(int length)
    {
        var entries = new Entry[length];
        Array.Copy(_entries, entries, Math.Min(length, _entries.Length));
        _entries = entries;
    }

    private void FillTable()
    {
        _cut = 0;
        var table = _table!;
        if (table.Length > LargeTable) Array.Fill(table, Free);
        else for (var i = 0; i < table.Length; i++) table[i] = Free;
        var mask = table.Length - 1;
        for (var i = 0; i < _used; i++)
        {
            var hash = _entries[i].Hash;
            var perturb = (ulong)hash;
            var slot = (int)hash & mask;
            while (table[slot] >= 0)
            {
                perturb >>= 5;
                slot = (int)((ulong)slot * 5 + perturb + 1) & mask;
            }
            table[slot] = i;
        }
    }
}
