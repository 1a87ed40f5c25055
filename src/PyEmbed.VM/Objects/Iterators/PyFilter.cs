using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>filter</c>: the items for which a function is true.</summary>
[PyType("filter", Subclassable = true, Doc = "filter(function or None, iterable) --> the items for which the function is true; with None those that are true.")]
internal partial class PyFilter(PyObject function, PyObject iterator) : PyObject
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null && NewWrapper.NewRefusesKeywords(type, BuiltinType)) return ArgumentErrors.NoKeywords("filter");
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count != 2) return ArgumentErrors.Expected("filter", 2, 2, count);
        if (Iteration.GetIter(thread, args[1]) is not { } iterator) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyFilter(args[0], iterator) : new PyFilterInstance(type, args[0], iterator);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        var isPlain = function is PyNone || ReferenceEquals(function, PyBool.BuiltinType);
        while (Iteration.Next(thread, iterator) is { } item)
        {
            var verdict = isPlain ? item : Calls.Call1(thread, function, item);
            if (verdict is null || !Truth.TryTest(thread, verdict, out var isGood)) return null;
            if (isGood) return item;
            if (!thread.TryChargeWork(1)) return null;
        }
        return null;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Of(function, iterator));
}
