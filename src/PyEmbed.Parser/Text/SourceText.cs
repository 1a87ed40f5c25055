using System.Text;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Parser.Text;

/// <summary>
/// Source as the tokenizer reads it: valid UTF-8, newlines translated to <c>\n</c>, byte order mark gone, encoding comment obeyed.
/// </summary>
/// <remarks>Bytes rather than chars, because every column of Python's AST and tokens is an offset in UTF-8 bytes.</remarks>
internal sealed partial class SourceText
{
    private readonly byte[] _utf8;

    private SourceText(byte[] utf8, string fileName, string? encoding)
    {
        _utf8 = utf8;
        FileName = fileName;
        Encoding = encoding;
    }

    public string FileName { get; }

    /// <summary>The encoding that byte order mark or comment named, "utf-8" for text; null for bytes that named none.</summary>
    public string? Encoding { get; }

    /// <summary>The whole source.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    public int Length => _utf8.Length;

    /// <summary>Source given as a <c>str</c>. Lone surrogates are a UnicodeEncodeError, null characters an error as in <c>compile()</c>.</summary>
    /// <exception cref="CompileErrorException"/>
    /// <exception cref="SyntaxErrorException"/>
    public static SourceText FromText(PythonText text, string fileName) => new(EncodeUtf8(text), fileName, "utf-8");

    /// <summary>Source given as host text.</summary>
    public static SourceText FromText(string text, string fileName) => FromText(PythonText.FromUtf16(text), fileName);

    /// <summary>The text of a range as a string (code points above U+FFFF are pairs).</summary>
    public string GetText(int start, int end) => System.Text.Encoding.UTF8.GetString(_utf8, start, end - start);

    /// <summary>UTF-8 that is known to be valid and translated: the text of an f-string expression.</summary>
    internal static SourceText FromUtf8(byte[] utf8, string fileName, string? encoding) => new(utf8, fileName, encoding);

    private static byte[] EncodeUtf8(PythonText text) => System.Text.Encoding.UTF8.GetBytes(text.ToUtf16());
}
