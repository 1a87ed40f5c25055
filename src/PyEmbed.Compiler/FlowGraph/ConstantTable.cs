using System.Collections.Immutable;
using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.FlowGraph;

/// <summary>
/// <c>co_consts</c> while it grows. Equal constants (<see cref="ConstantIdentity"/>: kind, sign and bits count, recursively; equal code
/// objects merge) share a number; the order is that of first use.
/// </summary>
/// <remarks>
/// Index 0 of a function is its docstring, or None where it has none: the emitter adds that before anything else. A later constant
/// made by folding enters at the end; the assembler trims unused ones from the tail and always keeps index 0.
/// </remarks>
internal sealed class ConstantTable
{
    private readonly Dictionary<Constant, int> _indices = new(ConstantIdentity.Instance);
    private readonly List<Constant> _constants = [];

    public int Count => _constants.Count;

    public Constant this[int index] => _constants[index];

    /// <summary>The number of a constant, which is entered when it is new.</summary>
    public int IndexOf(Constant constant)
    {
        if (_indices.TryGetValue(constant, out var index)) return index;
        index = _constants.Count;
        _indices.Add(constant, index);
        _constants.Add(constant);
        return index;
    }

    /// <summary>Drop everything from <paramref name="count"/> on.</summary>
    internal void Truncate(int count)
    {
        for (var i = count; i < _constants.Count; i++) _indices.Remove(_constants[i]);
        _constants.RemoveRange(count, _constants.Count - count);
    }

    public ImmutableArray<Constant> ToImmutableArray() => [.. _constants];
}
