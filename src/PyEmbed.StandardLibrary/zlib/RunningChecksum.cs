using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>The two checksums of compressed data: CRC-32 (RFC 1952) and Adler-32 (RFC 1950), each continued from an earlier value.</summary>
internal static class RunningChecksum
{
    private const uint Polynomial = 0xEDB88320;   // bits reversed
    private const uint AdlerModulus = 65521;
    private const int AdlerRun = 5552;   // the most bytes whose sums fit 32 bits without a division
    private const int Slices = 8;

    // Table k * 256 + b: what byte b, k bytes before the last one, adds.
    private static readonly uint[] s_tables = MakeTables();

    public static uint Crc32(uint start, ReadOnlySpan<byte> bytes)
    {
        var crc = ~start;
        ref var tables = ref MemoryMarshal.GetArrayDataReference(s_tables);
        while (bytes.Length >= Slices)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = At(ref tables, 7, low) ^ At(ref tables, 6, low >> 8) ^ At(ref tables, 5, low >> 16) ^ At(ref tables, 4, low >> 24)
                ^ At(ref tables, 3, high) ^ At(ref tables, 2, high >> 8) ^ At(ref tables, 1, high >> 16) ^ At(ref tables, 0, high >> 24);
            bytes = bytes[Slices..];
        }
        foreach (var b in bytes) crc = At(ref tables, 0, crc ^ b) ^ crc >> 8;
        return ~crc;
    }

    public static uint Adler32(uint start, ReadOnlySpan<byte> bytes)
    {
        uint sum = start & 0xFFFF, sums = start >> 16;
        while (true)
        {
            var run = bytes[..Math.Min(bytes.Length, AdlerRun)];
            foreach (var b in run)
            {
                sum += b;
                sums += sum;
            }
            sum %= AdlerModulus;
            sums %= AdlerModulus;
            bytes = bytes[run.Length..];
            if (bytes.IsEmpty) return sums << 16 | sum;
        }
    }

    private static uint At(ref uint tables, int slice, uint value) => System.Runtime.CompilerServices.Unsafe.Add(ref tables, slice << 8 | (int)(value & 0xFF));

    private static uint[] MakeTables()
    {
        var tables = new uint[Slices * 256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ Polynomial : crc >> 1;
            tables[i] = crc;
        }
        for (var i = 256; i < tables.Length; i++)
        {
            var before = tables[i - 256];
            tables[i] = before >> 8 ^ tables[before & 0xFF];
        }
        return tables;
    }
}
