using PyEmbed.Core.Text;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Parser.Text;

/// <summary>Decodes source whose encoding comment names something else than UTF-8. An engine's looks the name up among Python's codecs.</summary>
internal interface ISourceDecoder
{
    /// <summary>The text. Throws <see cref="CompileErrorException"/> for a LookupError or UnicodeDecodeError.</summary>
    PythonText Decode(string encoding, ReadOnlySpan<byte> bytes);
}

/// <summary>Knows ASCII and Latin-1: enough for a parser without an engine.</summary>
internal sealed class PlainSourceDecoder : ISourceDecoder
{
    public static readonly PlainSourceDecoder Instance = new();

    private PlainSourceDecoder() { }

    public PythonText Decode(string encoding, ReadOnlySpan<byte> bytes)
    {
        switch (AsciiText.ToLower(encoding).Replace('_', '-'))
        {
            case "iso-8859-1" or "latin1" or "l1" or "8859":
                return PythonText.FromCodeUnits(System.Text.Encoding.Latin1.GetString(bytes));
            case "ascii" or "us-ascii" or "646":
                var bad = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                if (bad >= 0) throw new CompileErrorException(new UnicodeFault("ascii", default, bytes.ToArray(), bad, bad + 1, "ordinal not in range(128)"));
                return PythonText.FromCodeUnits(System.Text.Encoding.ASCII.GetString(bytes));
            default:
                throw new CompileErrorException("LookupError", $"unknown encoding: {encoding}");
        }
    }
}
