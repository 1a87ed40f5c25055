using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Parser.Text;

/// <summary>
/// Source as the tokenizer reads it: UTF-8, newlines translated to <c>\n</c>, byte order mark gone, encoding comment obeyed.
/// </summary>
/// <remarks>
/// Bytes rather than chars, because every column of Python's AST and tokens is an offset in UTF-8 bytes. Source that came as bytes
/// and names no encoding (or utf-8) may hold broken sequences: CPython notices them only in names and strings.
/// </remarks>
internal sealed partial class SourceText
{
    private SourceText(byte[] buffer, int length, string fileName, string? encoding)
    {
        Buffer = buffer;
        Length = length;
        FileName = fileName;
        Encoding = encoding;
    }

    public string FileName { get; }

    /// <summary>The encoding that byte order mark or comment named, "utf-8" for text; null for bytes that named none.</summary>
    public string? Encoding { get; }

    /// <summary>The whole source.</summary>
    public ReadOnlySpan<byte> Utf8 => Buffer.AsSpan(0, Length);

    public int Length { get; }

    /// <summary>The source and behind it, where it does not end with one, a newline.</summary>
    internal byte[] Buffer { get; }

    /// <summary>The length of a module, which always ends with a newline.</summary>
    internal int LengthWithNewline => Length > 0 && Buffer[Length - 1] == '\n' && !_endsWithCrLf ? Length : Length + 1;

    // CPython adds a newline even where the last one was written as \r\n, which shows in the line at which the end is found.
    private bool _endsWithCrLf;

    private byte[]? _undecoded;

    /// <summary>Source given as a <c>str</c>: comments that name an encoding mean nothing.</summary>
    /// <exception cref="CompileErrorException">A lone surrogate: UnicodeEncodeError.</exception>
    /// <exception cref="SyntaxErrorException">A null character.</exception>
    public static SourceText FromText(PythonText text, string fileName)
    {
        var utf8 = SourceEncoding.EncodeUtf8(text, out var length);
        return Create(utf8, length, fileName, "utf-8");
    }

    /// <summary>Source given as host text.</summary>
    public static SourceText FromText(string text, string fileName) => FromText(PythonText.FromUtf16(text), fileName);

    /// <summary>The text of a range as a string (code points above U+FFFF are pairs).</summary>
    public string GetText(int start, int end) => ValidUtf8.ToUtf16(Buffer.AsSpan(start, end - start));

    /// <summary>
    /// A line by its number from 1, without its newline; where there are fewer lines, the last. Of source in an encoding other than UTF-8 this
    /// is the line before decoding, which CPython shows with what is no UTF-8 replaced.
    /// </summary>
    public ReadOnlySpan<byte> GetLine(int line)
    {
        var rest = _undecoded is null ? Utf8 : _undecoded;
        for (; line > 1; line--)
        {
            var newline = rest.IndexOf((byte)'\n');
            if (newline < 0 || newline + 1 > rest.Length) break;
            rest = rest[(newline + 1)..];
        }
        var end = rest.IndexOf((byte)'\n');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>UTF-8 that needs no translation: the text of an f-string expression.</summary>
    internal static SourceText FromUtf8(ReadOnlySpan<byte> utf8, string fileName)
    {
        var buffer = new byte[utf8.Length + 1];
        utf8.CopyTo(buffer);
        buffer[^1] = (byte)'\n';
        return new SourceText(buffer, utf8.Length, fileName, null);
    }

    private static bool EndsWithCrLf(ReadOnlySpan<byte> bytes) => bytes.Length >= 2 && bytes[^2] == (byte)'\r' && bytes[^1] == (byte)'\n';

    // Takes the buffer over, which has room for one more byte.
    private static SourceText Create(byte[] buffer, int length, string fileName, string? encoding, bool endsWithCrLf = false)
    {
        if (buffer.AsSpan(0, length).IndexOf((byte)0) >= 0) throw CreateNullError();
        endsWithCrLf |= EndsWithCrLf(buffer.AsSpan(0, length));
        length = Newlines.Translate(buffer.AsSpan(0, length));
        buffer[length] = (byte)'\n';
        return new SourceText(buffer, length, fileName, encoding) { _endsWithCrLf = endsWithCrLf };
    }
}
