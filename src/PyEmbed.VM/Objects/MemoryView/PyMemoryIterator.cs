namespace PyEmbed.VM.Objects;

/// <summary>Iterates over a memoryview of one dimension.</summary>
[PyType("memory_iterator")]
internal sealed partial class PyMemoryIterator(PyMemoryView view) : PyObject
{
    private PyMemoryView? _view = view;   // null at the end
    private nint _index;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_view is null) return null;
        var item = _view.NextItem(_index);
        if (item is not null) _index++;
        else if (!thread.HasError) _view = null;
        return item;
    }
}
