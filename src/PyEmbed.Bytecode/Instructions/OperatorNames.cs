namespace PyEmbed.Bytecode.Instructions;

/// <summary>The operators behind the arguments of COMPARE_OP and BINARY_OP, in the order of CPython 3.11's <c>opcode.cmp_op</c> and <c>opcode._nb_ops</c>.</summary>
internal static class OperatorNames
{
    public const int ComparisonCount = 6;

    /// <summary>Thirteen operators, then their in-place forms in the same order.</summary>
    public const int BinaryOperatorCount = 26;

    /// <summary>The first in-place operator: <c>+=</c>.</summary>
    public const int FirstInPlace = 13;

    public static string Comparison(int oparg) => oparg switch
    {
        0 => "<",
        1 => "<=",
        2 => "==",
        3 => "!=",
        4 => ">",
        5 => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(oparg)),
    };

    public static string BinaryOperator(int oparg) => oparg switch
    {
        0 => "+",
        1 => "&",
        2 => "//",
        3 => "<<",
        4 => "@",
        5 => "*",
        6 => "%",
        7 => "|",
        8 => "**",
        9 => ">>",
        10 => "-",
        11 => "/",
        12 => "^",
        13 => "+=",
        14 => "&=",
        15 => "//=",
        16 => "<<=",
        17 => "@=",
        18 => "*=",
        19 => "%=",
        20 => "|=",
        21 => "**=",
        22 => ">>=",
        23 => "-=",
        24 => "/=",
        25 => "^=",
        _ => throw new ArgumentOutOfRangeException(nameof(oparg)),
    };
}
