using System.Runtime.InteropServices;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Hashing;

/// <summary>
/// <c>hash()</c> of <c>str</c> and <c>bytes</c> as in CPython 3.11: SipHash-1-3 over the bytes, for text over its narrowest form of one, two or
/// four bytes a code point. Of nothing it is 0.
/// </summary>
internal static class TextHash
{
    public static long OfBytes(ReadOnlySpan<byte> bytes, HashKey key)
    {
        if (bytes.IsEmpty) return 0;
        var hash = new SipHash13(key);
        hash.Add(bytes);
        return NumberHash.Avoid(hash.Finish());
    }

    public static long OfText(PythonText text, HashKey key) =>
        text.IsNarrow ? OfCodeUnits(text.Narrow, key) : OfBytes(MemoryMarshal.AsBytes(text.Wide), key);

    /// <summary>Of text in which every char is one code point.</summary>
    public static long OfCodeUnits(ReadOnlySpan<char> text, HashKey key)
    {
        if (text.IsEmpty) return 0;
        if (text.ContainsAnyExceptInRange('\0', '\u00FF')) return OfBytes(MemoryMarshal.AsBytes(text), key);
        var hash = new SipHash13(key);
        Span<byte> buffer = stackalloc byte[256];
        while (!text.IsEmpty)
        {
            var count = Math.Min(text.Length, buffer.Length);
            // A loop, because most text is short, and because the framework's vectorised narrowing is compiled by the JIT when first used.
            for (var i = 0; i < count; i++) buffer[i] = (byte)text[i];
            hash.Add(buffer[..count]);
            text = text[count..];
        }
        return NumberHash.Avoid(hash.Finish());
    }
}
