using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Bzip2;

/// <summary>Python's module <c>_bz2</c>, below <c>bz2</c>.</summary>
[PyModule("_bz2")]
internal sealed partial class Bz2Module
{
    [PyConstant("BZ2Compressor")] internal static PyType Compressor => PyBz2Compressor.BuiltinType;
    [PyConstant("BZ2Decompressor")] internal static PyType Decompressor => PyBz2Decompressor.BuiltinType;
}
