namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.groupby</c></summary>
[PyType("groupby", Module = "itertools", Subclassable = true, Doc = "Pairs of a key and an iterator over the adjacent items that have it.")]
internal partial class PyGroupBy(PyObject iterator, PyObject keyFunction) : PyObject
{
    private PyObject? _targetKey;
    private PyObject? _currentKey;
    private PyObject? _currentValue;
    private PyGrouper? _currentGroup;

    [PyMethod("__new__(cls, iterable, key=None)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject iterable, PyObject key)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyGroupBy(iterator, key) : new PyGroupByInstance(type, iterator, key);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        _currentGroup = null;
        // Skips what is left of the last group.
        while (true)
        {
            if (_currentKey is not null)
            {
                if (_targetKey is null) break;
                if (!Comparison.TryEquals(thread, _targetKey, _currentKey, out var isSame)) return null;
                if (!isSame) break;
            }
            if (!thread.TryChargeWork(1) || !TryStep(thread)) return null;
        }
        _targetKey = _currentKey!;
        return PyTuple.Of(_targetKey, StartGroup(_targetKey));
    }

    /// <summary>The group that may take items from now on.</summary>
    internal PyGrouper StartGroup(PyObject key) => _currentGroup = new PyGrouper(this, key);

    internal bool IsCurrent(PyGrouper group) => ReferenceEquals(_currentGroup, group);

    /// <summary>The next item of the group with this key; null at its end, or with an error set.</summary>
    internal PyObject? NextOfGroup(PyThreadState thread, PyObject key)
    {
        if (_currentValue is null && !TryStep(thread)) return null;
        if (!Comparison.TryEquals(thread, key, _currentKey!, out var isSame) || !isSame) return null;
        var item = _currentValue;
        _currentValue = _currentKey = null;
        return item;
    }

    // False: at the end, or an error is set.
    private bool TryStep(PyThreadState thread)
    {
        if (Iteration.Next(thread, iterator) is not { } value) return false;
        if ((keyFunction is PyNone ? value : Calls.Call1(thread, keyFunction, value)) is not { } key) return false;
        _currentValue = value;
        _currentKey = key;
        return true;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce()
    {
        var arguments = PyTuple.Of(iterator, keyFunction);
        return _targetKey is not null && _currentKey is not null && _currentValue is not null
            ? PyTuple.Of(Type, arguments, PyTuple.Of(_currentKey, _currentValue, _targetKey))
            : PyTuple.Of(Type, arguments);
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true, Doc = "Set state information for unpickling.")]
    internal PyObject? SetState(PyObject state)
    {
        if (state is not PyTuple parts) return IteratorState.NotATuple();
        if (parts.Count != 3) return IteratorState.WrongCount(3, 3, parts.Count);
        (_currentKey, _currentValue, _targetKey) = (parts[0], parts[1], parts[2]);
        return PyNone.Instance;
    }
}

/// <summary>The items of one group of a <see cref="PyGroupBy"/>, as long as that has not gone on to the next.</summary>
[PyType("_grouper", Module = "itertools")]
internal sealed partial class PyGrouper(PyGroupBy parent, PyObject key) : PyObject
{
    [PyMethod("__new__(cls, parent, tgtkey, /)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyGroupBy parent, PyObject tgtkey) => parent.StartGroup(tgtkey);

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => parent.IsCurrent(this) ? parent.NextOfGroup(thread, key) : null;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (parent.IsCurrent(this)) return PyTuple.Of(Type, PyTuple.Of(parent, key));
        return Pickling.Builtin(thread, "iter") is { } iter ? PyTuple.Of(iter, PyTuple.Of(PyTuple.Empty)) : null;
    }
}
