using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>types.UnionType</c>: <c>int | str</c>. PEP 604.</summary>
[PyType("UnionType", Module = "types", Weakrefs = true, Doc = "A union of types: int | str.")]
internal sealed partial class PyUnionType(PyTuple args) : PyObject
{
    private PyTuple? _parameters;

    [PyProperty("__args__", Member = true)]
    internal PyTuple Args { get; } = args;

    [PyProperty("__parameters__", Doc = "The type variables of the union.")]
    internal PyObject? Parameters(PyThreadState thread) => _parameters ??= TypeParameters.Collect(thread, Args);

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var text = new ContainerRepr(thread);
        for (var i = 0; i < Args.Count; i++)
        {
            if (i > 0) text.Append(" | ");
            if (ReferenceEquals(Args[i], PyNone.BuiltinType)) text.Append("None");
            else if (!PyGenericAlias.TryAppendName(thread, text, Args[i])) return null;
        }
        return text.ToStr();
    }

    [PyMethod("__getattribute__(self, name, /)")]
    internal PyObject? ReadAttribute(PyThreadState thread, PyStr name) =>
        name.TextEquals(Names.Module) ? Attributes.Get(thread, BuiltinType, name) : ObjectAttributes.Get(thread, this, name);

    // The order of the parts does not matter.
    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash)
    {
        hash = 0;
        var parts = new PyFrozenSet();
        return parts.TryUpdate(thread, Args) && parts.TryHash(thread, out hash);
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyUnionType union) return PyNotImplemented.Instance;
        var left = new PySet();
        var right = new PySet();
        return left.TryUpdate(thread, Args) && right.TryUpdate(thread, union.Args) ? left.CompareWith(thread, right, op) : null;
    }

    [PyMethod("__or__(self, other, /)")]
    internal static PyObject? Or(PyThreadState thread, PyObject left, PyObject right) => UnionTypes.Make(thread, left, right);

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key)
    {
        if ((_parameters ??= TypeParameters.Collect(thread, Args)) is not { } parameters) return null;
        if (TypeParameters.Substitute(thread, this, Args, parameters, key) is not { } parts) return null;
        PyObject? result = parts[0];
        for (var i = 1; i < parts.Count && result is not null; i++) result = Number.Or(thread, result, parts[i]);
        return result;
    }
}

/// <summary>Makes unions of types.</summary>
internal static class UnionTypes
{
    /// <summary><c>left | right</c>, or NotImplemented where one is no type.</summary>
    public static PyObject? Make(PyThreadState thread, PyObject left, PyObject right)
    {
        if (!IsPart(left) || !IsPart(right)) return PyNotImplemented.Instance;
        var parts = new List<PyObject>();
        if (!TryAdd(thread, parts, left) || !TryAdd(thread, parts, right)) return null;
        return parts.Count == 1 ? parts[0] : new PyUnionType(PyTuple.Adopt([.. parts]));
    }

    private static bool IsPart(PyObject value) => value is PyType or PyNone or PyUnionType or PyGenericAlias or PyTypeAlias;

    // What is there already is left out: by identity, aliases by equality.
    private static bool TryAdd(PyThreadState thread, List<PyObject> parts, PyObject value)
    {
        if (value is PyUnionType union)
        {
            foreach (var item in union.Args.Items)
                if (!TryAdd(thread, parts, item)) return false;
            return true;
        }
        if (value is PyNone) value = PyNone.BuiltinType;
        foreach (var part in parts)
        {
            var isSame = ReferenceEquals(part, value);
            if (!isSame && part is PyGenericAlias && value is PyGenericAlias && !Comparison.TryEquals(thread, value, part, out isSame)) return false;
            if (isSame) return true;
        }
        parts.Add(value);
        return true;
    }
}
