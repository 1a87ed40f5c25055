using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Modules;

/// <summary>The types that <c>builtins</c> shows besides exceptions, in CPython's order there.</summary>
internal static class BuiltinTypes
{
    public static ReadOnlySpan<PyType> All => s_all;

    private static readonly PyType[] s_all =
    [
        PyBool.BuiltinType, PyMemoryView.BuiltinType, PyByteArray.BuiltinType, PyBytes.BuiltinType, PyClassMethod.BuiltinType, PyComplex.BuiltinType, PyDict.BuiltinType, PyEnumerate.BuiltinType,
        PyFilter.BuiltinType, PyFloat.BuiltinType, PyFrozenSet.BuiltinType, PyProperty.BuiltinType, PyInt.BuiltinType, PyList.BuiltinType, PyMap.BuiltinType,
        PyObject.BuiltinType, PyRange.BuiltinType, PyReversed.BuiltinType, PySet.BuiltinType, PySlice.BuiltinType, PyStaticMethod.BuiltinType, PyStr.BuiltinType,
        PySuper.BuiltinType, PyTuple.BuiltinType, PyType.BuiltinType, PyZip.BuiltinType,
    ];
}
