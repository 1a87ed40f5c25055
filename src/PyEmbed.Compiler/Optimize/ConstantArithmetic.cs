using System.Collections.Immutable;
using System.Numerics;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Numbers;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Optimize;

/// <summary>Operators on constants, as Python computes them. Null where Python raises an error or where the result would be larger than the compiler wants it in the code.</summary>
internal static class ConstantArithmetic
{
    private const int MaxIntBits = 128;
    private const int MaxStringLength = 4096;
    private const int MaxTupleLength = 256;
    private const int MaxTotalItems = 1024;   // of a repeated tuple, those of tuples inside counted

    public static Constant? Unary(UnaryOperator op, Constant operand)
    {
        if (op == UnaryOperator.Not) return Constant.FromBool(!ConstantTruth.Of(operand));
        if (TryGetInt(operand, out var value))
        {
            return new IntConstant(op switch
            {
                UnaryOperator.USub => -value,
                UnaryOperator.Invert => -value - 1,
                _ => value,
            });
        }
        return (op, operand) switch
        {
            (UnaryOperator.UAdd, FloatConstant or ComplexConstant) => operand,
            (UnaryOperator.USub, FloatConstant f) => new FloatConstant(-f.Value),
            (UnaryOperator.USub, ComplexConstant c) => new ComplexConstant(-c.Real, -c.Imaginary),
            _ => null,
        };
    }

    public static Constant? Binary(BinaryOperator op, Constant left, Constant right)
    {
        var leftIsInt = TryGetInt(left, out var a);
        var rightIsInt = TryGetInt(right, out var b);
        if (leftIsInt && rightIsInt)
        {
            if (left is BoolConstant p && right is BoolConstant q && OfBools(op, p.Value, q.Value) is { } result) return result;
            return OfInts(op, a, b);
        }
        if (IsNumber(left) && IsNumber(right))
        {
            return left is ComplexConstant || right is ComplexConstant ? OfComplex(op, left, right) : OfFloats(op, left, right);
        }
        return op switch
        {
            BinaryOperator.Add => Concatenate(left, right),
            BinaryOperator.Mult when leftIsInt => Repeat(right, a),
            BinaryOperator.Mult when rightIsInt => Repeat(left, b),
            _ => null,
        };
    }

    /// <summary><c>container[index]</c></summary>
    public static Constant? Subscript(Constant container, Constant index)
    {
        if (!TryGetInt(index, out var number)) return null;
        switch (container)
        {
            case StrConstant s when TryGetIndex(number, s.Value.Length, out var at): return new StrConstant(PythonText.FromCodePoints([s.Value[at]]));
            case BytesConstant b when TryGetIndex(number, b.Value.Length, out var at): return new IntConstant(b.Value[at]);
            case TupleConstant t when TryGetIndex(number, t.Items.Length, out var at): return t.Items[at];
            default: return null;
        }
    }

    /// <summary>The value of an int, or of a bool as the int it is.</summary>
    public static bool TryGetInt(Constant constant, out BigInteger value)
    {
        switch (constant)
        {
            case IntConstant i:
                value = i.Value;
                return true;
            case BoolConstant b:
                value = b.Value ? BigInteger.One : BigInteger.Zero;
                return true;
            default:
                value = default;
                return false;
        }
    }

    private static bool TryGetIndex(BigInteger number, int length, out int index)
    {
        if (number.Sign < 0) number += length;
        var isInside = number.Sign >= 0 && number < length;
        index = isInside ? (int)number : 0;
        return isInside;
    }

    private static Constant? OfBools(BinaryOperator op, bool a, bool b) => op switch
    {
        BinaryOperator.BitAnd => Constant.FromBool(a && b),
        BinaryOperator.BitOr => Constant.FromBool(a || b),
        BinaryOperator.BitXor => Constant.FromBool(a != b),
        _ => null,
    };

    private static Constant? OfInts(BinaryOperator op, BigInteger a, BigInteger b)
    {
        switch (op)
        {
            case BinaryOperator.Add: return new IntConstant(a + b);
            case BinaryOperator.Sub: return new IntConstant(a - b);
            case BinaryOperator.Mult:
                return !a.IsZero && !b.IsZero && IntegerBits.BitLength(a) + IntegerBits.BitLength(b) > MaxIntBits ? null : new IntConstant(a * b);
            case BinaryOperator.Div: return !b.IsZero && IntegerDivision.TryTrueDivide(a, b, out var quotient) ? new FloatConstant(quotient) : null;
            case BinaryOperator.FloorDiv: return b.IsZero ? null : new IntConstant(IntegerDivision.FloorDivide(a, b));
            case BinaryOperator.Mod: return b.IsZero ? null : new IntConstant(IntegerDivision.Modulo(a, b));
            case BinaryOperator.Pow: return PowerOfInts(a, b);
            case BinaryOperator.LShift:
                if (b.Sign < 0) return null;
                if (a.IsZero) return new IntConstant(a);
                return b > MaxIntBits || IntegerBits.BitLength(a) > MaxIntBits - (int)b ? null : new IntConstant(a << (int)b);
            case BinaryOperator.RShift:
                if (b.Sign < 0) return null;
                return new IntConstant(b > int.MaxValue ? (a.Sign < 0 ? BigInteger.MinusOne : BigInteger.Zero) : IntegerBits.ShiftRight(a, (int)b));
            case BinaryOperator.BitAnd: return new IntConstant(a & b);
            case BinaryOperator.BitOr: return new IntConstant(a | b);
            case BinaryOperator.BitXor: return new IntConstant(a ^ b);
            default: return null;
        }
    }

