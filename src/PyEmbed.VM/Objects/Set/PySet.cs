using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>set</c>.</summary>
[PyType("set", Unhashable = true)]
internal sealed partial class PySet : PyObject
{
    private readonly PyDict _items = new();

    internal bool TryAdd(PyThreadState thread, PyObject item) => _items.TrySetItem(thread, item, PyNone.Instance);

    internal bool TryContains(PyThreadState thread, PyObject item, out bool isThere)
    {
        var succeeded = _items.TryGetItem(thread, item, out var found);
        isThere = found is not null;
        return succeeded;
    }

    internal bool TryUpdate(PyThreadState thread, PyObject iterable)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return false;
        while (Iteration.Next(thread, iterator) is { } item)
            if (!TryAdd(thread, item)) return false;
        return !thread.HasError;
    }
}
