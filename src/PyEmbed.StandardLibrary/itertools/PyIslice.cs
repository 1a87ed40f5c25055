namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.islice</c></summary>
[PyType("islice", Module = "itertools", Subclassable = true, Doc = "islice(iterable, stop) --> the items of a slice\nislice(iterable, start, stop[, step]) --> the items of a slice")]
internal partial class PyIslice(PyObject iterator, nint start, nint stop, nint step) : PyObject
{
    private const nint Unbounded = -1;

    private PyObject? _iterator = iterator;   // null at the end
    private nint _next = start;   // the index of the next item to give
    private nint _taken;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null && NewWrapper.NewRefusesKeywords(type, BuiltinType)) return ArgumentErrors.NoKeywords("islice");
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count is < 2 or > 4) return ArgumentErrors.Expected("islice", 2, 4, count);
        nint start = 0, stop = Unbounded, step = 1;
        if (count > 2 && args[1] is not PyNone && !TryNumber(thread, args[1], out start)) return null;
        var bound = args[count == 2 ? 1 : 2];
        if (bound is not PyNone && !TryNumber(thread, bound, out stop)) return null;
        if (bound is not PyNone && stop == -1)
            return PyErr.ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        if (start < 0 || stop < -1) return PyErr.ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        if (count == 4 && args[3] is not PyNone && !TryNumber(thread, args[3], out step)) return null;
        if (step < 1) return PyErr.ValueError("Step for islice() must be a positive integer or None.");
        if (Iteration.GetIter(thread, args[0]) is not { } iterator) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyIslice(iterator, start, stop, step) : new PyIsliceInstance(type, iterator, start, stop, step);
    }

    // What is no number, or too large, gives -1 and with it the ValueError of the argument. False: the run has ended.
    private static bool TryNumber(PyThreadState thread, PyObject value, out nint number)
    {
        if (Number.TryIndexClampedOverflow(thread, value, out number)) return true;
        number = -1;
        return thread.ClearErrorIf(PyExceptions.Exception);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_iterator is not { } iterator) return null;
        for (; _taken < _next; _taken++)
        {
            if (!thread.TryChargeWork(1)) return null;
            if (Iteration.Next(thread, iterator) is null) return End();
        }
        if (stop != Unbounded && _taken >= stop) return End();
        if (Iteration.Next(thread, iterator) is not { } item) return End();
        _taken++;
        var next = unchecked(_next + step);
        _next = next < _next || stop != Unbounded && next > stop ? stop : next;
        return item;
    }

    private PyObject? End()
    {
        _iterator = null;
        return null;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (_iterator is null)
            return Iteration.GetIter(thread, new PyList()) is { } empty ? PyTuple.Of(Type, PyTuple.Of(empty, PyInt.Zero), PyInt.Zero) : null;
        return PyTuple.Of(Type, PyTuple.Of(_iterator, PyInt.From(_next), stop == Unbounded ? PyNone.Instance : PyInt.From(stop), PyInt.From(step)), PyInt.From(_taken));
    }

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true, Doc = "Set state information for unpickling.")]
    internal PyObject? SetState(PyObject state)
    {
        if (!IteratorState.TryInteger(state, out var taken)) return null;
        _taken = (nint)taken;
        return PyNone.Instance;
    }
}
