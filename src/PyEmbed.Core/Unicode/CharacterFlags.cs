namespace PyEmbed.Core.Unicode;

/// <summary>The yes-or-no properties of a code point, in the order in which <c>Generated/generate.py</c> numbers them.</summary>
[Flags]
internal enum CharacterFlags : ushort
{
    None = 0,
    Alpha = 1 << 0,
    Lower = 1 << 1,
    Upper = 1 << 2,
    Title = 1 << 3,
    Space = 1 << 4,
    LineBreak = 1 << 5,
    Printable = 1 << 6,
    Cased = 1 << 7,
    CaseIgnorable = 1 << 8,
    XidStart = 1 << 9,
    XidContinue = 1 << 10,
    Mirrored = 1 << 11,
    Decimal = 1 << 12,
    Digit = 1 << 13,
    Numeric = 1 << 14,
}
