namespace PyEmbed.VM.Objects;

/// <summary><c>types.UnionType</c>: <c>int | str</c>. PEP 604.</summary>
[PyType("UnionType", Module = "types")]
internal sealed partial class PyUnionType(PyTuple args) : PyObject
{
    [PyProperty("__args__", Member = true)]
    internal PyTuple Args { get; } = args;
}

/// <summary>Makes unions of types.</summary>
internal static class UnionTypes
{
    /// <summary><c>left | right</c>, or NotImplemented where one is no type.</summary>
    public static PyObject? Make(PyThreadState thread, PyObject left, PyObject right)
    {
        if (!IsPart(left) || !IsPart(right)) return PyNotImplemented.Instance;
        var parts = new List<PyObject>();
        Add(parts, left);
        Add(parts, right);
        return parts.Count == 1 ? parts[0] : new PyUnionType(PyTuple.Adopt([.. parts]));
    }

    private static bool IsPart(PyObject value) => value is PyType or PyNone or PyUnionType or PyGenericAlias;

    private static void Add(List<PyObject> parts, PyObject value)
    {
        if (value is PyUnionType union)
        {
            foreach (var item in union.Args.Items) Add(parts, item);
            return;
        }
        if (value is PyNone) value = PyNone.BuiltinType;
        foreach (var part in parts)
            if (ReferenceEquals(part, value)) return;
        parts.Add(value);
    }
}
