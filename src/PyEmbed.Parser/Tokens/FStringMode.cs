namespace PyEmbed.Parser.Tokens;

/// <summary>What the reader of an f-string's parts must know of a token (PEP 701 only).</summary>
[Flags]
internal enum FStringMode : byte
{
    None = 0,
    Raw = 1,

    /// <summary>The part stands in a format specification.</summary>
    InFormatSpec = 2,
}
