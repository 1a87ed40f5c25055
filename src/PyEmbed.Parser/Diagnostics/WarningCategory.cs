namespace PyEmbed.Parser.Diagnostics;

/// <summary>The warning types that parser and compiler use. The names are Python's.</summary>
internal enum WarningCategory
{
    SyntaxWarning,
    DeprecationWarning,
}
