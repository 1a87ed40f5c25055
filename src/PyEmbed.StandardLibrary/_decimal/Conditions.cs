namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>What can happen in an operation. The bits are those of CPython's, which shows them in the order of signals.</summary>
[Flags]
internal enum Conditions
{
    None = 0,
    Clamped = 0x1,
    ConversionSyntax = 0x2,
    DivisionByZero = 0x4,
    DivisionImpossible = 0x8,
    DivisionUndefined = 0x10,
    Inexact = 0x40,
    InvalidContext = 0x80,
    InvalidOperation = 0x100,
    FloatOperation = 0x400,
    Overflow = 0x800,
    Rounded = 0x1000,
    Subnormal = 0x2000,
    Underflow = 0x4000,

    /// <summary>The conditions that make up the signal InvalidOperation.</summary>
    Invalid = ConversionSyntax | DivisionImpossible | DivisionUndefined | InvalidContext | InvalidOperation,

    /// <summary>What leaves an operation without a result.</summary>
    Errors = Invalid | DivisionByZero,
}
