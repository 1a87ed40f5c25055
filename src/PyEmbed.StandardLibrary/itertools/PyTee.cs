namespace PyEmbed.StandardLibrary.Itertools;

/// <summary>One of the iterators that <c>itertools.tee</c> makes: a place in the shared chain of items read.</summary>
[PyType("_tee", Module = "itertools", Weakrefs = true, Doc = "Iterator wrapped to make it copyable.")]
internal sealed partial class PyTee(PyTeeData data, int index) : PyObject
{
    private PyTeeData _data = data;
    private int _index = index;

    [PyMethod("__new__(cls, iterable, /)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject iterable) => FromIterable(thread, iterable);

    internal static PyTee? FromIterable(PyThreadState thread, PyObject iterable)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        return iterator is PyTee tee ? tee.Copy() : new PyTee(new PyTeeData(iterator), 0);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_index >= PyTeeData.Capacity)
        {
            _data = _data.NextBlock();
            _index = 0;
        }
        var item = _data.GetItem(thread, _index);
        if (item is not null) _index++;
        return item;
    }

    [PyMethod("__copy__(self, /)", NoTextSignature = true, Doc = "An independent iterator.")]
    internal PyTee Copy() => new(_data, _index);

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Of(PyTuple.Empty), PyTuple.Of(_data, PyInt.From(_index)));

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true, Doc = "Set state information for unpickling.")]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (state is not PyTuple parts) return IteratorState.NotATuple();
        if (parts.Count != 2) return IteratorState.WrongCount(2, 2, parts.Count);
        if (parts[0] is not PyTeeData data) return PyErr.TypeError($"argument 1 must be itertools._tee_dataobject, not {parts[0].Type.NameInMessages}");
        if (!ArgumentConversion.TryInt32(thread, parts[1], out var index)) return null;
        if (index is < 0 or > PyTeeData.Capacity) return PyErr.ValueError("Index out of range");
        _data = data;
        _index = index;
        return PyNone.Instance;
    }
}

/// <summary>A block of items that tees share; what no tee stands before any more is collected with its block.</summary>
[PyType("_tee_dataobject", Module = "itertools", Doc = "Data container common to multiple tee objects.")]
internal sealed partial class PyTeeData(PyObject iterator) : PyObject
{
    /// <summary>Items a block, as in CPython, whose pickles show it.</summary>
    public const int Capacity = 57;

    private readonly PyObject[] _items = new PyObject[Capacity];
    private int _count;
    private bool _isReading;
    private PyTeeData? _next;

    // The messages call it by another name than the type has.
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords("teedataobject");
        if (args.Length != 3) return ArgumentErrors.Expected("teedataobject", 3, 3, args.Length);
        if (args[1] is not PyList values) return ArgumentErrors.BadArgument("teedataobject", "argument 2", "list", args[1]);
        var next = args[2];
        var data = new PyTeeData(args[0]);
        if (values.Count > Capacity) return PyErr.ValueError("Invalid arguments");
        if (next is not PyNone && (values.Count < Capacity || next is not PyTeeData)) return PyErr.ValueError("Invalid arguments");
        values.Items.CopyTo(data._items);
        data._count = values.Count;
        data._next = next as PyTeeData;
        return data;
    }

    public PyTeeData NextBlock() => _next ??= new PyTeeData(iterator);

    public PyObject? GetItem(PyThreadState thread, int index)
    {
        if (index < _count) return _items[index];
        if (_isReading) return PyErr.RuntimeError("cannot re-enter the tee iterator");
        _isReading = true;
        var item = Iteration.Next(thread, iterator);
        _isReading = false;
        if (item is not null) _items[_count++] = item;
        return item;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Of(iterator, PyList.CopyOf(_items.AsSpan(0, _count)), _next ?? (PyObject)PyNone.Instance));
}
