namespace PyEmbed.StandardLibrary.Binascii;

/// <summary>Decodes base64 as leniently (or strictly) as CPython does.</summary>
internal static class Base64
{
    public static PyObject? Decode(PyThreadState thread, ReadOnlySpan<byte> text, bool isStrict)
    {
        var bytes = new byte[text.Length / 4 * 3 + 3];
        var (count, bits, position, pads) = (0, 0, 0, 0);
        var isPadding = false;
        if (isStrict && text.Length > 0 && text[0] == '=') return BinasciiState.Fail(thread, "Leading padding not allowed");
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=')
            {
                isPadding = true;
                if (position < 2 || position + ++pads < 4) continue;
                // What stands behind the padding is not looked at.
                if (isStrict && i + 1 < text.Length) return BinasciiState.Fail(thread, "Excess data after padding");
                return PyBytes.CopyOf(bytes.AsSpan(0, count));
            }
            var value = Value(text[i]);
            if (value < 0)
            {
                if (isStrict) return BinasciiState.Fail(thread, "Only base64 data is allowed");
                continue;
            }
            if (isStrict && isPadding) return BinasciiState.Fail(thread, "Discontinuous padding not allowed");
            pads = 0;
            bits = bits << 6 | value;
            if (position > 0) bytes[count++] = (byte)(bits >> (6 - 2 * position));
            position = (position + 1) % 4;
            bits &= 0x3F;
        }
        return position switch
        {
            0 => PyBytes.CopyOf(bytes.AsSpan(0, count)),
            1 => BinasciiState.Fail(thread, $"Invalid base64-encoded string: number of data characters ({count / 3 * 4 + 1}) cannot be 1 more than a multiple of 4"),
            _ => BinasciiState.Fail(thread, "Incorrect padding"),
        };
    }

    private static int Value(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}
