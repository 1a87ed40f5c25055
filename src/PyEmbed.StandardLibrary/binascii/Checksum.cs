namespace PyEmbed.StandardLibrary.Binascii;

/// <summary>The two checksums of the module.</summary>
internal static class Checksum
{
    private const uint Crc32Polynomial = 0xEDB88320;   // bits reversed
    private const int CcittPolynomial = 0x1021;

    private static readonly uint[] s_table = MakeTable();

    /// <summary>A start value: an int of any size, of which the lowest 32 bits count. False: an error is set.</summary>
    [MustCheck]
    public static bool TryStart(PyThreadState thread, PyObject value, out uint start)
    {
        start = 0;
        if (Number.Index(thread, value) is not { } number) return false;
        start = (uint)(Number.ToBigInteger(number) & uint.MaxValue);
        return true;
    }

    public static uint Crc32(uint start, ReadOnlySpan<byte> bytes)
    {
        var crc = ~start;
        foreach (var b in bytes) crc = s_table[(crc ^ b) & 0xFF] ^ crc >> 8;
        return ~crc;
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

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ Crc32Polynomial : crc >> 1;
            table[i] = crc;
        }
        return table;
    }
}
