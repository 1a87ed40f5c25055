namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.chain</c></summary>
[PyType("chain", Module = "itertools", Subclassable = true, Doc = "chain(*iterables) --> the items of the first iterable, then those of the next, until all are exhausted.")]
internal partial class PyChain(PyObject source) : PyObject
{
    private PyObject? _source = source;   // null at the end
    private PyObject? _active;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null && NewWrapper.NewRefusesKeywords(type, BuiltinType)) return ArgumentErrors.NoKeywords("chain");
        var positional = args[..(args.Length - (keywordNames?.Count ?? 0))];
        return Iteration.GetIter(thread, PyTuple.CopyOf(positional)) is { } source ? Make(type, source) : null;
    }

    private static PyChain Make(PyType type, PyObject source) => ReferenceEquals(type, BuiltinType) ? new PyChain(source) : new PyChainInstance(type, source);

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        while (_source is { } source)
        {
            if (_active is null)
            {
                var iterable = Iteration.Next(thread, source);
                _active = iterable is null ? null : Iteration.GetIter(thread, iterable);
                if (_active is null)
                {
                    _source = null;
                    return null;
                }
            }
            if (Iteration.Next(thread, _active) is { } item) return item;
            if (thread.HasError) return null;
            _active = null;
            if (!thread.TryChargeWork(1)) return null;
        }
        return null;
    }

    [PyClassMethod("from_iterable(cls, iterable, /)", Doc = "A chain whose iterables come from one iterable, which is read as they are needed.")]
    internal static PyObject? FromIterable(PyThreadState thread, PyType type, PyObject iterable) =>
        Iteration.GetIter(thread, iterable) is { } source ? Make(type, source) : null;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce()
    {
        if (_source is null) return PyTuple.Of(Type, PyTuple.Empty);
        return PyTuple.Of(Type, PyTuple.Empty, _active is null ? PyTuple.Of(_source) : PyTuple.Of(_source, _active));
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true, Doc = "Set state information for unpickling.")]
    internal PyObject? SetState(PyObject state)
    {
        if (state is not PyTuple parts) return IteratorState.NotATuple();
        if (parts.Count is < 1 or > 2) return IteratorState.WrongCount(1, 2, parts.Count);
        foreach (var part in parts.Items)
            if (!part.Type.Defines(Slot.Next)) return PyErr.TypeError("Arguments must be iterators.");
        _source = parts[0];
        _active = parts.Count > 1 ? parts[1] : null;
        return PyNone.Instance;
    }

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}