    private static Constant? PowerOfInts(BigInteger value, BigInteger exponent)
    {
        if (exponent.Sign < 0)
        {
            return FloatArithmetic.TryToDouble(value, out var x) && FloatArithmetic.TryToDouble(exponent, out var y) ? PowerOfFloats(x, y) : null;
        }
        if (!value.IsZero && !exponent.IsZero && (exponent > MaxIntBits || IntegerBits.BitLength(value) > MaxIntBits / (int)exponent)) return null;
        if (value.IsZero) return new IntConstant(exponent.IsZero ? BigInteger.One : BigInteger.Zero);
        return new IntConstant(BigInteger.Pow(value, (int)exponent));
    }

    private static Constant? OfFloats(BinaryOperator op, Constant left, Constant right)
    {
        if (!TryGetDouble(left, out var a) || !TryGetDouble(right, out var b)) return null;
        switch (op)
        {
            case BinaryOperator.Add: return new FloatConstant(a + b);
            case BinaryOperator.Sub: return new FloatConstant(a - b);
            case BinaryOperator.Mult: return new FloatConstant(a * b);
            case BinaryOperator.Div: return b == 0 ? null : new FloatConstant(a / b);
            case BinaryOperator.FloorDiv: return b == 0 ? null : new FloatConstant(FloatArithmetic.FloorDivide(a, b));
            case BinaryOperator.Mod: return b == 0 ? null : new FloatConstant(FloatArithmetic.Modulo(a, b));
            case BinaryOperator.Pow: return PowerOfFloats(a, b);
            default: return null;
        }
    }

    /// <summary>A negative base with a fractional exponent has a complex result.</summary>
    private static Constant? PowerOfFloats(double value, double exponent)
    {
        if (value < 0 && double.IsFinite(value) && double.IsFinite(exponent) && Math.Floor(exponent) != exponent)
        {
            return ComplexArithmetic.TryPower(new ComplexConstant(value, 0), new ComplexConstant(exponent, 0));
        }
        if (value == 0 && exponent < 0) return null;   // ZeroDivisionError
        var result = Math.Pow(value, exponent);
        // OverflowError, unless infinity was there before.
        if (double.IsInfinity(result) && double.IsFinite(value) && double.IsFinite(exponent)) return null;
        return new FloatConstant(result);
    }

    private static Constant? OfComplex(BinaryOperator op, Constant left, Constant right)
    {
        if (ToComplex(left) is not { } a || ToComplex(right) is not { } b) return null;
        return op switch
        {
            BinaryOperator.Add => new ComplexConstant(a.Real + b.Real, a.Imaginary + b.Imaginary),
            BinaryOperator.Sub => new ComplexConstant(a.Real - b.Real, a.Imaginary - b.Imaginary),
            BinaryOperator.Mult => ComplexArithmetic.Multiply(a, b),
            BinaryOperator.Div => ComplexArithmetic.TryDivide(a, b),
            BinaryOperator.Pow => ComplexArithmetic.TryPower(a, b),
            _ => null,
        };
    }

    private static bool IsNumber(Constant constant) => constant is IntConstant or BoolConstant or FloatConstant or ComplexConstant;

    private static ComplexConstant? ToComplex(Constant constant) =>
        constant as ComplexConstant ?? (TryGetDouble(constant, out var value) ? new ComplexConstant(value, 0) : null);

    private static bool TryGetDouble(Constant constant, out double value)
    {
        if (constant is FloatConstant f)
        {
            value = f.Value;
            return true;
        }
        value = 0;
        return TryGetInt(constant, out var number) && FloatArithmetic.TryToDouble(number, out value);
    }

    private static Constant? Concatenate(Constant left, Constant right) => (left, right) switch
    {
        (StrConstant a, StrConstant b) => new StrConstant(PythonText.FromCodePoints([.. a.Value.ToCodePoints(), .. b.Value.ToCodePoints()])),
        (BytesConstant a, BytesConstant b) => new BytesConstant([.. a.Value, .. b.Value]),
        (TupleConstant a, TupleConstant b) => new TupleConstant([.. a.Items, .. b.Items]),
        _ => null,
    };

    private static Constant? Repeat(Constant sequence, BigInteger count)
    {
        var (length, limit) = sequence switch
        {
            StrConstant s => (s.Value.Length, MaxStringLength),
            BytesConstant b => (b.Value.Length, MaxStringLength),
            TupleConstant t => (t.Items.Length, MaxTupleLength),
            _ => (-1, 0),
        };
        if (length < 0) return null;
        if (length == 0) return count < long.MinValue || count > long.MaxValue ? null : sequence;   // OverflowError beyond
        if (count.Sign < 0 || count > limit / length) return null;
        var n = (int)count;
        switch (sequence)
        {
            case StrConstant s: return new StrConstant(PythonText.FromCodePoints(Repeat<int>(s.Value.ToCodePoints(), n).AsSpan()));
            case BytesConstant b: return new BytesConstant(Repeat(b.Value.AsSpan(), n));
            case TupleConstant t when n == 0 || RemainingItems(t, MaxTotalItems / n) >= 0: return new TupleConstant(Repeat(t.Items.AsSpan(), n));
            default: return null;
        }
    }

    private static ImmutableArray<T> Repeat<T>(ReadOnlySpan<T> items, int count)
    {
        var result = ImmutableArray.CreateBuilder<T>(items.Length * count);
        for (var i = 0; i < count; i++) result.AddRange(items);
        return result.MoveToImmutable();
    }

    /// <summary>What is left of <paramref name="limit"/> after the items of a tuple and of the tuples in it; negative as soon as it is used up.</summary>
    private static int RemainingItems(Constant constant, int limit)
    {
        if (constant is not TupleConstant tuple) return limit;
        limit -= tuple.Items.Length;
        for (var i = 0; limit >= 0 && i < tuple.Items.Length; i++) limit = RemainingItems(tuple.Items[i], limit);
        return limit;
    }
}
