namespace PyEmbed.Bytecode.Tables;

/// <summary>The forms of an entry in the location table, four bits of its first byte (CPython 3.11 <c>Objects/locations.md</c>).</summary>
internal enum LocationKind
{
    /// <summary>0 to 9: same line, columns below 80 and less than 16 apart, in two bytes. The number is the start column divided by 8.</summary>
    LastShort = 9,

    /// <summary>One line, 0 to 2 below the last one, with two columns of a byte each.</summary>
    OneLine0 = 10,
    OneLine1 = 11,
    OneLine2 = 12,

    /// <summary>A line without columns.</summary>
    NoColumns = 13,

    /// <summary>Anything.</summary>
    Long = 14,

    /// <summary>No location.</summary>
    None = 15,
}
