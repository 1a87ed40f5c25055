namespace PyEmbed.Bytecode.Tables;

/// <summary>The source range of an instruction (PEP 657): lines from 1, columns in UTF-8 bytes from 0; -1 where not known.</summary>
internal readonly record struct SourcePosition(int Line, int EndLine, int Column, int EndColumn)
{
    /// <summary>No location at all: what the compiler made up.</summary>
    public static readonly SourcePosition None = new(-1, -1, -1, -1);

    public static SourcePosition LineOnly(int line) => new(line, line, -1, -1);

    public bool HasLine => Line >= 0;

    public bool HasColumns => Column >= 0 && EndColumn >= 0;
}
