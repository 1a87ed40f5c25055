using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>bytes.hex</c> and <c>bytes.fromhex</c>.</summary>
internal static class HexText
{
    [MustCheck]
    public static PyStr? Format(PyThreadState thread, ReadOnlySpan<byte> bytes, PyObject? separator, int bytesPerSeparator)
    {
        var sign = '\0';
        if (separator is not null && !TrySeparator(thread, separator, out sign)) return null;
        var group = Math.Abs((long)bytesPerSeparator);
        var separators = separator is null || group == 0 || bytes.Length == 0 ? 0 : (bytes.Length - 1) / group;
        if (!PyStr.TryReserve(thread, bytes.Length * 2L + separators) || !thread.TryChargeWork(bytes.Length)) return null;
        if (bytes.Length == 0) return PyStr.Empty;
        if (separators == 0) return PyStr.FromCodeUnits(Convert.ToHexStringLower(bytes));
        var made = PyStr.NewString((int)(bytes.Length * 2L + separators), out var chars);
        // Groups are whole at the left where the number is negative, else at the right.
        var first = bytesPerSeparator < 0 ? group : bytes.Length - separators * group;
        var at = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (i > 0 && (i - first) % group == 0) chars[at++] = sign;
            chars[at++] = Digit(bytes[i] >> 4);
            chars[at++] = Digit(bytes[i] & 0xF);
        }
        return PyStr.FromCodeUnits(made);
    }

    /// <summary>Pairs of digits, with white space between them.</summary>
    [MustCheck]
    public static byte[]? Parse(PyThreadState thread, PyStr text)
    {
        if (!thread.TryChargeWork(text.Length) || !thread.TryReserve(text.Length / 2)) return null;
        var bytes = new byte[text.Length / 2];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80 && AsciiBytes.IsSpace((byte)text[i])) continue;
            var high = Value(text[i]);
            if (high < 0) return Bad(i);
            if (++i == text.Length) return Bad(i);
            var low = Value(text[i]);
            if (low < 0) return Bad(i);
            bytes[count++] = (byte)(high << 4 | low);
        }
        return count == bytes.Length ? bytes : bytes[..count];
    }

    private static byte[]? Bad(int position)
    {
        PyErr.ValueError($"non-hexadecimal number found in fromhex() arg at position {position}");
        return null;
    }

    private static bool TrySeparator(PyThreadState thread, PyObject separator, out char sign)
    {
        sign = '\0';
        if (!Subscript.TryLength(thread, separator, out var length)) return false;
        if (length != 1) return PyErr.ValueError("sep must be length 1.");
        switch (separator)
        {
            case PyStr text:
                if (text[0] > 0x7F) return PyErr.ValueError("sep must be ASCII.");
                sign = (char)text[0];
                return true;
            case PyBytes bytes:
                if (bytes.Data[0] > 0x7F) return PyErr.ValueError("sep must be ASCII.");
                sign = (char)bytes.Data[0];
                return true;
            default:
                return PyErr.TypeError("sep must be str or bytes.");
        }
    }

    private static char Digit(int value) => "0123456789abcdef"[value];

    private static int Value(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
