namespace PyEmbed.Core.Encodings;

/// <summary>What of ISO 2022 an encoding uses beside sets for G0.</summary>
[Flags]
internal enum Iso2022Form
{
    None = 0,

    /// <summary>Shift out and shift in: G1 instead of G0.</summary>
    Shifts = 1,

    /// <summary><c>ESC N</c>: one character of G2.</summary>
    SingleShift = 2,

    /// <summary><c>ESC &amp; @</c>: the revised JIS X 0208.</summary>
    Revision = 4,
}

/// <summary>A character set that an escape sequence chooses.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Final">The last byte of the escape sequence.</param>
/// <param name="Width">The bytes of a character.</param>
/// <param name="IsShifted">Whether it is put into G1 instead of G0.</param>
/// <param name="IsReadOnly">Whether nothing is encoded in it: sets of G2.</param>
internal sealed record Iso2022Set(string Table, byte Final, int Width = 2, bool IsShifted = false, bool IsReadOnly = false)
{
    public const byte TwoBytes = 0x80;   // in marks

    public static readonly Iso2022Set JisX0208 = new("jisx0208", (byte)'B');
    public static readonly Iso2022Set JisX0208Of1978 = new("jisx0208_1978", (byte)'@');
    public static readonly Iso2022Set JisX0201Roman = new("jisx0201_roman", (byte)'J', Width: 1);
    public static readonly Iso2022Set JisX0201Katakana = new("jisx0201_katakana", (byte)'I', Width: 1);
    public static readonly Iso2022Set JisX0212 = new("jisx0212", (byte)'D');
    public static readonly Iso2022Set Gb2312 = new("gb2312_set", (byte)'A');
    public static readonly Iso2022Set KsX1001 = new("ksx1001", (byte)'C');
    public static readonly Iso2022Set KsX1001Shifted = KsX1001 with { IsShifted = true };
    public static readonly Iso2022Set Latin1 = new("iso8859_1_high", (byte)'A', Width: 1, IsReadOnly: true);
    public static readonly Iso2022Set Greek = new("iso8859_7_high", (byte)'F', Width: 1, IsReadOnly: true);
    public static readonly Iso2022Set JisX0213Plane1Of2000 = new("jisx0213_2000_1", (byte)'O');
    public static readonly Iso2022Set JisX0213Plane2Of2000 = new("jisx0213_2000_2", (byte)'P');
    public static readonly Iso2022Set JisX0213Plane1 = new("jisx0213_2004_1", (byte)'Q');
    public static readonly Iso2022Set JisX0213Plane2 = new("jisx0213_2004_2", (byte)'P');

    /// <summary>What stands for the set in a decoder's or encoder's state.</summary>
    public byte Mark => (byte)(Final | (Width == 2 ? TwoBytes : 0));
}
