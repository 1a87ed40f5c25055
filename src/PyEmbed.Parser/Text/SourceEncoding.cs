using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Parser.Text;

/// <summary>From text to the UTF-8 that the tokenizer reads.</summary>
internal static class SourceEncoding
{
    /// <summary>Encodes strictly; the buffer has room for one byte more than <paramref name="length"/>.</summary>
    public static byte[] EncodeUtf8(PythonText text, out int length)
    {
        CheckSurrogates(text);
        var utf16 = text.ToUtf16();
        length = ValidUtf8.CountBytes(utf16);
        var buffer = new byte[length + 1];
        ValidUtf8.FromUtf16(utf16, buffer);
        return buffer;
    }

    private static void CheckSurrogates(PythonText text)
    {
        var start = text.IsNarrow ? text.Narrow.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') : text.Wide.IndexOfAnyInRange(0xD800, 0xDFFF);
        if (start < 0) return;
        var end = start + 1;
        while (end < text.Length && text[end] is >= 0xD800 and <= 0xDFFF) end++;
        throw new CompileErrorException(new UnicodeFault("utf-8", text, null, start, end, "surrogates not allowed"));
    }
}
