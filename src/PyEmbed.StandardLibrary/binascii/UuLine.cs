namespace PyEmbed.StandardLibrary.Binascii;

/// <summary>A line of uuencoded data: a character for its length, then four characters for three bytes.</summary>
internal static class UuLine
{
    private const int MostBytes = 45;

    public static PyObject? Decode(PyThreadState thread, ReadOnlySpan<byte> line)
    {
        var bytes = new byte[line.Length > 0 ? line[0] - ' ' & 0x3F : 0x20];
        var (count, bits, bitCount, at) = (0, 0, 0, 1);
        while (count < bytes.Length)
        {
            var c = at < line.Length ? line[at] : (byte)0;
            var value = 0;
            // Spaces at the end may have got lost; a backquote stands for a space.
            if (at < line.Length && c is not ((byte)'\n' or (byte)'\r'))
            {
                if (c is < (byte)' ' or > (byte)' ' + 64) return BinasciiState.Fail(thread, "Illegal char");
                value = c - ' ' & 0x3F;
            }
            at++;
            bits = bits << 6 | value;
            bitCount += 6;
            if (bitCount < 8) continue;
            bitCount -= 8;
            bytes[count++] = (byte)(bits >> bitCount);
            bits &= (1 << bitCount) - 1;
        }
        for (; at < line.Length; at++)
            if (line[at] is not ((byte)' ' or (byte)'`' or (byte)'\n' or (byte)'\r')) return BinasciiState.Fail(thread, "Trailing garbage");
        return PyBytes.Adopt(bytes);
    }

    public static PyObject? Encode(PyThreadState thread, ReadOnlySpan<byte> bytes, bool usesBackquote)
    {
        if (bytes.Length > MostBytes) return BinasciiState.Fail(thread, "At most 45 bytes at once");
        var line = new List<byte> { Character(bytes.Length, usesBackquote) };
        var (bits, bitCount) = (0, 0);
        for (var i = 0; i < bytes.Length || bitCount != 0; i++)
        {
            bits = bits << 8 | (i < bytes.Length ? bytes[i] : 0);
            for (bitCount += 8; bitCount >= 6; bitCount -= 6) line.Add(Character(bits >> (bitCount - 6) & 0x3F, usesBackquote));
            bits &= 0xFF;
        }
        line.Add((byte)'\n');
        return PyBytes.Adopt([.. line]);
    }

    private static byte Character(int value, bool usesBackquote) => (byte)(value == 0 && usesBackquote ? '`' : value + ' ');
}
