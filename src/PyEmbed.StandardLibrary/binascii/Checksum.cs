namespace PyEmbed.StandardLibrary.Binascii;

/// <summary>CRC-CCITT, and the start values of checksums.</summary>
internal static class Checksum
{
    private const int CcittPolynomial = 0x1021;

    /// <summary>A start value: an int of any size, of which the lowest 32 bits count. False: an error is set.</summary>
    [MustCheck]
    public static bool TryStart(PyThreadState thread, PyObject value, out uint start)
    {
        start = 0;
        if (Number.Index(thread, value) is not { } number) return false;
        start = (uint)(Number.ToBigInteger(number) & uint.MaxValue);
        return true;
    }

    public static int Ccitt(ushort start, ReadOnlySpan<byte> bytes)
    {
        int crc = start;
        foreach (var b in bytes)
        {
            crc ^= b << 8;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 0x8000) != 0 ? crc << 1 ^ CcittPolynomial : crc << 1;
            crc &= 0xFFFF;
        }
        return crc;
    }
}
