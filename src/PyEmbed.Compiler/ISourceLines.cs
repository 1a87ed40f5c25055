namespace PyEmbed.Compiler;

/// <summary>Reads lines of the program's files, for the text of errors; the engine's goes through the host's file policy.</summary>
internal interface ISourceLines
{
    /// <summary>A line by its number from 1, with its newline; null where there is no such file or line, or it may not be read.</summary>
    string? GetLine(string fileName, int line);
}

/// <summary>Has no files.</summary>
internal sealed class NoSourceLines : ISourceLines
{
    public static readonly NoSourceLines Instance = new();

    private NoSourceLines() { }

    public string? GetLine(string fileName, int line) => null;
}
