namespace PyEmbed.Cli.Terminal;

/// <summary>What a piece of text is, as far as colours go.</summary>
internal enum TextStyle : byte
{
    Plain,
    Keyword,
    Builtin,
    String,
    Number,
    Comment,
    Definition,
    Prompt,
}

internal static class TextStyles
{
    public const string Reset = "\e[0m";

    /// <summary>The sequence that begins it: the colours of newer CPythons.</summary>
    public static string Begin(TextStyle style) => style switch
    {
        TextStyle.Keyword => "\e[1;34m",
        TextStyle.Builtin => "\e[36m",
        TextStyle.String => "\e[32m",
        TextStyle.Number => "\e[33m",
        TextStyle.Comment => "\e[31m",
        TextStyle.Definition => "\e[1m",
        TextStyle.Prompt => "\e[1;35m",
        _ => "",
    };
}
