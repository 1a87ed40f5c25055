using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Collections;

/// <summary><c>collections.OrderedDict</c>: a dict whose order can be changed.</summary>
/// <remarks>The order is a ring of links beside the dict. It is found by the key object that the dict holds, so that keys are compared once only.</remarks>
[PyType("OrderedDict", Module = "collections", Subclassable = true, Dict = true, Weakrefs = true, Doc = "Dictionary that remembers insertion order")]
internal partial class PyOrderedDict : PyDict
{
    private readonly Dictionary<PyObject, OrderLink> _links = new(ReferenceEqualityComparer.Instance);
    private readonly OrderLink _root = new(null);
    private InstanceAttributes _attributes;

    public PyOrderedDict() { }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    /// <summary>Changes with every change of the order.</summary>
    public long OrderVersion { get; private set; }

    [PyProperty("__dict__", Setter = nameof(SetDict))]
    internal PyDict AttributeDict() => InstanceDict.Materialize(this);

    internal bool SetDict(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.TypeError("cannot delete __dict__");
        if (value is not PyDict dict) return PyErr.TypeError($"__dict__ must be set to a dictionary, not a '{value.Type.NameInMessages}'");
        InstanceDict.Replace(this, dict);
        return true;
    }

    // ---- the order ----

    /// <summary>The link of a key. True with null: the key is not there. False: an error is set.</summary>
    [MustCheck]
    public bool TryFindLink(PyThreadState thread, PyObject key, out OrderLink? link)
    {
        link = null;
        if (!TryFindKey(thread, key, out var index, out _)) return false;
        if (index >= 0) _links.TryGetValue(KeyAt(index), out link);
        return true;
    }

    /// <summary>The first or the last link; null in an empty dict.</summary>
    public OrderLink? End(bool last)
    {
        var link = last ? _root.Previous : _root.Next;
        return ReferenceEquals(link, _root) ? null : link;
    }

    /// <summary>The next link in one direction; null at the end.</summary>
    public OrderLink? Neighbour(OrderLink link, bool backwards)
    {
        var next = backwards ? link.Previous : link.Next;
        return ReferenceEquals(next, _root) ? null : next;
    }

    [MustCheck]
    private bool TryStore(PyThreadState thread, PyObject key, PyObject value)
    {
        if (!TryFindKey(thread, key, out var index, out var hash) || !TrySetItem(thread, key, hash, value)) return false;
        if (index >= 0 && _links.ContainsKey(KeyAt(index))) return true;
        if (!TryFind(thread, key, hash, out index)) return false;
        if (index >= 0 && !_links.ContainsKey(KeyAt(index))) AddLink(KeyAt(index));
        return true;
    }

    private void AddLink(PyObject key)
    {
        var link = new OrderLink(key);
        link.InsertBefore(_root);
        _links.Add(key, link);
        OrderVersion++;
    }

    private void RemoveLink(OrderLink link)
    {
        link.Unlink();
        _links.Remove(link.Key!);
        OrderVersion++;
    }

    [MustCheck]
    private bool TryDelete(PyThreadState thread, PyObject key, out PyObject? value)
    {
        value = null;
        if (!TryFindKey(thread, key, out var index, out _)) return false;
        if (index < 0) return true;
        if (_links.TryGetValue(KeyAt(index), out var link)) RemoveLink(link);
        value = ValueAt(index);
        RemoveAt(index);
        return true;
    }

    // ---- what changes it ----

    [PyMethod("__setitem__(self, key, value, /)")]
    internal bool StoreOrdered(PyThreadState thread, PyObject key, PyObject value) => TryStore(thread, key, value);

    [PyMethod("__delitem__(self, key, /)")]
    internal bool DeleteOrdered(PyThreadState thread, PyObject key) => TryDelete(thread, key, out var value) && (value is not null || PyErr.KeyError(key));

    [PyMethod("clear(self, /)", NoTextSignature = true, Doc = "od.clear() -> None.  Remove all items from od.")]
    internal void ClearOrdered()
    {
        RemoveAll();
        _links.Clear();
        _root.Unlink();
    }

    [PyMethod("pop(self, /, key, default=<unrepresentable>)", Doc = "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.")]
    internal PyObject? PopOrdered(PyThreadState thread, PyObject key, PyObject? @default) => TryDelete(thread, key, out var value) ? value ?? @default ?? NoKey(key) : null;

    // CPython passes None on as it does for an error without arguments.
    private static PyError NoKey(PyObject key) => key is PyNone ? PyErr.Set(PyExceptions.KeyError, PyTuple.Empty) : PyErr.KeyError(key);

