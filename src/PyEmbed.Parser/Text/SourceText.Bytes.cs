using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Parser.Text;

// Source given as bytes (PEP 263).
internal sealed partial class SourceText
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly int _undecodableLine = -1;

    /// <summary>Whether this is a program read from its file as <c>python FILE</c> does, which is stricter about encodings than <c>compile()</c>.</summary>
    public bool IsProgram { get; private init; }

    /// <summary>Source given as <c>bytes</c> to <c>compile()</c>, or read by the import system.</summary>
    public static SourceText FromBytes(ReadOnlySpan<byte> bytes, string fileName, ISourceDecoder decoder)
    {
        if (bytes.Contains((byte)0)) throw new SyntaxErrorException(new SyntaxDiagnostic { Message = "source code string cannot contain null bytes" });
        var hasMark = bytes.StartsWith(ByteOrderMark);
        if (hasMark) bytes = bytes[ByteOrderMark.Length..];
        var buffer = new byte[bytes.Length + 1];
        bytes.CopyTo(buffer);
        var length = Newlines.Translate(buffer.AsSpan(0, bytes.Length));

        var encoding = EncodingComment.Find(buffer.AsSpan(0, length)) ?? (hasMark ? "utf-8" : null);
        if (encoding is null or "utf-8") return Create(buffer, length, fileName, encoding);
        if (hasMark) throw CreateEncodingError($"encoding problem: {encoding} with BOM", fileName);
        try
        {
            buffer = SourceEncoding.EncodeUtf8(decoder.Decode(encoding, buffer.AsSpan(0, length)), out length);
        }
        catch (CompileErrorException error) when (error.TypeName is "LookupError" or "UnicodeDecodeError" or "UnicodeEncodeError" or "ValueError")
        {
            throw CreateEncodingError(error.Message, fileName);
        }
        // For CPython the source is a C string, which ends at a null that only decoding brought to light.
        var end = buffer.AsSpan(0, length).IndexOf((byte)0);
        return Create(buffer, end < 0 ? length : end, fileName, encoding);
    }

    private static SyntaxErrorException CreateEncodingError(string message, string fileName) =>
        new(new SyntaxDiagnostic { Message = message, FileName = fileName, Line = 0, Offset = -1 });

    internal bool IsUndecodable(int line) => line == _undecodableLine;

    internal Exception CreateUndecodableError(int line) => new SyntaxErrorException(new SyntaxDiagnostic { Message = $"line {line}" });

    internal bool TryGetProgramLine(int line, out ReadOnlySpan<byte> text)
    {
        text = default;
        return false;
    }
}
