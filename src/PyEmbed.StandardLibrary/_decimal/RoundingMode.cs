namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>How the digits that do not fit are dropped.</summary>
internal enum RoundingMode : byte
{
    HalfEven,
    HalfUp,
    HalfDown,
    Up,
    Down,
    Ceiling,
    Floor,

    /// <summary>Away from zero where the last digit would be 0 or 5, else towards it.</summary>
    ZeroFiveUp,
}

/// <summary>The digits that rounding drops, compared with half a unit of the last place that is kept.</summary>
internal enum Dropped : byte
{
    Nothing,
    BelowHalf,
    Half,
    AboveHalf,
}
