namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.product</c></summary>
[PyType("product", Module = "itertools", Subclassable = true, Doc = "product(*iterables, repeat=1) --> the tuples of one item of each iterable, as nested loops give them.")]
internal partial class PyProduct(PyTuple[] pools) : PyObject
{
    private readonly int[] _indices = new int[pools.Length];
    private bool _isStarted;
    private bool _isStopped;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var count = args.Length - (keywordNames?.Count ?? 0);
        nint repeat = 1;
        if (keywordNames is not null)
        {
            if (keywordNames.Count > 1) return PyErr.TypeError($"product() takes at most 1 keyword argument ({keywordNames.Count} given)");
            if (((PyStr)keywordNames[0]).ToString() != "repeat") return PyErr.TypeError($"'{keywordNames[0]}' is an invalid keyword argument for product()");
            if (!ArgumentConversion.TryNativeInt(thread, args[count], out repeat)) return null;
            if (repeat < 0) return PyErr.ValueError("repeat argument cannot be negative");
        }
        if (repeat == 0) count = 0;
        else if (count > nint.MaxValue / 8 / repeat) return PyErr.OverflowError("repeat argument too large");
        var all = count * repeat;
        if (all > Array.MaxLength / 8) return PyErr.MemoryError();
        if (!thread.TryReserve(all * 12L) || !thread.TryChargeWork(all / 8)) return null;
        var pools = new PyTuple[all];
        for (var i = 0; i < count; i++)
        {
            if (Iteration.ToTuple(thread, args[i]) is not { } pool) return null;
            pools[i] = pool;
        }
        for (var i = count; i < pools.Length; i++) pools[i] = pools[i - count];
        return ReferenceEquals(type, BuiltinType) ? new PyProduct(pools) : new PyProductInstance(type, pools);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_isStopped || !thread.TryChargeWork(pools.Length) || !thread.TryReserve(pools.Length * 8L)) return null;
        if (_isStarted ? !TryAdvance() : pools.Any(pool => pool.Count == 0))
        {
            _isStopped = true;
            return null;
        }
        _isStarted = true;
        var items = new PyObject[pools.Length];
        var target = items.AsSpan();
        for (var i = 0; i < target.Length; i++) target[i] = pools[i][_indices[i]];
        return PyTuple.Adopt(items);
    }

    // The rightmost moves fastest, as an odometer.
    private bool TryAdvance()
    {
        for (var i = pools.Length - 1; i >= 0; i--)
        {
            if (++_indices[i] < pools[i].Count) return true;
            _indices[i] = 0;
        }
        return false;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce()
    {
        if (_isStopped) return PyTuple.Of(Type, PyTuple.Of(PyTuple.Empty));
        var arguments = PyTuple.CopyOf(pools);
        return _isStarted ? PyTuple.Of(Type, arguments, IteratorState.ToTuple(_indices)) : PyTuple.Of(Type, arguments);
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true, Doc = "Set state information for unpickling.")]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (state is not PyTuple numbers || numbers.Count != pools.Length) return PyErr.ValueError("invalid arguments");
        for (var i = 0; i < pools.Length; i++)
        {
            if (pools[i].Count == 0)
            {
                _isStopped = true;
                return PyNone.Instance;
            }
            if (!IteratorState.TryIndex(thread, numbers[i], 0, pools[i].Count - 1, out var index)) return null;
            _indices[i] = index;
        }
        _isStarted = true;
        return PyNone.Instance;
    }

    [PyMethod("__sizeof__(self, /)", NoTextSignature = true, Doc = "The size in memory that CPython has for it, in bytes.")]
    internal long SizeOf() => 48 + 8L * pools.Length;
}
