namespace PyEmbed.VM.Objects;

/// <summary>Iterates over a list, which may change meanwhile.</summary>
[PyType("list_iterator")]
internal sealed partial class PyListIterator(PyList list) : PyObject
{
    private PyList? _list = list;   // null at the end
    private int _next;

    /// <summary>The next item, or null at the end.</summary>
    public PyObject? TakeNext()
    {
        if (_list is not { } items) return null;
        if (items.TryItem(_next, out var item))
        {
            _next++;
            return item;
        }
        _list = null;
        return null;
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => TakeNext();

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal PyObject LengthHint() => PyInt.From(_list is null ? 0 : Math.Max(0, _list.Count - _next));
}
