using System.Buffers.Binary;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary>Targets of calls in code of fixed alignment, relative to the place in the code or absolute: equal targets become equal bytes.</summary>
internal abstract class BranchTransform(uint start, int alignment, int length, bool isEncoding) : IByteTransform
{
    private uint _position = start;

    public int Run(Span<byte> bytes)
    {
        var at = 0;
        while (at + length <= bytes.Length) at += Change(bytes.Slice(at, length), _position + (uint)at) ? length : alignment;
        _position += (uint)at;
        return at;
    }

    /// <summary>Changes what stands at a place if it is a call. Whether the next place is the one behind all of it.</summary>
    protected abstract bool Change(Span<byte> instruction, uint place);

    protected uint Target(uint value, uint place) => isEncoding ? value + place : value - place;
}

/// <summary><c>bl</c> of PowerPC, the highest byte first.</summary>
internal sealed class PowerPCTransform(uint start, bool isEncoding) : BranchTransform(start, 4, 4, isEncoding)
{
    private const uint Call = 0x48000001, OfCall = 0xFC000003;

    protected override bool Change(Span<byte> instruction, uint place)
    {
        var word = BinaryPrimitives.ReadUInt32BigEndian(instruction);
        if ((word & OfCall) == Call) BinaryPrimitives.WriteUInt32BigEndian(instruction, Call | Target(word & ~OfCall, place) & ~OfCall);
        return true;
    }
}

/// <summary><c>BL</c> of ARM that is always executed.</summary>
internal sealed class ArmTransform(uint start, bool isEncoding) : BranchTransform(start, 4, 4, isEncoding)
{
    private const uint Call = 0xEB000000, OfTarget = 0x00FFFFFF;
    private const uint Ahead = 8;   // of the instruction is what targets count from

    protected override bool Change(Span<byte> instruction, uint place)
    {
        var word = BinaryPrimitives.ReadUInt32LittleEndian(instruction);
        if ((word & ~OfTarget) == Call) BinaryPrimitives.WriteUInt32LittleEndian(instruction, Call | Target(word << 2, place + Ahead) >> 2 & OfTarget);
        return true;
    }
}

/// <summary>The pair of instructions that is <c>BL</c> of ARM Thumb: each has eleven bits of the target.</summary>
internal sealed class ArmThumbTransform(uint start, bool isEncoding) : BranchTransform(start, 2, 4, isEncoding)
{
    private const int High = 0xF000, Low = 0xF800, OfKind = 0xF800, OfTarget = 0x7FF, Bits = 11;
    private const uint Ahead = 4;

    protected override bool Change(Span<byte> instruction, uint place)
    {
        int first = BinaryPrimitives.ReadUInt16LittleEndian(instruction), second = BinaryPrimitives.ReadUInt16LittleEndian(instruction[2..]);
        if ((first & OfKind) != High || (second & OfKind) != Low) return false;
        var target = (int)(Target((uint)((first & OfTarget) << Bits | second & OfTarget) << 1, place + Ahead) >> 1);
        BinaryPrimitives.WriteUInt16LittleEndian(instruction, (ushort)(High | target >> Bits & OfTarget));
        BinaryPrimitives.WriteUInt16LittleEndian(instruction[2..], (ushort)(Low | target & OfTarget));
        return true;
    }
}

/// <summary><c>call</c> of SPARC whose target is at most 8 MiB away: the upper bits repeat the sign.</summary>
internal sealed class SparcTransform(uint start, bool isEncoding) : BranchTransform(start, 4, 4, isEncoding)
{
    private const uint Call = 0x40000000, OfTarget = 0x003FFFFF, OfSign = 0x00400000, AllSigns = 0x3FC00000;

    protected override bool Change(Span<byte> instruction, uint place)
    {
        var word = BinaryPrimitives.ReadUInt32BigEndian(instruction);
        if (word >> 22 is not (0x100 or 0x1FF)) return true;
        var target = Target(word << 2, place) >> 2;
        BinaryPrimitives.WriteUInt32BigEndian(instruction, Call | ((target & OfSign) != 0 ? AllSigns : 0) | target & OfTarget);
        return true;
    }
}

/// <summary><c>br.call</c> of IA-64: a bundle of sixteen bytes has a template and three instructions of 41 bits, some of which are branches.</summary>
internal sealed class IA64Transform(uint start, bool isEncoding) : BranchTransform(start, 16, 16, isEncoding)
{
    private const int TemplateBits = 5, SlotBits = 41;
    private const ulong OfTarget = 0x8FFFFFul << 13;   // twenty bits, and the sign far above

    // By template: the slots that may hold a branch, one bit each.
    private static ReadOnlySpan<byte> BranchSlots => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 6, 6, 0, 0, 7, 7, 4, 4, 0, 0, 4, 4, 0, 0];

    protected override bool Change(Span<byte> instruction, uint place)
    {
        var slots = BranchSlots[instruction[0] & 0x1F];
        for (var slot = 0; slot < 3; slot++)
        {
            if ((slots >> slot & 1) == 0) continue;
            var bit = TemplateBits + slot * SlotBits;
            var bytes = instruction.Slice(bit / 8, 6);
            var packed = Read(bytes);
            var word = packed >> bit % 8;
            var isCall = (word >> 37 & 0xF) == 5 && (word >> 9 & 7) == 0;
            if (!isCall) continue;
            var target = Target((uint)(word >> 13 & 0xFFFFF | (word >> 36 & 1) << 20) << 4, place) >> 4;
            word = word & ~OfTarget | (ulong)(target & 0xFFFFF) << 13 | (ulong)(target >> 20 & 1) << 36;
            Write(bytes, packed & (1ul << bit % 8) - 1 | word << bit % 8);
        }
        return true;
    }

    private static ulong Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes) | (ulong)BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]) << 32;

    private static void Write(Span<byte> bytes, ulong value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)value);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[4..], (ushort)(value >> 32));
    }
}
