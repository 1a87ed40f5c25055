using PyEmbed.Core.Encodings;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Parser.Text;

/// <summary>A line of a program that cannot be read.</summary>
/// <param name="Number">The line, from 1.</param>
/// <param name="BadByte">The byte at which it is no UTF-8; 0 is a null character.</param>
/// <param name="Text">The line up to a null character.</param>
internal sealed record ProgramLine(int Number, byte BadByte, string Text)
{
    /// <summary>The first line with a null character or, where UTF-8 is only assumed, broken UTF-8.</summary>
    public static ProgramLine? FindBad(ReadOnlySpan<byte> source, bool checkUtf8)
    {
        var at = source.IndexOf((byte)0);
        if (checkUtf8)
        {
            var broken = Utf8Decoding.FindInvalid(source, out _, out _);
            if (broken >= 0 && (at < 0 || broken < at)) at = broken;
        }
        if (at < 0) return null;
        var start = source[..at].LastIndexOf((byte)'\n') + 1;
        return new ProgramLine(source[..at].Count((byte)'\n') + 1, source[at], ValidUtf8.ToUtf16(source[start..at]));
    }

    public SyntaxErrorException CreateError(string fileName) => new(BadByte == 0
        ? new SyntaxDiagnostic
        {
            Message = "source code cannot contain null bytes",
            FileName = fileName,
            Line = Number,
            Offset = 0,
            EndLine = Number,
            EndOffset = 0,
            Text = Text,
        }
        : new SyntaxDiagnostic
        {
            Message = $"Non-UTF-8 code starting with '\\x{BadByte:x2}' in file {fileName} on line {Number}, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
        });
}
