using System.Buffers;
using System.Text;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Parser.Text;

/// <summary>UTF-8 as CPython's decoder sees it: where it is broken, and how many characters it has with the broken ones replaced.</summary>
/// <remarks>Source given as bytes is decoded piece by piece (a name, a string), so a broken piece nobody decodes, such as a comment, is no error.</remarks>
internal static class Utf8Decoding
{
    /// <summary>The number of code points, a replacement character for each broken sequence included.</summary>
    public static int CountCharacters(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        while (true)
        {
            var ascii = utf8.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0) return count + utf8.Length;
            count += ascii;
            utf8 = utf8[ascii..];
            while (utf8.Length > 0 && utf8[0] >= 0x80)
            {
                Rune.DecodeFromUtf8(utf8, out _, out var length);
                utf8 = utf8[length..];
                count++;
            }
        }
    }

    /// <summary>The number of bytes of the first <paramref name="count"/> characters.</summary>
    public static int FindCharacter(ReadOnlySpan<byte> utf8, int count)
    {
        var at = 0;
        for (; count > 0 && at < utf8.Length; count--)
        {
            Rune.DecodeFromUtf8(utf8[at..], out _, out var length);
            at += length;
        }
        return at;
    }

    /// <summary>The offset of the first sequence that is broken, or -1.</summary>
    public static int FindInvalid(ReadOnlySpan<byte> utf8, out int length, out OperationStatus status)
    {
        for (var at = 0; at < utf8.Length;)
        {
            var ascii = utf8[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0) break;
            at += ascii;
            status = Rune.DecodeFromUtf8(utf8[at..], out _, out length);
            if (status != OperationStatus.Done) return at;
            at += length;
        }
        length = 0;
        status = OperationStatus.Done;
        return -1;
    }

    /// <summary>The facts of the UnicodeDecodeError that decoding these bytes strictly gives, or null.</summary>
    public static UnicodeFault? FindFault(ReadOnlySpan<byte> utf8)
    {
        var at = FindInvalid(utf8, out var length, out var status);
        if (at < 0) return null;
        var reason = utf8[at] is >= 0x80 and < 0xC2 or > 0xF4 ? "invalid start byte"
            : status == OperationStatus.NeedMoreData ? "unexpected end of data"
            : "invalid continuation byte";
        var end = status == OperationStatus.NeedMoreData ? utf8.Length : at + length;
        return new UnicodeFault("utf-8", default, utf8.ToArray(), at, end, reason);
    }
}
