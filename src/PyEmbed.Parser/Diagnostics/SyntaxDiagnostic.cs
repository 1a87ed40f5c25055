namespace PyEmbed.Parser.Diagnostics;

/// <summary>A syntax error with the attributes of Python's <c>SyntaxError</c>. Null is Python's None.</summary>
/// <remarks>Lines count from 1, offsets are characters (code points) from 1, as far as CPython keeps to that.</remarks>
internal sealed record SyntaxDiagnostic
{
    public SyntaxErrorKind Kind { get; init; } = SyntaxErrorKind.SyntaxError;
    public required string Message { get; init; }
    public string? FileName { get; init; }
    public int? Line { get; init; }
    public int? Offset { get; init; }
    public string? Text { get; init; }
    public int? EndLine { get; init; }
    public int? EndOffset { get; init; }

    /// <summary>Whether CPython raises it with the message alone: <c>args</c> has one item then.</summary>
    public bool HasLocation => Line is not null;

    /// <summary>False where CPython puts the location in only after it made the exception from the message: <c>args</c> has one item then.</summary>
    public bool HasLocationInArgs { get; init; } = true;

    /// <summary>The name of the exception type.</summary>
    public string TypeName => Kind.ToString();
}
