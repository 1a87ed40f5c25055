using System.Numerics;

namespace PyEmbed.StandardLibrary.Collections;

/// <summary><c>collections.deque</c>: a ring of references that grows at both ends.</summary>
[PyType("deque", Module = "collections", Subclassable = true, Weakrefs = true, Sequence = true, Unhashable = true,
    Doc = "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data accesses near its endpoints.")]
internal partial class PyDeque : PyObject
{
    private const int Unbounded = -1;

    private PyObject[] _items = [];   // its length is a power of two
    private int _first;
    private int _count;
    private nint _maxLength = Unbounded;

    public PyDeque() { }

    public int Count => _count;

    /// <summary>Changes with every change of the sequence's items: iterators and searches look at it.</summary>
    public long Version { get; private set; }

    public PyObject this[int index]
    {
        get => _items[(_first + index) & (_items.Length - 1)];
        private set => _items[(_first + index) & (_items.Length - 1)] = value;
    }

    [PyProperty("maxlen", Doc = "maximum size of a deque or None if unbounded")]
    internal PyObject MaxLength => _maxLength == Unbounded ? PyNone.Instance : PyInt.From(_maxLength);

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyDequeDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, iterable=..., maxlen=None)", NoTextSignature = true, ParseTuple = true)]
    internal bool Initialize(PyThreadState thread, PyObject? iterable, [NoneAsNull] PyObject? maxlen)
    {
        var length = (long)Unbounded;
        if (maxlen is not null)
        {
            if (maxlen is not (PyInt or PyBigInt)) return PyErr.TypeError("an integer is required");
            if (!PyInt.TryGetInt64(maxlen, out length)) return PyErr.OverflowError("Python int too large to convert to C ssize_t");
            if (length < 0) return PyErr.ValueError("maxlen must be non-negative");
        }
        _maxLength = (nint)length;
        if (_count > 0) RemoveAll();
        return iterable is null || TryExtend(thread, iterable, toLeft: false);
    }

    // ---- the ends ----

    /// <summary>Adds an item at the right; one at the left goes when the deque is full. False: an error is set.</summary>
    [MustCheck]
    public bool TryAppend(PyThreadState thread, PyObject item)
    {
        if (_count == _items.Length && !TryGrow(thread)) return false;
        _items[(_first + _count) & (_items.Length - 1)] = item;
        _count++;
        Version++;
        if (_maxLength != Unbounded && _count > _maxLength) _ = TakeFirst();
        return true;
    }

    [MustCheck]
    private bool TryAppendLeft(PyThreadState thread, PyObject item)
    {
        if (_count == _items.Length && !TryGrow(thread)) return false;
        _first = (_first - 1) & (_items.Length - 1);
        _items[_first] = item;
        _count++;
        Version++;
        if (_maxLength != Unbounded && _count > _maxLength) _ = TakeLast();
        return true;
    }

    private PyObject TakeFirst()
    {
        var item = _items[_first];
        _items[_first] = null!;
        _first = (_first + 1) & (_items.Length - 1);
        AfterTaking();
        return item;
    }

    private PyObject TakeLast()
    {
        ref var place = ref _items[(_first + _count - 1) & (_items.Length - 1)];
        var item = place;
        place = null!;
        AfterTaking();
        return item;
    }

    private void AfterTaking()
    {
        _count--;
        Version++;
        if (_items.Length > 64 && _count < _items.Length >> 2) Resize(_items.Length >> 1);
    }

    private bool TryGrow(PyThreadState thread)
    {
        var capacity = Math.Max(8L, _items.Length * 2L);
        if (capacity > Array.MaxLength) return PyErr.MemoryError();
        if (!thread.TryReserve(capacity * 8)) return false;
        Resize((int)capacity);
        return true;
    }

    private void Resize(int capacity)
    {
        var items = new PyObject[capacity];
        CopyTo(items);
        _items = items;
        _first = 0;
    }

    private void CopyTo(Span<PyObject> target)
    {
        var head = Math.Min(_count, _items.Length - _first);
        _items.AsSpan(_first, head).CopyTo(target);
        _items.AsSpan(0, _count - head).CopyTo(target[head..]);
    }

    public PyObject[] ToArray()
    {
        var items = new PyObject[_count];
        CopyTo(items);
        return items;
    }

    private void RemoveAll()
    {
        _items = [];
        _first = _count = 0;
        Version++;
    }

    /// <summary>Adds the items of an iterable at one end. False: an error is set.</summary>
    [MustCheck]
    private bool TryExtend(PyThreadState thread, PyObject iterable, bool toLeft)
    {
        if (ReferenceEquals(iterable, this))
        {
            if (!thread.TryReserve(_count * 8L)) return false;
            iterable = PyList.Adopt(ToArray());
        }
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return false;
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1)) return false;
            if (_maxLength != 0 && !(toLeft ? TryAppendLeft(thread, item) : TryAppend(thread, item))) return false;
        }
        return !thread.HasError;
    }

    [PyMethod("append(self, item, /)", NoTextSignature = true, Doc = "Add an element to the right side of the deque.")]
    internal PyObject? Append(PyThreadState thread, PyObject item) => TryAppend(thread, item) ? PyNone.Instance : null;

    [PyMethod("appendleft(self, item, /)", NoTextSignature = true, Doc = "Add an element to the left side of the deque.")]
    internal PyObject? AppendLeft(PyThreadState thread, PyObject item) => TryAppendLeft(thread, item) ? PyNone.Instance : null;

    [PyMethod("clear(self, /)", NoTextSignature = true, Doc = "Remove all elements from the deque.")]
    internal void Clear() => RemoveAll();

    [PyMethod("extend(self, iterable, /)", NoTextSignature = true, Doc = "Extend the right side of the deque with elements from the iterable")]
    internal PyObject? Extend(PyThreadState thread, PyObject iterable) => TryExtend(thread, iterable, toLeft: false) ? PyNone.Instance : null;

    [PyMethod("extendleft(self, iterable, /)", NoTextSignature = true, Doc = "Extend the left side of the deque with elements from the iterable")]
    internal PyObject? ExtendLeft(PyThreadState thread, PyObject iterable) => TryExtend(thread, iterable, toLeft: true) ? PyNone.Instance : null;

    [PyMethod("pop(self, /)", NoTextSignature = true, Doc = "Remove and return the rightmost element.")]
    internal PyObject? Pop() => _count == 0 ? PyErr.IndexError("pop from an empty deque") : TakeLast();

    [PyMethod("popleft(self, /)", NoTextSignature = true, Doc = "Remove and return the leftmost element.")]
    internal PyObject? PopLeft() => _count == 0 ? PyErr.IndexError("pop from an empty deque") : TakeFirst();

    [PyMethod("rotate(self, *args)", NoTextSignature = true, Doc = "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left.")]
    internal PyObject? Rotate(PyThreadState thread, ReadOnlySpan<PyObject> args)
    {
        if (args.Length > 1) return ArgumentErrors.Expected("deque.rotate", 0, 1, args.Length);
        nint steps = 1;
        if (args.Length == 1 && !ArgumentConversion.TryNativeInt(thread, args[0], out steps)) return null;
        return TryRotate(thread, steps) ? PyNone.Instance : null;
    }

    private bool TryRotate(PyThreadState thread, nint steps)
    {
        if (_count <= 1) return true;
        var toRight = (int)(steps % _count);
        if (toRight < 0) toRight += _count;
        // The shorter way round.
        var toLeft = toRight > _count / 2 ? _count - toRight : 0;
        if (toLeft > 0) toRight = 0;
        if (!thread.TryChargeWork((toRight + toLeft) / 4)) return false;
        if (toRight + toLeft > 0) Version++;
        var mask = _items.Length - 1;
        for (; toRight > 0; toRight--) MoveEnd(ref _items[(_first + _count - 1) & mask], (_first - 1) & mask, (_first - 1) & mask);
        for (; toLeft > 0; toLeft--) MoveEnd(ref _items[_first], (_first + _count) & mask, (_first + 1) & mask);
        return true;
    }

    private void MoveEnd(ref PyObject from, int to, int first)
    {
        var item = from;
        from = null!;
        _items[to] = item;
        _first = first;
    }

    [PyMethod("reverse(self, /)", NoTextSignature = true, Doc = "D.reverse() -- reverse *IN PLACE*")]
    internal PyObject? Reverse(PyThreadState thread)
    {
        if (!thread.TryChargeWork(_count / 4)) return null;
        for (var (i, j) = (0, _count - 1); i < j; i++, j--) (this[i], this[j]) = (this[j], this[i]);
        return PyNone.Instance;
    }

    [PyMethod("__sizeof__(self, /)", NoTextSignature = true, Doc = "D.__sizeof__() -- size of D in memory, in bytes")]
    internal long SizeOf() => 216 + 528L * ((_count + 95) / 64);   // CPython's blocks of 64, filled from the middle of the first

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Calls.CallMethod(thread, this, VM.Names.Getstate) is not { } state || Iteration.GetIter(thread, this) is not { } items) return null;
        var arguments = _maxLength == Unbounded ? PyTuple.Empty : PyTuple.Of(PyTuple.Empty, PyInt.From(_maxLength));
        return PyTuple.Of([Type, arguments, state, items]);
    }

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);

    private static int RoundUp(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(count, 8));
}
