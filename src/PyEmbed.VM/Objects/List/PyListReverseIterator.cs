namespace PyEmbed.VM.Objects;

/// <summary>Iterates over a list from its end.</summary>
[PyType("list_reverseiterator")]
internal sealed partial class PyListReverseIterator(PyList list) : PyObject
{
    private PyList? _list = list;   // null at the end
    private int _index = list.Count - 1;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next()
    {
        if (_list is null) return null;
        if (_list.TryItem(_index, out var item))
        {
            _index--;
            return item;
        }
        _index = -1;
        _list = null;
        return null;
    }

    // A list that has become shorter than where the iterator stands gives nothing more.
    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal nint LengthHint() => _list is null || _list.Count < _index + 1 ? 0 : _index + 1;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread)
    {
        // Looking a builtin up may run code that exhausts this iterator.
        if (_list is not null)
        {
            if (Pickling.Builtin(thread, "reversed") is not { } reversed) return null;
            if (_list is not null) return PyTuple.Of(reversed, PyTuple.Of(_list), PyInt.From(_index));
        }
        return Pickling.Builtin(thread, "iter") is { } iter ? PyTuple.Of(iter, PyTuple.Of(new PyList())) : null;
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyObject state)
    {
        if (!IndexIterator.TryReadState(state, out var index)) return null;
        if (_list is not null) _index = (int)Math.Clamp(index, -1, _list.Count - 1);
        return PyNone.Instance;
    }
}
