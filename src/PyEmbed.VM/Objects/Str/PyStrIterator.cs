namespace PyEmbed.VM.Objects;

/// <summary>Iterates over the characters of a str.</summary>
[PyType("str_iterator")]
internal sealed partial class PyStrIterator(PyStr text) : StrIterator(text)
{
    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => TakeNext();
}

/// <summary>Iterates over the characters of a str that is ASCII.</summary>
[PyType("str_ascii_iterator")]
internal sealed partial class PyStrAsciiIterator(PyStr text) : StrIterator(text)
{
    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => TakeNext();
}

/// <summary>What both have in common.</summary>
internal abstract class StrIterator(PyStr text) : IndexIterator
{
    private PyStr? _text = text;   // null at the end

    protected override PyObject? Sequence => _text;

    protected override int Count => _text?.Length ?? 0;

    protected override PyObject Nothing => PyStr.Empty;

    /// <summary>The next character, or null at the end.</summary>
    public PyStr? TakeNext()
    {
        if (_text is null) return null;
        if (Index < _text.Length) return PyStr.FromCodePoint(_text[Index++]);
        _text = null;
        return null;
    }
}
