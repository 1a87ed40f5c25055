using System.Collections.Immutable;

namespace PyEmbed.Compiler.FlowGraph;

/// <summary>Names numbered in the order in which they were first met: <c>co_names</c>, <c>co_varnames</c>, <c>co_cellvars</c>, <c>co_freevars</c>.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly int _firstIndex;

    /// <param name="firstIndex">The number of the first name: free variables are numbered on after the cells.</param>
    public NameTable(int firstIndex = 0) => _firstIndex = firstIndex;

    public int Count => _names.Count;

    public string this[int position] => _names[position];

    /// <summary>The number of a name, which is entered when it is new.</summary>
    public int IndexOf(string name)
    {
        if (_indices.TryGetValue(name, out var index)) return index;
        index = _firstIndex + _names.Count;
        _indices.Add(name, index);
        _names.Add(name);
        return index;
    }

    public bool Contains(string name) => _indices.ContainsKey(name);

    public bool TryGetIndex(string name, out int index) => _indices.TryGetValue(name, out index);

    public ImmutableArray<string> ToImmutableArray() => [.. _names];
}
