namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.accumulate</c></summary>
[PyType("accumulate", Module = "itertools", Subclassable = true, Doc = "Running totals, or the running results of another function of two arguments.")]
internal partial class PyAccumulate(PyObject iterator, PyObject? function, PyObject? initial) : PyObject
{
    private PyObject? _initial = initial;   // null: none, or given out
    private PyObject? _total;

    [PyMethod("__new__(cls, iterable, func=None, *, initial=None)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject iterable, [NoneAsNull] PyObject? func, [NoneAsNull] PyObject? initial)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyAccumulate(iterator, func, initial) : new PyAccumulateInstance(type, iterator, func, initial);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_initial is not null)
        {
            _total = _initial;
            _initial = null;
            return _total;
        }
        var item = Iteration.Next(thread, iterator);
        if (item is null) return null;
        if (_total is null) return _total = item;
        var total = function is null ? Number.Add(thread, _total, item) : Calls.Call2(thread, function, _total, item);
        if (total is not null) _total = total;
        return total;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject? Reduce(PyThreadState thread)
    {
        var called = function ?? PyNone.Instance;
        if (_initial is not null)
        {
            var all = Calls.Call2(thread, PyChain.BuiltinType, PyTuple.Of(_initial), iterator);
            return all is null ? null : PyTuple.Of(Type, PyTuple.Of(all, called), PyNone.Instance);
        }
        if (_total is not PyNone) return PyTuple.Of(Type, PyTuple.Of(iterator, called), _total ?? PyNone.Instance);
        // A state of None would be no state: the total goes in front, and the first result is skipped.
        if (Calls.Call2(thread, PyChain.BuiltinType, PyTuple.Of(_total), iterator) is not { } chained) return null;
        if (Calls.Call2(thread, Type, chained, called) is not { } again) return null;
        return PyTuple.Of(PyIslice.BuiltinType, PyTuple.Of(again, PyInt.One, PyNone.Instance));
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true, Doc = "Set state information for unpickling.")]
    internal void SetState(PyObject state) => _total = state;
}
