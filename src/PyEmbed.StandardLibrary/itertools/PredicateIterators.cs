namespace PyEmbed.StandardLibrary.Itertools;

/// <summary>What the iterators that ask a function about each item have in common.</summary>
internal abstract class FunctionIterator(PyObject function, PyObject iterator) : PyObject
{
    protected PyObject Function => function;

    protected PyObject Source => iterator;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    /// <summary>The truth of what the function says of an item. False: an error is set.</summary>
    [MustCheck]
    protected bool TryAsk(PyThreadState thread, PyObject item, out bool answer)
    {
        answer = false;
        return Calls.Call1(thread, function, item) is { } result && Truth.TryTest(thread, result, out answer);
    }
}

/// <summary><c>itertools.dropwhile</c></summary>
[PyType("dropwhile", Module = "itertools", Subclassable = true, Doc = "The items from the first on for which the predicate is false.")]
internal partial class PyDropWhile(PyObject predicate, PyObject iterator) : FunctionIterator(predicate, iterator)
{
    private bool _isStarted;

    [PyMethod("__new__(cls, predicate, iterable, /)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject predicate, PyObject iterable)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyDropWhile(predicate, iterator) : new PyDropWhileInstance(type, predicate, iterator);
    }

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        while (Iteration.Next(thread, Source) is { } item)
        {
            if (_isStarted) return item;
            if (!thread.TryChargeWork(1) || !TryAsk(thread, item, out var isDropped)) return null;
            if (isDropped) continue;
            _isStarted = true;
            return item;
        }
        return null;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Of(Function, Source), PyInt.From(_isStarted ? 1 : 0));

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true, Doc = "Set state information for unpickling.")]
    internal PyObject? SetState(PyThreadState thread, PyObject state) => Truth.TryTest(thread, state, out _isStarted) ? PyNone.Instance : null;
}

/// <summary><c>itertools.takewhile</c></summary>
[PyType("takewhile", Module = "itertools", Subclassable = true, Doc = "The items before the first for which the predicate is false.")]
internal partial class PyTakeWhile(PyObject predicate, PyObject iterator) : FunctionIterator(predicate, iterator)
{
    private bool _isStopped;

    [PyMethod("__new__(cls, predicate, iterable, /)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject predicate, PyObject iterable)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyTakeWhile(predicate, iterator) : new PyTakeWhileInstance(type, predicate, iterator);
    }

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_isStopped || Iteration.Next(thread, Source) is not { } item || !TryAsk(thread, item, out var isTaken)) return null;
        if (isTaken) return item;
        _isStopped = true;
        return null;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Of(Function, Source), PyInt.From(_isStopped ? 1 : 0));

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true, Doc = "Set state information for unpickling.")]
    internal PyObject? SetState(PyThreadState thread, PyObject state) => Truth.TryTest(thread, state, out _isStopped) ? PyNone.Instance : null;
}

/// <summary><c>itertools.filterfalse</c></summary>
[PyType("filterfalse", Module = "itertools", Subclassable = true, Doc = "The items for which the function is false; with None the false items.")]
internal partial class PyFilterFalse(PyObject function, PyObject iterator) : FunctionIterator(function, iterator)
{
    [PyMethod("__new__(cls, function, iterable, /)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject function, PyObject iterable)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyFilterFalse(function, iterator) : new PyFilterFalseInstance(type, function, iterator);
    }

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        var asksItem = Function is PyNone || ReferenceEquals(Function, PyBool.BuiltinType);
        while (Iteration.Next(thread, Source) is { } item)
        {
            bool answer;
            if (!(asksItem ? Truth.TryTest(thread, item, out answer) : TryAsk(thread, item, out answer))) return null;
            if (!answer) return item;
            if (!thread.TryChargeWork(1)) return null;
        }
        return null;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Of(Function, Source));
}

/// <summary><c>itertools.starmap</c></summary>
[PyType("starmap", Module = "itertools", Subclassable = true, Doc = "What the function gives for each item's items as arguments.")]
internal partial class PyStarmap(PyObject function, PyObject iterator) : FunctionIterator(function, iterator)
{
    [PyMethod("__new__(cls, function, iterable, /)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject function, PyObject iterable)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyStarmap(function, iterator) : new PyStarmapInstance(type, function, iterator);
    }

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (Iteration.Next(thread, Source) is not { } item) return null;
        if ((item as PyTuple ?? Iteration.ToTuple(thread, item)) is not { } arguments) return null;
        return Calls.CallN(thread, Function, arguments.Items, null);
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Of(Function, Source));
}
