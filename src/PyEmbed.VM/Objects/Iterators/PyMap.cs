using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>map</c>: a function of the items of one or more iterables.</summary>
[PyType("map", Subclassable = true, Doc = "map(func, *iterables) --> the results of the function with an item of each iterable, as long as the shortest has items.")]
internal partial class PyMap(PyObject function, PyObject[] iterators) : PyObject
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var isExact = ReferenceEquals(type, BuiltinType);
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (keywordNames is not null && NewWrapper.NewRefusesKeywords(type, BuiltinType)) return ArgumentErrors.NoKeywords("map");
        if (count < 2) return PyErr.TypeError("map() must have at least two arguments.");
        var iterators = new PyObject[count - 1];
        for (var i = 0; i < iterators.Length; i++)
        {
            if (Iteration.GetIter(thread, args[i + 1]) is not { } iterator) return null;
            iterators[i] = iterator;
        }
        return isExact ? new PyMap(args[0], iterators) : new PyMapInstance(type, args[0], iterators);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (iterators.Length == 1) return Iteration.Next(thread, iterators[0]) is { } only ? Calls.Call1(thread, function, only) : null;
        if (iterators.Length == 2)
        {
            return Iteration.Next(thread, iterators[0]) is { } first && Iteration.Next(thread, iterators[1]) is { } second ? Calls.Call2(thread, function, first, second) : null;
        }
        var items = new PyObject[iterators.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (Iteration.Next(thread, iterators[i]) is not { } item) return null;
            items[i] = item;
        }
        return Calls.CallN(thread, function, items, null);
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Adopt([function, .. iterators]));
}
