namespace PyEmbed.Parser.Literals;

/// <summary>A STRING token taken apart: what its prefix says, and where between the quotes its content is.</summary>
internal readonly struct StringLiteral
{
    public bool IsBytes { get; private init; }
    public bool IsRaw { get; private init; }
    public bool IsFormatted { get; private init; }

    /// <summary>Where the content starts, from the start of the token.</summary>
    public int Start { get; private init; }

    public int Length { get; private init; }

    public static StringLiteral Split(ReadOnlySpan<byte> token)
    {
        bool isBytes = false, isRaw = false, isFormatted = false;
        var at = 0;
        for (; token[at] is not ((byte)'\'' or (byte)'"'); at++)
        {
            switch (token[at] | 0x20)
            {
                case 'b': isBytes = true; break;
                case 'r': isRaw = true; break;
                case 'f': isFormatted = true; break;
            }
        }
        var quotes = token.Length - at >= 6 && token[at + 1] == token[at] && token[at + 2] == token[at] ? 3 : 1;
        return new StringLiteral
        {
            IsBytes = isBytes,
            IsRaw = isRaw,
            IsFormatted = isFormatted,
            Start = at + quotes,
            Length = token.Length - at - 2 * quotes,
        };
    }
}
