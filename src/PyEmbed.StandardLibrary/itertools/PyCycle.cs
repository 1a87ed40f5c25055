namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.cycle</c></summary>
[PyType("cycle", Module = "itertools", Subclassable = true, Doc = "The items of the iterable, again and again.")]
internal partial class PyCycle(PyObject iterator, PyList saved) : PyObject
{
    private PyObject? _iterator = iterator;   // null once all items are saved
    private PyList _saved = saved;
    private int _index;
    private bool _isSaved;   // what the iterator still gives is in the list already

    [PyMethod("__new__(cls, iterable, /)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject iterable)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyCycle(iterator, new PyList()) : new PyCycleInstance(type, iterator, new PyList());
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_iterator is not null)
        {
            if (Iteration.Next(thread, _iterator) is { } fresh) return _isSaved || _saved.TryAppend(thread, fresh) ? fresh : null;
            if (thread.HasError) return null;
            _iterator = null;
        }
        if (!_saved.TryItem(_index, out var item)) return null;
        if (++_index >= _saved.Count) _index = 0;
        return item;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (_iterator is not null) return PyTuple.Of(Type, PyTuple.Of(_iterator), PyTuple.Of(_saved, PyBool.From(_isSaved)));
        if (Iteration.GetIter(thread, _saved) is not { } rest) return null;
        if (_index != 0 && Calls.CallMethod(thread, rest, s_setState, PyInt.From(_index)) is null) return null;
        return PyTuple.Of(Type, PyTuple.Of(rest), PyTuple.Of(_saved, PyBool.True));
    }

    private static readonly PyStr s_setState = PyStr.FromName("__setstate__");

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true, Doc = "Set state information for unpickling.")]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (state is not PyTuple parts) return IteratorState.NotATuple();
        if (parts.Count != 2) return IteratorState.WrongCount(2, 2, parts.Count);
        if (parts[0] is not PyList saved) return PyErr.TypeError($"argument 1 must be list, not {parts[0].Type.NameInMessages}");
        if (!ArgumentConversion.TryTruthAsInt(thread, parts[1], out var isSaved)) return null;
        _saved = saved;
        _isSaved = isSaved;
        _index = 0;
        return PyNone.Instance;
    }
}
