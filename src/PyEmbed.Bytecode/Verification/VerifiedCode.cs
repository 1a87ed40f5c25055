using System.Collections.Immutable;
using PyEmbed.Bytecode.Tables;

namespace PyEmbed.Bytecode.Verification;

/// <summary>What the verifier found out about code that may run.</summary>
internal sealed class VerifiedCode
{
    private readonly int[] _depths;

    internal VerifiedCode(CodeObject code, int[] depths, int maxDepth, ImmutableArray<ExceptionTableEntry> handlers)
    {
        Code = code;
        _depths = depths;
        MaxDepth = maxDepth;
        Handlers = handlers;
    }

    public CodeObject Code { get; }

    /// <summary>
    /// Stack depth before each instruction, one entry a code unit: -1 for what is never reached, and for caches. The units of an instruction
    /// with EXTENDED_ARG all have its depth.
    /// </summary>
    public ReadOnlySpan<int> Depths => _depths;

    /// <summary>The deepest the stack gets: never more than <c>co_stacksize</c>, which may be any number and is not to be trusted for allocating.</summary>
    public int MaxDepth { get; }

    /// <summary>Protected ranges, in code order and without overlap.</summary>
    public ImmutableArray<ExceptionTableEntry> Handlers { get; }

    /// <summary>Index in <see cref="Handlers"/> of the range that covers the byte offset of an opcode, or -1.</summary>
    public int HandlerIndexAt(int offset) => FindRange(Handlers, offset, out _);

    /// <summary>As <see cref="HandlerIndexAt"/>; also the offset up to which the answer stays the same.</summary>
    internal static int FindRange(ImmutableArray<ExceptionTableEntry> handlers, int offset, out int end)
    {
        var low = 0;
        var high = handlers.Length;   // the first range that starts after the offset
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (handlers[middle].Start <= offset) low = middle + 1;
            else high = middle;
        }
        if (low > 0 && offset < handlers[low - 1].End)
        {
            end = handlers[low - 1].End;
            return low - 1;
        }
        end = low < handlers.Length ? handlers[low].Start : int.MaxValue;
        return -1;
    }
}
