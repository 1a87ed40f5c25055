using System.Text;
using PyEmbed.Core.Encodings;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>Numbers as text, in the pickles of protocol 0.</summary>
internal static class NumberLine
{
    // How much of a line a message shows, and of its repr.
    private const int ShownLength = 200;

    /// <summary>The line as C sees it: a NUL ends it.</summary>
    public static ReadOnlySpan<byte> Start(ReadOnlySpan<byte> line) => line.IndexOf((byte)0) is >= 0 and var end ? line[..end] : line;

    /// <summary>An int in a base. Null: an error is set.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="line">The line without its end.</param>
    /// <param name="radix">The base; 0: as its prefix says.</param>
    /// <param name="hasSuffix">Whether the last byte is no digit, but the L of Python 2.</param>
    [MustCheck]
    public static PyObject? Parse(PyThreadState thread, ReadOnlySpan<byte> line, int radix, bool hasSuffix = false)
    {
        var hadEnd = hasSuffix || line.IndexOf((byte)0) >= 0;
        line = Start(hasSuffix ? line[..^1] : line);
        if (IntText.Parse(thread, line, radix) is { } value) return value;
        if (!thread.ErrorMatches(PyExceptions.ValueError) || thread.PendingError is string why && why.StartsWith("Exceeds", StringComparison.Ordinal)) return null;
        thread.ClearError();
        if (CodecCalls.Decode(thread, null, Shown(line, hadEnd), StandardEncoding.Utf8, null) is not { } shown) return null;
        if (Representation.Repr(thread, shown) is not { } quoted) return null;
        if (quoted.Length > ShownLength) quoted = quoted.Substring(0, ShownLength);
        return PyErr.ValueError($"invalid literal for int() with base {(radix == 0 ? RadixOf(line) : radix)}: {quoted}");
    }

    // What a message shows of a line: its end too, where it was not cut off.
    private static byte[] Shown(ReadOnlySpan<byte> line, bool hadEnd) =>
        hadEnd || line.Length >= ShownLength ? line[..Math.Min(line.Length, ShownLength)].ToArray() : [.. line, (byte)'\n'];

    private static int RadixOf(ReadOnlySpan<byte> line) => line.TrimStart(" \t\n\v\f\r"u8).TrimStart("+-"u8) switch
    {
        [(byte)'0', (byte)'x' or (byte)'X', ..] => 16,
        [(byte)'0', (byte)'o' or (byte)'O', ..] => 8,
        [(byte)'0', (byte)'b' or (byte)'B', ..] => 2,
        [(byte)'0', ..] => 0,
        _ => 10,
    };

    /// <summary>A number as C's strtol reads one, with its prefixes 0x and 0; nothing at all is zero. False: it is none, or none of 64 bits.</summary>
    public static bool TryParseC(ReadOnlySpan<byte> line, out long value)
    {
        value = 0;
        line = Start(line);
        if (line.IsEmpty) return true;
        line = line.TrimStart(" \t\n\v\f\r"u8);
        var isNegative = line is [(byte)'-', ..];
        if (line is [(byte)'-' or (byte)'+', ..]) line = line[1..];
        var radix = 10u;
        if (line is [(byte)'0', (byte)'x' or (byte)'X', _, ..])
        {
            radix = 16;
            line = line[2..];
        }
        else if (line is [(byte)'0', ..]) radix = 8;
        if (line.Length == 0) return false;
        Int128 sum = 0;
        foreach (var c in line)
        {
            var digit = c switch { >= (byte)'0' and <= (byte)'9' => c - (uint)'0', >= (byte)'a' and <= (byte)'f' => c - (uint)'a' + 10, >= (byte)'A' and <= (byte)'F' => c - (uint)'A' + 10, _ => 99u };
            if (digit >= radix) return false;
            sum = sum * radix + digit;
            if (sum > (Int128)long.MaxValue + 1) return false;
        }
        if (isNegative) sum = -sum;
        if (sum > long.MaxValue) return false;
        value = (long)sum;
        return true;
    }

    /// <summary>A float. False: an error is set.</summary>
    [MustCheck]
    public static bool TryParseFloat(PyThreadState thread, ReadOnlySpan<byte> line, out double value)
    {
        value = 0;
        if (!thread.TryChargeWork(line.Length)) return false;
        var start = Start(line);
        var text = Encoding.Latin1.GetString(start);
        if (text.Contains('_') || !FloatParser.TryParse(text, out value))
        {
            // What begins as a number is told from what does not.
            var unsigned = text.AsSpan().TrimStart("+-");
            var isStarted = unsigned is [>= '0' and <= '9', ..] or ['.', >= '0' and <= '9', ..] or ['i' or 'I', 'n' or 'N', 'f' or 'F', ..] or ['n' or 'N', 'a' or 'A', 'n' or 'N', ..];
            return isStarted ? PyErr.ValueError("could not convert string to float") : CannotRead(thread, PyExceptions.ValueError, "could not convert string to float", Shown(start, start.Length < line.Length));
        }
        if (!double.IsInfinity(value) || text.AsSpan().ContainsAny('n', 'N')) return true;
        return CannotRead(thread, PyExceptions.OverflowError, "value too large to convert to float", Shown(start, start.Length < line.Length));
    }

    private static bool CannotRead(PyThreadState thread, PyType error, string why, byte[] shown) =>
        CodecCalls.Decode(thread, null, shown, StandardEncoding.Utf8, PickleNames.Replace) is { } text && PyErr.Set(error, $"{why}: '{text}'");
}
