namespace PyEmbed.Cli.Terminal;

/// <summary>What is to be seen.</summary>
/// <param name="Prompt">Before the first line; may have sequences of its own, and those marked with <c>\x01</c> and <c>\x02</c>.</param>
/// <param name="MorePrompt">Before each other line.</param>
/// <param name="Text">The text, with <c>\n</c> between lines.</param>
/// <param name="Cursor">Where the cursor stands in it.</param>
/// <param name="Styles">The style of each char; null: no colours, not of the prompt either.</param>
internal sealed record ScreenContent(string Prompt, string MorePrompt, string Text, int Cursor, TextStyle[]? Styles);
