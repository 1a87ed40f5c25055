using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>The stack of the machine that reads pickles, with its marks. Instructions reach down to the last mark only.</summary>
internal sealed class UnpicklerStack
{
    private PyObject[] _items = new PyObject[16];
    private int[] _marks = [];
    private int _markCount;

    // Where the objects above the last mark begin.
    private int _fence;

    public int Count { get; private set; }

    public void Clear()
    {
        Array.Clear(_items, 0, Count);
        (Count, _markCount, _fence) = (0, 0, 0);
    }

    [MustCheck]
    public bool TryPush(PyThreadState thread, PyObject value)
    {
        if (Count == _items.Length && !TryGrow(thread)) return false;
        _items[Count++] = value;
        return true;
    }

    private bool TryGrow(PyThreadState thread)
    {
        var length = Math.Min(_items.Length * 2L, Array.MaxLength);
        if (length == _items.Length) return PyErr.MemoryError();
        if (!thread.TryReserve(length * 8) || !thread.TryChargeWork(Count >> 3)) return false;
        Array.Resize(ref _items, (int)length);
        return true;
    }

    public PyError Underflow(PyThreadState thread) => PickleState.CannotUnpickle(thread, _markCount > 0 ? "unexpected MARK found" : "unpickling stack underflow");

    /// <summary>Whether so many objects stand above the last mark. False: an error is set.</summary>
    [MustCheck]
    public bool TryRequire(PyThreadState thread, int count) => Count - count >= _fence || Underflow(thread);

    [MustCheck]
    public PyObject? Pop(PyThreadState thread)
    {
        if (Count <= _fence) return Underflow(thread);
        var value = _items[--Count];
        _items[Count] = null!;
        return value;
    }

    /// <summary>The last object, which stays. Null: an error is set.</summary>
    [MustCheck]
    public PyObject? Peek(PyThreadState thread) => Count > _fence ? _items[Count - 1] : Underflow(thread);

    /// <summary>Puts another in the place of the last object.</summary>
    public void ReplaceTop(PyObject value) => _items[Count - 1] = value;

    [MustCheck]
    public bool TryMark(PyThreadState thread)
    {
        if (_markCount == _marks.Length)
        {
            var length = Math.Min(Math.Max(16, _marks.Length * 2L), Array.MaxLength);
            if (length == _marks.Length) return PyErr.MemoryError();
            if (!thread.TryReserve(length * 4)) return false;
            Array.Resize(ref _marks, (int)length);
        }
        _marks[_markCount++] = _fence = Count;
        return true;
    }

    /// <summary>Takes off the last mark and tells where it was; its objects stay. -1: an error is set.</summary>
    public int TakeMark(PyThreadState thread)
    {
        if (_markCount == 0)
        {
            _ = PickleState.CannotUnpickle(thread, "could not find MARK");
            return -1;
        }
        var mark = _marks[--_markCount];
        _fence = _markCount > 0 ? _marks[_markCount - 1] : 0;
        return mark;
    }

    /// <summary>Drops the last object, or the last mark where nothing stands above it. False: an error is set.</summary>
    [MustCheck]
    public bool TryDrop(PyThreadState thread)
    {
        if (_markCount > 0 && _marks[_markCount - 1] == Count)
        {
            _ = TakeMark(thread);
            return true;
        }
        return Pop(thread) is not null;
    }

    /// <summary>The objects from a place on, in an array of their own; they are taken off. Null: an error is set.</summary>
    [MustCheck]
    public PyObject[]? Take(PyThreadState thread, int start)
    {
        if (start < _fence || start > Count)
        {
            _ = Underflow(thread);
            return null;
        }
        var count = Count - start;
        if (!thread.TryReserve(count * 8L) || !thread.TryChargeWork(count >> 2)) return null;
        var taken = _items.AsSpan(start, count).ToArray();
        DropTo(start);
        return taken;
    }

    /// <summary>The objects above the last mark, and the mark. Null: an error is set.</summary>
    [MustCheck]
    public PyObject[]? TakeMarked(PyThreadState thread) => TakeMark(thread) is >= 0 and var mark ? Take(thread, mark) : null;

    public void DropTo(int start)
    {
        if (start >= Count) return;
        Array.Clear(_items, start, Count - start);
        Count = start;
    }
}
