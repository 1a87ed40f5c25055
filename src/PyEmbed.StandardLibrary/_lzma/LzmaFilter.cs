using System.Buffers.Binary;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary>One of the filters through which data goes before it is compressed, and after it was decompressed.</summary>
/// <param name="Id">Its number in .xz files.</param>
/// <param name="Properties">Its settings as they stand there.</param>
internal sealed record LzmaFilter(ulong Id, byte[] Properties)
{
    public const ulong Lzma1 = 0x4000000000000001, Lzma2 = 0x21, Delta = 3, X86 = 4, PowerPC = 5, IA64 = 6, Arm = 7, ArmThumb = 8, Sparc = 9;

    public bool IsLast => Id is Lzma1 or Lzma2;

    /// <summary>LZMA: the size of the dictionary.</summary>
    public long DictionarySize => Id == Lzma1 ? BinaryPrimitives.ReadUInt32LittleEndian(Properties.AsSpan(1)) : DictionarySizeOf(Properties[0]);

    /// <summary>lc, lp and pb in a byte.</summary>
    public byte LzmaProperties { get; init; } = 93;

    public static long DictionarySizeOf(int bits) => bits >= 40 ? uint.MaxValue : (2L | bits & 1) << bits / 2 + 11;

    /// <summary>The smallest number that stands for a dictionary of at least so many bytes.</summary>
    public static byte BitsOf(long size)
    {
        byte bits = 0;
        while (bits < 40 && DictionarySizeOf(bits) < size) bits++;
        return bits;
    }

    /// <summary>Whether settings of an .xz file fit the filter.</summary>
    public bool IsValid => Id switch
    {
        Lzma1 => Properties.Length == 5 && Properties[0] < 225,
        Lzma2 => Properties.Length == 1 && Properties[0] <= 40,
        Delta => Properties.Length == 1,
        X86 or PowerPC or IA64 or Arm or ArmThumb or Sparc => Properties.Length is 0 or 4,
        _ => false,
    };

    /// <summary>Whether it can work with its settings: code starts where an instruction may.</summary>
    public bool IsUsable => IsValid && (Id is < X86 or > Sparc || StartOffset % Alignment == 0);

    // Branches: the place that the first byte of the code has, and what places are multiples of.
    private uint StartOffset => Properties.Length == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(Properties) : 0;

    private uint Alignment => Id switch { PowerPC or Arm or Sparc => 4, IA64 => 16, ArmThumb => 2, _ => 1 };

    public IByteTransform MakeTransform(bool isEncoding) => Id switch
    {
        Delta => new DeltaTransform(Properties[0] + 1, isEncoding),
        X86 => new X86Transform(StartOffset, isEncoding),
        PowerPC => new PowerPCTransform(StartOffset, isEncoding),
        IA64 => new IA64Transform(StartOffset, isEncoding),
        Arm => new ArmTransform(StartOffset, isEncoding),
        ArmThumb => new ArmThumbTransform(StartOffset, isEncoding),
        _ => new SparcTransform(StartOffset, isEncoding),
    };
}

/// <summary>Changes bytes without changing their number.</summary>
internal interface IByteTransform
{
    /// <summary>How many bytes from the start on are done; those behind wait for what follows. At the end of the data they stay as they are.</summary>
    int Run(Span<byte> bytes);
}

/// <summary>Several transforms one after the other; each keeps the bytes that wait.</summary>
internal sealed class TransformChain(IByteTransform[] transforms)
{
    private readonly byte[][] _held = [.. transforms.Select(static _ => Array.Empty<byte>())];

    public byte[] Run(byte[] bytes, bool isAtEnd)
    {
        for (var i = 0; i < transforms.Length; i++)
        {
            bytes = [.. _held[i], .. bytes];
            var done = transforms[i].Run(bytes);
            if (isAtEnd) done = bytes.Length;
            _held[i] = bytes[done..];
            bytes = bytes[..done];
        }
        return bytes;
    }
}

/// <summary>Each byte as the difference from one some way before it.</summary>
internal sealed class DeltaTransform(int distance, bool isEncoding) : IByteTransform
{
    private readonly byte[] _before = new byte[256];
    private byte _at;

    public int Run(Span<byte> bytes)
    {
        foreach (ref var value in bytes)
        {
            var before = _before[(byte)(_at + distance)];
            var plain = isEncoding ? value : (byte)(value + before);
            if (isEncoding) value -= before;
            else value = plain;
            _before[_at--] = plain;
        }
        return bytes.Length;
    }
}

/// <summary>Targets of calls and jumps of x86 code, relative to the place in the code or absolute.</summary>
internal sealed class X86Transform(uint start, bool isEncoding) : IByteTransform
{
    private const int InstructionLength = 5;

    private uint _position = start;
    private uint _mask;   // which of the bytes before were opcodes
    private uint _lastPlace = unchecked((uint)-InstructionLength);

    public int Run(Span<byte> bytes)
    {
        if (bytes.Length < InstructionLength) return 0;
        if (_position - _lastPlace > InstructionLength) _lastPlace = _position - InstructionLength;
        var limit = bytes.Length - InstructionLength;
        var at = 0;
        while (at <= limit)
        {
            if ((bytes[at] & 0xFE) != 0xE8)
            {
                at++;
                continue;
            }
            var gap = _position + (uint)at - _lastPlace;
            _lastPlace = _position + (uint)at;
            if (gap > InstructionLength) _mask = 0;
            else
                for (var i = 0u; i < gap; i++) _mask = (_mask & 0x77) << 1;
            var high = bytes[at + 4];
            if (high is 0 or 0xFF && _mask >> 1 is <= 4 and not 3)
            {
                var value = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 1)..]);
                uint changed;
                while (true)
                {
                    var place = _position + (uint)at + InstructionLength;
                    changed = isEncoding ? value + place : value - place;
                    if (_mask == 0) break;
                    var shift = (int)(BitNumber(_mask >> 1) * 8);
                    var tested = (byte)(changed >> 24 - shift);
                    if (tested is not (0 or 0xFF)) break;
                    value = changed ^ (1u << 32 - shift) - 1;
                }
                changed = changed & 0x01FFFFFF;
                changed = (changed & 0x01000000) != 0 ? changed | 0xFF000000 : changed & 0x00FFFFFF;
                BinaryPrimitives.WriteUInt32LittleEndian(bytes[(at + 1)..], changed);
                at += InstructionLength;
                _mask = 0;
            }
            else
            {
                at++;
                _mask |= 1;
                if (high is 0 or 0xFF) _mask |= 0x10;
            }
        }
        _position += (uint)at;
        return at;
    }

    private static uint BitNumber(uint mask) => mask switch { 0 => 0, 1 => 1, 2 or 3 => 2, _ => 3 };
}
