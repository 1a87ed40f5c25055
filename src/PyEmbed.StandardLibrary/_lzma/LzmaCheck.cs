using System.Buffers.Binary;
using System.Security.Cryptography;
using PyEmbed.StandardLibrary.Zlib;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary>The check of a block of an .xz file, as far as the bytes have come.</summary>
internal sealed class LzmaCheck(int kind) : IDisposable
{
    public const int None = 0, Crc32 = 1, Crc64 = 4, Sha256 = 10, LargestId = 15, Unknown = 16;

    private const ulong Polynomial = 0xC96C5795D7870F42;   // bits reversed

    private static readonly ulong[] s_table = MakeTable();

    private readonly IncrementalHash? _hash = kind == Sha256 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private uint _crc32;
    private ulong _crc64 = ulong.MaxValue;

    public static bool IsSupported(int kind) => kind is None or Crc32 or Crc64 or Sha256;

    /// <summary>Bytes of a check, also of one that is not known.</summary>
    public static int SizeOf(int kind) => kind switch { 0 => 0, < 4 => 4, < 7 => 8, < 10 => 16, < 13 => 32, _ => 64 };

    public void Add(ReadOnlySpan<byte> bytes)
    {
        switch (kind)
        {
            case Crc32:
                _crc32 = RunningChecksum.Crc32(_crc32, bytes);
                break;
            case Crc64:
                foreach (var value in bytes) _crc64 = s_table[(byte)_crc64 ^ value] ^ _crc64 >> 8;
                break;
            case Sha256:
                _hash!.AppendData(bytes);
                break;
        }
    }

    public byte[] Finish()
    {
        var value = new byte[SizeOf(kind)];
        switch (kind)
        {
            case Crc32:
                BinaryPrimitives.WriteUInt32LittleEndian(value, _crc32);
                break;
            case Crc64:
                BinaryPrimitives.WriteUInt64LittleEndian(value, ~_crc64);
                break;
            case Sha256:
                return _hash!.GetHashAndReset();
        }
        return value;
    }

    public void Dispose() => _hash?.Dispose();

    private static ulong[] MakeTable()
    {
        var table = new ulong[256];
        for (var i = 0u; i < 256; i++)
        {
            ulong crc = i;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ Polynomial : crc >> 1;
            table[i] = crc;
        }
        return table;
    }
}
