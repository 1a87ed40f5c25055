namespace PyEmbed.StandardLibrary.Multibytecodec;

/// <summary>Python's module <c>_multibytecodec</c>: the classes that the encodings of East Asia derive theirs from.</summary>
[PyModule("_multibytecodec", Doc = "Codecs with several bytes a character.")]
internal sealed partial class MultibytecodecModule
{
    [PyConstant("MultibyteIncrementalEncoder")] internal static PyType IncrementalEncoder => PyMultibyteIncrementalEncoder.BuiltinType;

    [PyConstant("MultibyteIncrementalDecoder")] internal static PyType IncrementalDecoder => PyMultibyteIncrementalDecoder.BuiltinType;

    [PyConstant("MultibyteStreamReader")] internal static PyType StreamReader => PyMultibyteStreamReader.BuiltinType;

    [PyConstant("MultibyteStreamWriter")] internal static PyType StreamWriter => PyMultibyteStreamWriter.BuiltinType;
}
