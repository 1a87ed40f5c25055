namespace PyEmbed.Parser.Tokens;

/// <summary>A bracket that is open: the character, its line from 1 and its byte column.</summary>
internal readonly record struct OpenBracket(char Character, int Line, int Column);