    [PyMethod("popitem(self, /, last=True)", Doc = "Remove and return a (key, value) pair from the dictionary: the last one, or else the first.")]
    internal PyObject? PopItemOrdered(PyThreadState thread, bool last)
    {
        if (End(last) is not { } link) return PyErr.KeyError("dictionary is empty");
        var key = link.Key!;
        if (!TryDelete(thread, key, out var value)) return null;
        if (value is not null) return PyTuple.Of(key, value);
        RemoveLink(link);
        return PyErr.KeyError(key);
    }

    [PyMethod("setdefault(self, /, key, default=None)", Doc = "Insert key with a value of default if key is not in the dictionary; return its value.")]
    internal PyObject? SetDefaultOrdered(PyThreadState thread, PyObject key, PyObject @default)
    {
        if (GetType() == typeof(PyOrderedDict))
        {
            if (!TryGetItem(thread, key, out var value)) return null;
            return value ?? (TryStore(thread, key, @default) ? @default : null);
        }
        if (!Subscript.TryContains(thread, this, key, out var isThere)) return null;
        if (isThere) return Subscript.GetItem(thread, this, key);
        return Subscript.SetItem(thread, this, key, @default) ? @default : null;
    }

    [PyMethod("move_to_end(self, /, key, last=True)", Doc = "Move an existing element to the end (or beginning if last is false).")]
    internal PyObject? MoveToEnd(PyThreadState thread, PyObject key, bool last)
    {
        if (End(last) is not { } end) return NoKey(key);
        if (!TryFindLink(thread, key, out var link)) return null;
        if (link is null) return NoKey(key);
        if (ReferenceEquals(link, end)) return PyNone.Instance;
        link.Unlink();
        link.InsertBefore(last ? _root : _root.Next);
        OrderVersion++;
        return PyNone.Instance;
    }

    [PyClassMethod("fromkeys(cls, /, iterable, value=None)", Doc = "Create a new ordered dictionary with keys from iterable and values set to value.")]
    internal static PyObject? FromKeysOrdered(PyThreadState thread, PyType type, PyObject iterable, PyObject value) => FromKeys(thread, type, iterable, value);

    [PyMethod("copy(self, /)", NoTextSignature = true, Doc = "od.copy() -> a shallow copy of od")]
    internal PyObject? CopyOrdered(PyThreadState thread)
    {
        if (!thread.TryReserve(Count * 160L)) return null;
        var isExact = GetType() == typeof(PyOrderedDict);
        if ((isExact ? new PyOrderedDict() : Calls.Call0(thread, Type)) is not { } copy) return null;
        for (var link = End(last: false); link is not null; link = Neighbour(link, backwards: false))
        {
            if (!thread.TryChargeWork(1)) return null;
            var key = link.Key!;
            if (!isExact)
            {
                if (Subscript.GetItem(thread, this, key) is not { } item || !Subscript.SetItem(thread, copy, key, item)) return null;
                continue;
            }
            if (!TryGetItem(thread, key, out var value)) return null;
            if (value is null) return PyErr.KeyError(key);
            if (!((PyOrderedDict)copy).TryStore(thread, key, value)) return null;
        }
        return copy;
    }

    [PyMethod("__sizeof__(self, /)", NoTextSignature = true, Doc = "The size in memory that CPython has for it, in bytes.")]
    internal long SizeOfOrdered() => SizeOf() + 56 + 56L * _links.Count + (Count == 0 ? 0 : 8L * System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(Count * 3 / 2, 8)));

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject? ReduceOrdered(PyThreadState thread)
    {
        if (Calls.CallMethod(thread, this, Names.Getstate) is not { } state) return null;
        if (Calls.CallMethod(thread, this, Names.PlainItems) is not { } items || Iteration.GetIter(thread, items) is not { } iterator) return null;
        return PyTuple.Of([Type, PyTuple.Empty, state, PyNone.Instance, iterator]);
    }
}

/// <summary>The place of a key in the order of an <see cref="PyOrderedDict"/>.</summary>
internal sealed class OrderLink
{
    public OrderLink(PyObject? key)
    {
        Key = key;
        Next = Previous = this;
    }

    /// <summary>The key object that the dict holds; null: the ring's root.</summary>
    public PyObject? Key { get; }

    public OrderLink Next { get; private set; }

    public OrderLink Previous { get; private set; }

    public void Unlink()
    {
        Next.Previous = Previous;
        Previous.Next = Next;
        Next = Previous = this;
    }

    public void InsertBefore(OrderLink other)
    {
        Next = other;
        Previous = other.Previous;
        Previous.Next = this;
        other.Previous = this;
    }
}
