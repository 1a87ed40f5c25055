using PyEmbed.VM.Import;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Arrays;

/// <summary>Python's module <c>array</c>.</summary>
[PyModule("array", Doc = "Arrays of numbers of one kind, which lie together in memory.")]
internal sealed partial class ArrayModule
{
    [PyConstant("array")] internal static PyType ArrayClass => PyArray.BuiltinType;
    [PyConstant("ArrayType")] internal static PyType ArrayType => PyArray.BuiltinType;
    [PyConstant("typecodes")] internal const string TypeCodes = ArrayKind.Codes;

    /// <summary>Makes an array count as a mutable sequence for those who ask the abstract class.</summary>
    internal override bool Initialize(PyThreadState thread, PyModule module) =>
        Imports.Import(thread, "collections.abc") is { } abstractClasses && Attributes.Get(thread, abstractClasses, PyStr.FromName("MutableSequence")) is { } sequence
        && Calls.CallMethod(thread, sequence, PyStr.FromName("register"), PyArray.BuiltinType) is not null;

    [PyFunction("_array_reconstructor(arraytype, typecode, mformat_code, items, /)", Doc = "Internal. Used for pickling support.")]
    internal static PyObject? Reconstruct(PyThreadState thread, PyObject arraytype, PyObject typecode, int mformat_code, PyObject items) =>
        MachineFormat.Reconstruct(thread, arraytype, typecode, mformat_code, items);
}
