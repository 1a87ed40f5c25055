namespace PyEmbed.StandardLibrary.Sre;

/// <summary>A pattern ready to be matched: a graph of nodes, and what a search may know beforehand.</summary>
internal sealed class PatternProgram
{
    public required PatternNode[] Nodes { get; init; }

    public required int Entry { get; init; }

    public required int Groups { get; init; }

    /// <summary>Marks of groups, then the last group, then what loops count.</summary>
    public required int Registers { get; init; }

    /// <summary>How many characters a match has at least.</summary>
    public required int MinLength { get; init; }

    /// <summary>What every match begins with; empty: nothing known.</summary>
    public required string Prefix { get; init; }

    /// <summary>What the first character of every match is; null: nothing known.</summary>
    public required CharacterTest? First { get; init; }

    /// <summary>The register that holds the number of the group that was closed last.</summary>
    public int LastGroup => 2 * Groups;
}
