using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Tables;
using PyEmbed.Bytecode.Verification;

namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>A code object as register code: immutable and shared by all engines. Each engine runs a copy of <see cref="Instructions"/> with caches of its own.</summary>
/// <remarks>Registers: fast locals, then <see cref="HoistedConsts"/>, then the stack. A call's window starts where its arguments lie on the stack.</remarks>
internal sealed class CodeTemplate
{
    public required VerifiedCode Verified { get; init; }

    public CodeObject Code => Verified.Code;

    public required Instruction[] Instructions { get; init; }

    /// <summary>Byte offset of the wordcode instruction that each instruction stands for: where it fails.</summary>
    public required int[] Offsets { get; init; }

    /// <summary>
    /// Byte offset up to which wordcode is done before an instruction, -1 within what stands for one wordcode instruction. Together with
    /// <see cref="StackMaps"/>: where a frame can move to the unfolded translation.
    /// </summary>
    public required int[] Boundaries { get; init; }

    /// <summary>By instruction index, where boundary stacks have values that lie elsewhere than in their place: one entry a value, bottom first.</summary>
    public required FrozenStackMaps StackMaps { get; init; }

    /// <summary>Constants that registers behind the locals are filled with when the frame starts, because loops use them.</summary>
    public required ImmutableArray<int> HoistedConsts { get; init; }

    public required CacheSite[] Sites { get; init; }

    /// <summary>Operands that did not fit an instruction.</summary>
    public required int[] Extras { get; init; }

    /// <summary>Byte offset of each handler and where its register code starts.</summary>
    public required Dictionary<int, int> HandlerStarts { get; init; }

    public required bool IsFolded { get; init; }

    /// <summary>Whether it has a <c>yield from</c> or <c>await</c>.</summary>
    public required bool HasDelegation { get; init; }

    public int LocalCount => Code.LocalsPlusNames.Length;

    /// <summary>More registers than operands can name: they count from the stack on, and the locals lie below register 0, where only <see cref="Op.Far"/> reaches them.</summary>
    public required bool IsWide { get; init; }

    /// <summary>How many registers lie below register 0.</summary>
    public int Below => IsWide ? LocalCount : 0;

    public int StackStart => IsWide ? 0 : LocalCount + HoistedConsts.Length;

    public int RegisterCount => StackStart + Verified.MaxDepth + (IsFolded ? 0 : 1);   // a traced frame has one to spare, see Op.Trace

    /// <summary>Stack depth before the instruction at an index, as wordcode has it.</summary>
    public int DepthAt(int index) => Verified.Depths[Offsets[index] / 2];

    /// <summary>The handler of an exception at a byte offset.</summary>
    public bool TryFindHandler(int offset, out ExceptionTableEntry handler, out int start)
    {
        var index = Verified.HandlerIndexAt(offset);
        if (index >= 0)
        {
            handler = Verified.Handlers[index];
            return HandlerStarts.TryGetValue(handler.Target, out start);
        }
        handler = default;
        start = -1;
        return false;
    }

    /// <summary>The first instruction at or after a byte offset that stands for wordcode from there on; -1 when there is none.</summary>
    public int IndexOfBoundary(int offset)
    {
        for (var i = 0; i < Boundaries.Length; i++)
            if (Boundaries[i] == offset) return i;
        return -1;
    }
}

/// <summary>What an inline cache is for.</summary>
/// <param name="Name">Index in <c>co_names</c>, or -1.</param>
/// <param name="ArgCount">Arguments of a method call.</param>
/// <param name="KeywordNames">Index in <c>co_consts</c> of the names of the last arguments, or -1.</param>
/// <param name="LoadOffset">Byte offset of the method's lookup where the call stands for that as well.</param>
internal readonly record struct CacheSite(int Name, int ArgCount = 0, int KeywordNames = -1, int LoadOffset = -1);

/// <summary>Where the values of a stack are, for the few instructions at which they are not in their places.</summary>
internal sealed class FrozenStackMaps(int[] indexes, StackValue[][] maps)
{
    public ReadOnlySpan<StackValue> At(int index)
    {
        var at = Array.BinarySearch(indexes, index);
        return at < 0 ? [] : maps[at];
    }
}

/// <summary>Where translation keeps a value of the stack.</summary>
internal readonly record struct StackValue(StackValueKind Kind, int Index = 0)
{
    public static readonly StackValue InPlace = new(StackValueKind.InPlace);
    public static readonly StackValue Null = new(StackValueKind.Null);

    // The equality that records have goes through a generic comparer of the enum, which is compiled at run time.
    public bool Equals(StackValue other) => Kind == other.Kind && Index == other.Index;

    public override int GetHashCode() => ((int)Kind << 24) ^ Index;
}

internal enum StackValueKind : byte
{
    /// <summary>In the register of its depth.</summary>
    InPlace,

    /// <summary>In another register: that of a local, or one deeper on the stack.</summary>
    Register,

    /// <summary>A constant that no register holds yet.</summary>
    Const,

    /// <summary>The nothing below a callable.</summary>
    Null,
}
