namespace PyEmbed.Core.Numbers;

/// <summary>How <see cref="FloatText.Format"/> writes a number beside its code and precision.</summary>
[Flags]
internal enum FloatFormatOptions
{
    None = 0,

    /// <summary>A plus sign before what has no minus sign.</summary>
    Sign = 1,

    /// <summary><c>.0</c> behind a whole number without exponent.</summary>
    AddDotZero = 2,

    /// <summary>The <c>#</c> flag: the point stays, and <c>g</c> keeps trailing zeros.</summary>
    Alternate = 4,

    /// <summary>The <c>z</c> flag of PEP 682: what rounds to a negative zero is written as zero.</summary>
    NoNegativeZero = 8,
}
