using System.Buffers.Binary;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>How one UTF encoding writes a lone surrogate, for <c>surrogatepass</c>. "utf-16" and "utf-32" mean little endian, this machine's order.</summary>
internal readonly struct UtfForm
{
    private readonly int _width;   // bytes of a unit: 1, 2 or 4
    private readonly bool _isBigEndian;

    private UtfForm(int width, bool isBigEndian) => (_width, _isBigEndian) = (width, isBigEndian);

    public int SurrogateSize => _width == 1 ? 3 : _width;

    public static bool TryGet(string encoding, out UtfForm form)
    {
        var name = AsciiText.ToLower(encoding).Replace('_', '-');
        var (width, isBig) = name switch
        {
            "utf-8" or "utf8" or "cp65001" => (1, false),
            "utf-16" or "utf16" or "utf-16-le" or "utf-16le" or "utf16-le" or "utf16le" => (2, false),
            "utf-16-be" or "utf-16be" or "utf16-be" or "utf16be" => (2, true),
            "utf-32" or "utf32" or "utf-32-le" or "utf-32le" or "utf32-le" or "utf32le" => (4, false),
            "utf-32-be" or "utf-32be" or "utf32-be" or "utf32be" => (4, true),
            _ => (0, false),
        };
        form = new UtfForm(width, isBig);
        return width != 0;
    }

    public int ReadSurrogate(ReadOnlySpan<byte> bytes) => _width switch
    {
        1 => (bytes[0] & 0xF0) == 0xE0 && (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80
            ? (bytes[0] & 0x0F) << 12 | (bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F)
            : 0,
        2 => _isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        _ => _isBigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes),
    };

    public void WriteSurrogate(int c, Span<byte> target)
    {
        if (_width == 1)
        {
            target[0] = (byte)(0xE0 | c >> 12);
            target[1] = (byte)(0x80 | (c >> 6 & 0x3F));
            target[2] = (byte)(0x80 | (c & 0x3F));
        }
        else if (_width == 2)
        {
            if (_isBigEndian) BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)c);
            else BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)c);
        }
        else if (_isBigEndian) BinaryPrimitives.WriteInt32BigEndian(target, c);
        else BinaryPrimitives.WriteInt32LittleEndian(target, c);
    }
}
