using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Parser.Text;

// Source given as bytes (PEP 263).
internal sealed partial class SourceText
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Source given as <c>bytes</c> to <c>compile()</c>, or read by the import system.</summary>
    /// <remarks><paramref name="isModule"/> is false for the modes <c>single</c>, <c>eval</c> and <c>func_type</c>.</remarks>
    /// <exception cref="SyntaxErrorException">A null character, or an encoding that is unknown or does not fit.</exception>
    public static SourceText FromBytes(ReadOnlySpan<byte> bytes, string fileName, ISourceDecoder decoder, bool isModule = true)
    {
        if (bytes.IndexOf((byte)0) >= 0) throw CreateNullError();
        var hasMark = TakeMark(ref bytes);
        var endsWithCrLf = EndsWithCrLf(bytes);
        var buffer = Copy(bytes, out var length);
        var encoding = EncodingComment.Find(buffer.AsSpan(0, length), isModule) ?? (hasMark ? "utf-8" : null);
        if (encoding is null or "utf-8") return Create(buffer, length, fileName, encoding, endsWithCrLf);
        if (hasMark) throw CreateEncodingError($"encoding problem: {encoding} with BOM", fileName);
        var undecoded = buffer[..length];
        try
        {
            buffer = SourceEncoding.EncodeUtf8(decoder.Decode(encoding, undecoded), out length);
        }
        catch (CompileErrorException error) when (IsEncodingError(error))
        {
            throw CreateEncodingError(error.Message, fileName);
        }
        var source = Create(buffer, CutAtNull(buffer, length), fileName, encoding, endsWithCrLf);
        source._undecoded = undecoded;
        return source;
    }

    /// <summary>
    /// A program as <c>python FILE</c> reads it. That is stricter than <c>compile()</c>: bytes that name no encoding must be UTF-8, in comments too,
    /// and a null character is found in its line. Both are errors when the tokenizer comes to the line.
    /// </summary>
    public static SourceText FromProgram(ReadOnlySpan<byte> bytes, string fileName, ISourceDecoder decoder)
    {
        var hasMark = TakeMark(ref bytes);
        var buffer = Copy(bytes, out var length);
        var encoding = EncodingComment.Find(buffer.AsSpan(0, length)) ?? (hasMark ? "utf-8" : null);
        if (encoding is not (null or "utf-8"))
        {
            if (hasMark) throw CreateProgramError($"encoding problem: {encoding} with BOM");
            try
            {
                buffer = SourceEncoding.EncodeUtf8(decoder.Decode(encoding, buffer.AsSpan(0, length)), out length);
            }
            catch (CompileErrorException error) when (IsEncodingError(error))
            {
                throw CreateProgramError($"encoding problem: {encoding}");
            }
            length = Newlines.Translate(buffer.AsSpan(0, length));
        }
        buffer[length] = (byte)'\n';
        return new SourceText(buffer, length, fileName, encoding) { BadLine = ProgramLine.FindBad(buffer.AsSpan(0, length), encoding is null), IsProgram = true, _hasMark = hasMark };
    }

    private bool _hasMark;

    /// <summary>Whether this is a program read from its file; errors then show its lines as the file has them.</summary>
    public bool IsProgram { get; private init; }

    /// <summary>The first line that cannot be read, and why.</summary>
    internal ProgramLine? BadLine { get; private init; }

    internal bool TryGetProgramLine(int line, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!IsProgram || line < 1) return false;
        var isFirst = line == 1;
        var rest = Utf8;
        for (; line > 1 && rest.Length > 0; line--)
        {
            var newline = rest.IndexOf((byte)'\n');
            rest = newline < 0 ? default : rest[(newline + 1)..];
        }
        if (rest.Length == 0) return false;
        var end = rest.IndexOf((byte)'\n');
        text = end < 0 ? rest : rest[..(end + 1)];
        if (_hasMark && isFirst) text = (byte[])[.. ByteOrderMark, .. text];   // read anew from the file, the mark is part of the line
        return true;
    }

    private static bool TakeMark(ref ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(ByteOrderMark)) return false;
        bytes = bytes[ByteOrderMark.Length..];
        return true;
    }

    private static byte[] Copy(ReadOnlySpan<byte> bytes, out int length)
    {
        var buffer = new byte[bytes.Length + 1];
        bytes.CopyTo(buffer);
        length = Newlines.Translate(buffer.AsSpan(0, bytes.Length));
        return buffer;
    }

    // For CPython the decoded source is a C string, which ends at a null that only decoding brought to light.
    private static int CutAtNull(byte[] buffer, int length)
    {
        var end = buffer.AsSpan(0, length).IndexOf((byte)0);
        return end < 0 ? length : end;
    }

    private static bool IsEncodingError(CompileErrorException error) => error.TypeName is "LookupError" or "UnicodeDecodeError" or "UnicodeEncodeError" or "ValueError";

    private static SyntaxErrorException CreateNullError() => new(new SyntaxDiagnostic { Message = "source code string cannot contain null bytes" });

    private static SyntaxErrorException CreateEncodingError(string message, string fileName) =>
        new(new SyntaxDiagnostic { Message = message, FileName = fileName, Line = 0, Offset = -1 });

    // Raised before there is a tokenizer that knows the file: CPython leaves the location out.
    private static SyntaxErrorException CreateProgramError(string message) => new(new SyntaxDiagnostic { Message = message });
}
