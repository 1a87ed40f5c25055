namespace PyEmbed.Parser.Ast;

/// <summary>A node of the abstract syntax tree. Nodes are immutable; their names and fields are those of CPython's <c>ast</c> module.</summary>
internal abstract class AstNode
{
    public abstract AstKind Kind { get; }
}

/// <summary>A node that covers a range of the source.</summary>
internal abstract class LocatedNode(SourceRange range) : AstNode
{
    public SourceRange Range { get; } = range;
}

/// <summary>Where a node starts and ends. Lines count from 1; columns are offsets in UTF-8 bytes from 0; the end is exclusive.</summary>
internal readonly record struct SourceRange(int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>From the start of one range to the end of another.</summary>
    public static SourceRange Between(SourceRange first, SourceRange last) => new(first.Line, first.Column, last.EndLine, last.EndColumn);
}
