using PyEmbed.CompilerServices;
using PyEmbed.Core.Hashing;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>frozenset</c>. Immutable.</summary>
[PyType("frozenset", Subclassable = true, Weakrefs = true, MatchSelf = true, Doc = "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\nAn immutable unordered collection of items that are all different.")]
internal partial class PyFrozenSet : PyAnySet
{
    public PyFrozenSet() { }

    /// <summary>The hash as soon as somebody has asked for it.</summary>
    public long? KnownHash { get; private set; }

    private protected override PyAnySet MakeLike() => new PyFrozenSet();

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null && NewWrapper.NewRefusesKeywords(type, BuiltinType)) return ArgumentErrors.NoKeywords("frozenset");
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count > 1) return ArgumentErrors.Expected("frozenset", 0, 1, count);
        var isExact = ReferenceEquals(type, BuiltinType);
        if (isExact && count == 1 && args[0].GetType() == typeof(PyFrozenSet)) return args[0];
        var result = isExact ? new PyFrozenSet() : new PyFrozenSetInstance(type);
        return count == 0 || result.TryUpdate(thread, args[0]) ? result : null;
    }

    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash)
    {
        hash = KnownHash ?? 0;
        if (KnownHash is not null) return true;
        if (!thread.TryChargeWork(Count)) return false;
        var all = new FrozenSetHash();
        var position = 0;
        while (NextItem(ref position, out _, out var ofItem)) all.Add(ofItem);
        KnownHash = hash = all.Finish();
        return true;
    }

    [PyMethod("copy(self, /)", NoTextSignature = true, Doc = "A shallow copy.")]
    internal PyObject? Copy(PyThreadState thread) => GetType() == typeof(PyFrozenSet) ? this : CopySet(thread);
}
