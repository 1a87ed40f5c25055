namespace PyEmbed.VM.Objects;

/// <summary>Which builtin types derive directly from which.</summary>
internal static class BuiltinSubclasses
{
    public static IEnumerable<PyType> Of(PyType type)
    {
        if (type.Has(CompilerServices.TypeFlags.Heap)) yield break;
        foreach (var candidate in BuiltinTypes.All)
            if (ReferenceEquals(candidate.Base, type)) yield return candidate;
    }
}

/// <summary>The types of the module <c>builtins</c> and those reached from them.</summary>
internal static class BuiltinTypes
{
    public static IReadOnlyList<PyType> All =>
    [
        PyType.BuiltinType, PyInt.BuiltinType, PyBool.BuiltinType, PyFloat.BuiltinType, PyStr.BuiltinType, PyTuple.BuiltinType, PyList.BuiltinType, PyDict.BuiltinType,
        PyModule.BuiltinType, PyStaticMethod.BuiltinType, PyClassMethod.BuiltinType, PyNone.BuiltinType, PyNotImplemented.BuiltinType, PyEllipsis.BuiltinType,
        .. PyExceptions.All,
    ];
}
