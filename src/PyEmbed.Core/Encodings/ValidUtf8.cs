using System.Text;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>
/// UTF-8 that was checked when it came in, such as source code behind the tokenizer's decoder, and UTF-16 without lone surrogates: what is left is a change of
/// form. Bytes and text of a script go through <see cref="Utf8"/>.
/// </summary>
[HostText("valid UTF-8 and UTF-16 have one reading")]
internal static class ValidUtf8
{
    public static string ToUtf16(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    public static byte[] FromUtf16(string text) => Encoding.UTF8.GetBytes(text);

    public static int CountBytes(ReadOnlySpan<char> text) => Encoding.UTF8.GetByteCount(text);

    public static int FromUtf16(ReadOnlySpan<char> text, Span<byte> utf8) => Encoding.UTF8.GetBytes(text, utf8);
}
