using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Ast;

/// <summary>Whether nodes of a class have a place in the source, and whether its end may be missing.</summary>
internal enum EndOfPlace { NoPlace, Optional, Required }

/// <summary>What a field holds.</summary>
internal enum FieldKind { Node, Identifier, String, Int, Constant }

/// <summary>How often.</summary>
internal enum FieldCount { One, Optional, Many }

/// <summary>A field of a node class.</summary>
internal sealed class NodeField
{
    /// <summary>Reads <c>expr? value</c>.</summary>
    public NodeField(string text)
    {
        var blank = text.IndexOf(' ');
        Name = PyStr.FromName(text[(blank + 1)..]);
        TypeName = text[..blank].TrimEnd('?', '*');
        Count = text[blank - 1] switch { '?' => FieldCount.Optional, '*' => FieldCount.Many, _ => FieldCount.One };
        Kind = TypeName switch
        {
            "identifier" => FieldKind.Identifier,
            "string" => FieldKind.String,
            "int" => FieldKind.Int,
            "constant" => FieldKind.Constant,
            _ => FieldKind.Node,
        };
    }

    public PyStr Name { get; }

    /// <summary>The class of its nodes, or one of the words for what is no node.</summary>
    public string TypeName { get; }

    public FieldKind Kind { get; }

    public FieldCount Count { get; }
}

/// <summary>A node class: the same for all engines.</summary>
internal sealed class NodeDescription
{
    private static readonly NodeField[] s_place = [new("int lineno"), new("int col_offset"), new("int? end_lineno"), new("int? end_col_offset")];
    private static readonly NodeField[] s_closedPlace = [new("int lineno"), new("int col_offset"), new("int end_lineno"), new("int end_col_offset")];

    /// <summary>A class that others derive from.</summary>
    public NodeDescription(string name, List<string> members, EndOfPlace end)
    {
        Name = name;
        // Classes with fields stand on lines of their own.
        var separator = members.Exists(static member => member.Contains('(')) ? "\n" + new string(' ', name.Length + 1) + "| " : " | ";
        Doc = name + " = " + string.Join(separator, members);
        Place = PlaceOf(end);
        Fields = [];
    }

    /// <summary>A class with fields, by its signature.</summary>
    public NodeDescription(string signature, NodeDescription? derivesFrom, EndOfPlace end = EndOfPlace.NoPlace)
    {
        Doc = signature;
        Base = derivesFrom;
        Place = derivesFrom?.Place ?? PlaceOf(end);
        var open = signature.IndexOf('(');
        Name = open < 0 ? signature : signature[..open];
        Fields = open < 0 ? [] : [.. signature[(open + 1)..^1].Split(", ").Select(static text => new NodeField(text))];
    }

    public string Name { get; }

    /// <summary>The position in <see cref="NodeGrammar.All"/>.</summary>
    public int Index { get; set; }

    public string Doc { get; }

    /// <summary>The class it derives from; null: <c>AST</c>.</summary>
    public NodeDescription? Base { get; }

    /// <summary>The classes that derive from it; empty for those that nodes have.</summary>
    public NodeDescription[] Derived { get; set; } = [];

    public NodeField[] Fields { get; }

    /// <summary><c>_attributes</c></summary>
    public NodeField[] Place { get; }

    /// <summary>Whether the class has an own <c>_attributes</c>.</summary>
    public bool DeclaresPlace => Base is null;

    private static NodeField[] PlaceOf(EndOfPlace end) => end switch
    {
        EndOfPlace.NoPlace => [],
        EndOfPlace.Optional => s_place,
        _ => s_closedPlace,
    };
}
