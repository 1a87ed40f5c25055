namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.zip_longest</c></summary>
[PyType("zip_longest", Module = "itertools", Subclassable = true, Doc = "zip_longest(*iterables, fillvalue=None) --> tuples of one item of each iterable, until the longest ends.")]
internal partial class PyZipLongest(PyObject?[] iterators, PyObject fillValue) : PyObject
{
    private int _active = iterators.Length;
    private PyObject _fillValue = fillValue;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        PyObject fillValue = PyNone.Instance;
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (keywordNames is not null)
        {
            if (keywordNames.Count > 1 || ((PyStr)keywordNames[0]).ToString() != "fillvalue") return PyErr.TypeError("zip_longest() got an unexpected keyword argument");
            fillValue = args[count];
        }
        var iterators = new PyObject?[count];
        for (var i = 0; i < count; i++)
            if ((iterators[i] = Iteration.GetIter(thread, args[i])) is null) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyZipLongest(iterators, fillValue) : new PyZipLongestInstance(type, iterators, fillValue);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_active == 0 || !thread.TryReserve(iterators.Length * 8L)) return null;
        var items = new PyObject[iterators.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var item = iterators[i] is { } iterator ? Iteration.Next(thread, iterator) : _fillValue;
            if (item is null)
            {
                if (--_active <= 0 || thread.HasError)
                {
                    _active = 0;
                    return null;
                }
                iterators[i] = null;
                item = _fillValue;
            }
            items[i] = item;
        }
        return PyTuple.Adopt(items);
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Adopt([.. iterators.Select(iterator => iterator ?? PyTuple.Empty)]), _fillValue);

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true, Doc = "Set state information for unpickling.")]
    internal void SetState(PyObject state) => _fillValue = state;
}
