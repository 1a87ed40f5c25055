namespace PyEmbed.Parser.Diagnostics;

/// <summary>Takes the warnings of tokenizer, parser and compiler; the engine's goes through Python's <c>warnings</c>.</summary>
internal interface ISourceWarnings
{
    /// <summary>False when the filters made an error of it (<c>-W error</c>): the caller then raises a SyntaxError with the position it knows.</summary>
    bool Warn(WarningCategory category, string message, string fileName, int line);
}

/// <summary>Drops every warning.</summary>
internal sealed class NoSourceWarnings : ISourceWarnings
{
    public static readonly NoSourceWarnings Instance = new();

    private NoSourceWarnings() { }

    public bool Warn(WarningCategory category, string message, string fileName, int line) => true;
}
