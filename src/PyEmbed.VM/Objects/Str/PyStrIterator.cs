namespace PyEmbed.VM.Objects;

/// <summary>Iterates over the characters of a str.</summary>
[PyType("str_iterator")]
internal sealed partial class PyStrIterator(PyStr text) : PyObject
{
    private StrCursor _cursor = new(text);

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => _cursor.Next();

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal long LengthHint() => _cursor.Remaining;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread) => _cursor.Reduce(thread);

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyThreadState thread, PyObject state) => _cursor.TrySetState(thread, state) ? PyNone.Instance : null;
}

/// <summary>Iterates over the characters of a str that is ASCII.</summary>
[PyType("str_ascii_iterator")]
internal sealed partial class PyStrAsciiIterator(PyStr text) : PyObject
{
    private StrCursor _cursor = new(text);

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => _cursor.Next();

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal long LengthHint() => _cursor.Remaining;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread) => _cursor.Reduce(thread);

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyThreadState thread, PyObject state) => _cursor.TrySetState(thread, state) ? PyNone.Instance : null;
}

/// <summary>Where an iterator over a str is; the text is let go at the end.</summary>
internal struct StrCursor(PyStr text)
{
    private PyStr? _text = text;
    private int _index;

    public readonly long Remaining => _text is null ? 0 : _text.Length - _index;

    public PyStr? Next()
    {
        if (_text is null) return null;
        if (_index < _text.Length) return PyStr.FromCodePoint(_text[_index++]);
        _text = null;
        return null;
    }

    public readonly PyObject? Reduce(PyThreadState thread)
    {
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        return _text is null ? PyTuple.Of(iter, PyTuple.Of(PyStr.Empty)) : PyTuple.Of(iter, PyTuple.Of(_text), PyInt.From(_index));
    }

    public bool TrySetState(PyThreadState thread, PyObject state)
    {
        if (state is not (PyInt or PyBigInt)) return PyErr.TypeError("an integer is required");
        if (!PyInt.TryGetInt64(state, out var index)) return PyErr.OverflowError("Python int too large to convert to C ssize_t");
        if (_text is not null) _index = (int)Math.Clamp(index, 0, _text.Length);
        return true;
    }
}
