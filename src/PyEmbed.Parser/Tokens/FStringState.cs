namespace PyEmbed.Parser.Tokens;

/// <summary>An f-string or t-string that is being read (PEP 701, PEP 750).</summary>
internal sealed class FStringState
{
    public required char Kind { get; init; }
    public required int Quote { get; init; }
    public required int QuoteSize { get; init; }
    public required bool IsRaw { get; init; }

    // Where it starts, for the error that it does not end.
    public required int Start { get; init; }
    public required int Line { get; init; }
    public required int LineStart { get; init; }

    /// <summary>Whether its text comes next, and not the tokens of an expression.</summary>
    public bool IsInText { get; set; } = true;

    /// <summary>How many brackets are open inside it, those of replacement fields included.</summary>
    public int Depth { get; set; }

    /// <summary>How many brackets were open where the innermost replacement field began; -1 outside of all fields.</summary>
    public int FieldDepth { get; set; } = -1;

    /// <summary>In text inside a field: the field's format specification.</summary>
    public bool IsInFormatSpec => FieldDepth >= 0;
}
