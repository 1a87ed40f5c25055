using System.Numerics;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>enumerate</c>: pairs of a count and an item.</summary>
[PyType("enumerate", Subclassable = true, Doc = "Pairs of a count (from start, by default 0) and an item of the iterable.")]
internal partial class PyEnumerate(PyObject iterator, PyObject start) : PyObject
{
    private long _next = start is PyInt small ? small.Value : 0;
    private PyBigInt? _longNext = start as PyBigInt;   // as soon as the count does not fit 64 bits

    [PyMethod("__new__(cls, iterable, start=0)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!TryArguments(args, keywordNames, out var iterable, out var first)) return null;
        PyObject? start = PyInt.Zero;
        if (first is not null && (start = Number.Index(thread, first)) is null) return null;
        if (Iteration.GetIter(thread, iterable!) is not { } iterator) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyEnumerate(iterator, start) : new PyEnumerateInstance(type, iterator, start);
    }

    // The messages are of their own kind, which no other function has.
    private static bool TryArguments(ReadOnlySpan<PyObject> args, PyTuple? names, out PyObject? iterable, out PyObject? start)
    {
        iterable = start = null;
        var positional = args.Length - (names?.Count ?? 0);
        if (args.Length > 2) return PyErr.TypeError($"enumerate() takes at most 2 arguments ({args.Length} given)");
        if (args.Length == 0 || (args.Length == 1 && positional == 0 && !((PyStr)names![0]).TextEquals(s_iterable)))
        {
            return args.Length == 0
                ? PyErr.TypeError("enumerate() missing required argument 'iterable'")
                : PyErr.TypeError($"'{names![0]}' is an invalid keyword argument for enumerate()");
        }
        if (positional > 0) iterable = args[0];
        if (positional > 1) start = args[1];
        for (var i = positional; i < args.Length; i++)
        {
            var name = (PyStr)names![i - positional];
            if (iterable is null && name.TextEquals(s_iterable)) iterable = args[i];
            else if (start is null && name.TextEquals(Names.PlainStart)) start = args[i];
            else return PyErr.TypeError($"'{name}' is an invalid keyword argument for enumerate()");
        }
        return iterable is not null || PyErr.TypeError("enumerate() missing required argument 'iterable'");
    }

    private static readonly PyStr s_iterable = PyStr.FromName("iterable");

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => TryTakeNext(thread, out var count, out var item) ? PyTuple.Of(count, item) : null;

    /// <summary>The next pair without its tuple. False: at the end, or an error is set.</summary>
    internal bool TryTakeNext(PyThreadState thread, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyObject? count, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyObject? item)
    {
        item = Iteration.Next(thread, iterator);
        count = null;
        if (item is null) return false;
        if (_longNext is { } large)
        {
            count = large;
            _longNext = new PyBigInt(large.Value + 1);
            return true;
        }
        count = PyInt.From(_next);
        if (_next == long.MaxValue) _longNext = new PyBigInt(new BigInteger(_next) + 1);
        else _next++;
        return true;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Of(iterator, _longNext ?? (PyObject)PyInt.From(_next)));

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}
