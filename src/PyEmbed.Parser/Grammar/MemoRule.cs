namespace PyEmbed.Parser.Grammar;

/// <summary>The rules whose results the second pass remembers for each position.</summary>
internal enum MemoRule : byte
{
    Expression,
    Disjunction,
    BitwiseOr,
    Primary,
    PrimaryWithoutAwait,
    Block,
    Arguments,
    InvalidNamedExpression,
    ClosedPattern,
    StarTarget,
}
