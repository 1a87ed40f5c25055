namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>An operation on one number.</summary>
internal delegate DecimalValue UnaryOperation(ref Calculation calculation, in DecimalValue a);

/// <summary>An operation on two numbers.</summary>
internal delegate DecimalValue BinaryOperation(ref Calculation calculation, in DecimalValue a, in DecimalValue b);

/// <summary>The operations that are operators or methods of numbers, and methods of contexts as well.</summary>
internal static class Operations
{
    public static readonly UnaryOperation Absolute = static (ref c, in a) => c.Absolute(a);
    public static readonly UnaryOperation Minus = static (ref c, in a) => c.Minus(a);
    public static readonly UnaryOperation Plus = static (ref c, in a) => c.Plus(a);
    public static readonly UnaryOperation Rounded = static (ref c, in a) => c.Fix(a);
    public static readonly UnaryOperation Exponential = static (ref c, in a) => c.Exponential(a);
    public static readonly UnaryOperation Ln = static (ref c, in a) => c.Ln(a);
    public static readonly UnaryOperation Log10 = static (ref c, in a) => c.Log10(a);
    public static readonly UnaryOperation LogB = static (ref c, in a) => c.LogB(a);
    public static readonly UnaryOperation Invert = static (ref c, in a) => c.Invert(a);
    public static readonly UnaryOperation NextMinus = static (ref c, in a) => c.NextMinus(a);
    public static readonly UnaryOperation NextPlus = static (ref c, in a) => c.NextPlus(a);
    public static readonly UnaryOperation Normalize = static (ref c, in a) => c.Normalize(a);
    public static readonly UnaryOperation SquareRoot = static (ref c, in a) => c.SquareRoot(a);
    public static readonly UnaryOperation ToIntegralExact = static (ref c, in a) => c.ToIntegral(a, isExact: true);
    public static readonly UnaryOperation ToIntegralValue = static (ref c, in a) => c.ToIntegral(a, isExact: false);

    public static readonly BinaryOperation Add = static (ref c, in a, in b) => c.Add(a, b);
    public static readonly BinaryOperation Subtract = static (ref c, in a, in b) => c.Subtract(a, b);
    public static readonly BinaryOperation Multiply = static (ref c, in a, in b) => c.Multiply(a, b);
    public static readonly BinaryOperation Divide = static (ref c, in a, in b) => c.Divide(a, b);
    public static readonly BinaryOperation DivideInteger = static (ref c, in a, in b) => c.DivideInteger(a, b);
    public static readonly BinaryOperation Remainder = static (ref c, in a, in b) => c.Remainder(a, b);
    public static readonly BinaryOperation Power = static (ref c, in a, in b) => c.Power(a, b);
    public static readonly BinaryOperation And = static (ref c, in a, in b) => c.And(a, b);
    public static readonly BinaryOperation Compare = static (ref c, in a, in b) => c.Compare(a, b);
    public static readonly BinaryOperation CompareSignal = static (ref c, in a, in b) => c.CompareSignal(a, b);
    public static readonly BinaryOperation CompareTotal = static (ref c, in a, in b) => DecimalValue.From(c.TotalOrder(a, b));
    public static readonly BinaryOperation CompareTotalMagnitude = static (ref c, in a, in b) => DecimalValue.From(c.MagnitudeOrder(a, b));
    public static readonly BinaryOperation CopySign = static (ref c, in a, in b) => a.WithSign(b.IsNegative);
    public static readonly BinaryOperation Maximum = static (ref c, in a, in b) => c.Extreme(a, b, isMaximum: true, byMagnitude: false);
    public static readonly BinaryOperation MaximumMagnitude = static (ref c, in a, in b) => c.Extreme(a, b, isMaximum: true, byMagnitude: true);
    public static readonly BinaryOperation Minimum = static (ref c, in a, in b) => c.Extreme(a, b, isMaximum: false, byMagnitude: false);
    public static readonly BinaryOperation MinimumMagnitude = static (ref c, in a, in b) => c.Extreme(a, b, isMaximum: false, byMagnitude: true);
    public static readonly BinaryOperation NextToward = static (ref c, in a, in b) => c.NextToward(a, b);
    public static readonly BinaryOperation Or = static (ref c, in a, in b) => c.Or(a, b);
    public static readonly BinaryOperation Quantize = static (ref c, in a, in b) => c.Quantize(a, b);
    public static readonly BinaryOperation RemainderNear = static (ref c, in a, in b) => c.RemainderNear(a, b);
    public static readonly BinaryOperation Rotate = static (ref c, in a, in b) => c.Rotate(a, b);
    public static readonly BinaryOperation ScaleB = static (ref c, in a, in b) => c.ScaleB(a, b);
    public static readonly BinaryOperation Shift = static (ref c, in a, in b) => c.Shift(a, b);
    public static readonly BinaryOperation Xor = static (ref c, in a, in b) => c.Xor(a, b);
}
