namespace PyEmbed.StandardLibrary.Tokenize;

/// <summary>Python's module <c>_tokenize</c>: the parser's own tokens.</summary>
[PyModule("_tokenize")]
internal sealed partial class TokenizeModule
{
    [PyConstant("TokenizerIter")] internal static PyType Iterator => PyTokenizerIterator.BuiltinType;
}
