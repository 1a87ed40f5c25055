using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.FlowGraph;

/// <summary>
/// Where an instruction comes from: PEP 657's line, end line, column and end column (UTF-8 bytes). Not a <see cref="SourceRange"/>, because
/// any part may be missing.
/// </summary>
/// <remarks>Only <see cref="Line"/> decides whether there is a location at all; a column of -1 means "the line only".</remarks>
internal readonly record struct Location(int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>No location: line -1. What CPython's compiler leaves behind where it unsets the current location.</summary>
    public static readonly Location None = new(-1, -1, -1, -1);

    /// <summary>No location, but column 0 in case a line is put in later: what instructions have that CPython emits without a line on purpose.</summary>
    public static readonly Location Artificial = new(-1, 0, 0, 0);

    public bool HasLine => Line >= 0;

    public static implicit operator Location(SourceRange range) => new(range.Line, range.Column, range.EndLine, range.EndColumn);
}
