using System.Buffers.Binary;
using PyEmbed.StandardLibrary.Zlib;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary>The end of an .xz file, and its numbers of seven bits a byte.</summary>
internal static class XzIndex
{
    public static byte[] Make(List<(long Packed, long Plain)> blocks)
    {
        var bytes = new List<byte> { 0 };
        Write(bytes, (ulong)blocks.Count);
        foreach (var (packed, plain) in blocks)
        {
            Write(bytes, (ulong)packed);
            Write(bytes, (ulong)plain);
        }
        while (bytes.Count % 4 != 0) bytes.Add(0);
        byte[] index = [.. bytes, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32LittleEndian(index.AsSpan(bytes.Count), RunningChecksum.Crc32(0, index.AsSpan(0, bytes.Count)));
        return index;
    }

    public static byte[] Footer(int check, int indexLength)
    {
        var footer = new byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(footer.AsSpan(4), indexLength / 4 - 1);
        footer[9] = (byte)check;
        BinaryPrimitives.WriteUInt32LittleEndian(footer, RunningChecksum.Crc32(0, footer.AsSpan(4, 6)));
        footer[10] = (byte)'Y';
        footer[11] = (byte)'Z';
        return footer;
    }

    public static void Write(List<byte> bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
    }

    /// <summary>False: there is no such number.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> bytes, out ulong value)
    {
        value = 0;
        for (var i = 0; i < Math.Min(bytes.Length, 9); i++)
        {
            value |= (ulong)(bytes[i] & 0x7F) << 7 * i;
            if (bytes[i] >= 0x80) continue;
            if (i > 0 && bytes[i] == 0) return false;
            bytes = bytes[(i + 1)..];
            return true;
        }
        return false;
    }
}
