namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.pairwise</c></summary>
[PyType("pairwise", Module = "itertools", Subclassable = true, Doc = "Pairs of each item and the one behind it.")]
internal partial class PyPairwise(PyObject iterator) : PyObject
{
    private PyObject? _iterator = iterator;   // null at the end
    private PyObject? _last;

    [PyMethod("__new__(cls, iterable, /)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject iterable)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyPairwise(iterator) : new PyPairwiseInstance(type, iterator);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_iterator is null) return null;
        var first = _last;
        if (first is null)
        {
            first = _last = Iteration.Next(thread, _iterator);
            // Reading may have re-entered this iterator and ended it.
            if (first is null || _iterator is null)
            {
                _iterator = null;
                _last = null;
                return null;
            }
        }
        if (Iteration.Next(thread, _iterator) is not { } second)
        {
            _iterator = null;
            _last = null;
            return null;
        }
        _last = second;
        return PyTuple.Of(first, second);
    }
}
