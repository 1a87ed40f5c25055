using System.Diagnostics;
using System.Runtime.CompilerServices;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Binary and in-place operators on registers, numbered as BINARY_OP's argument.</summary>
internal static unsafe class Arithmetic
{
    private const int Add = 0, And = 1, FloorDivide = 2, LeftShift = 3, Multiply = 5, Remainder = 6, Or = 7, Power = 8, RightShift = 9, Subtract = 10, TrueDivide = 11, Xor = 12, FirstInPlace = 13;

    // Specialised forms for two registers and for a register and a small int, by operator; Nop: none.
    private static ReadOnlySpan<ushort> IntForms =>
    [
        (ushort)Op.IntAdd, (ushort)Op.IntAnd, (ushort)Op.IntFloorDivide, (ushort)Op.IntLeftShift, 0, (ushort)Op.IntMultiply, (ushort)Op.IntRemainder, (ushort)Op.IntOr, 0, (ushort)Op.IntRightShift, (ushort)Op.IntSubtract, 0, (ushort)Op.IntXor,
    ];

    private static ReadOnlySpan<ushort> SmallForms =>
    [
        (ushort)Op.IntAddSmall, (ushort)Op.IntAndSmall, (ushort)Op.IntFloorDivideSmall, (ushort)Op.IntLeftShiftSmall, 0, (ushort)Op.IntMultiplySmall, (ushort)Op.IntRemainderSmall, 0, 0, (ushort)Op.IntRightShiftSmall, (ushort)Op.IntSubtractSmall, 0, 0,
    ];

    private static ReadOnlySpan<ushort> FloatForms => [(ushort)Op.FloatAdd, 0, 0, 0, 0, (ushort)Op.FloatMultiply, 0, 0, 0, 0, (ushort)Op.FloatSubtract, (ushort)Op.FloatDivide, 0];

    public static Outcome Binary(PyThreadState thread, Frame frame, ref Register to, ref Register left, ref Register right, int kind, Instruction* instruction)
    {
        var plain = kind >= FirstInPlace ? kind - FirstInPlace : kind;
        if (left.TryInt(out var x))
        {
            if (right.TryInt(out var y))
            {
                if (TryInt(plain, x, y, ref to))
                {
                    Specialize(frame.Code, instruction, instruction->Op is >= Op.BinaryAddInt and <= Op.InPlaceXorInt ? SmallForms[plain] : IntForms[plain]);
                    return Outcome.Next;
                }
            }
            else if (right.TryFloat(out var g) && TryFloat(plain, x, g, ref to)) return Outcome.Next;
        }
        else if (left.TryFloat(out var f))
        {
            if (right.TryFloat(out var g))
            {
                if (TryFloat(plain, f, g, ref to))
                {
                    if (instruction->Op < Op.BinaryAddInt) Specialize(frame.Code, instruction, FloatForms[plain]);
                    return Outcome.Next;
                }
            }
            else if (right.TryInt(out var y) && TryFloat(plain, f, y, ref to)) return Outcome.Next;
        }
        var (a, b) = (left.Box(), right.Box());
        if (SpecialMethodCalls.FindOperator(a, b, kind) is { } method) return SpecialMethodCalls.Enter(thread, method, OnReturn.Operator, a, b);
        var result = Objects(thread, a, b, kind);
        if (result is null) return Outcome.Error;
        to.Set(result);
        return Outcome.Next;
    }

    private static void Specialize(QuickCode code, Instruction* instruction, ushort form)
    {
        if (form != 0 && instruction->Op <= Op.LastGeneric && Specialization.MayTry(code, instruction)) instruction->Op = (Op)form;
    }

    // False: the result does not fit, or is not simple.
    private static bool TryInt(int kind, long x, long y, ref Register to)
    {
        long result;
        switch (kind)
        {
            case Add:
                result = x + y;
                if (((x ^ result) & (y ^ result)) < 0) return false;
                break;
            case Subtract:
                result = x - y;
                if (((x ^ y) & (x ^ result)) < 0) return false;
                break;
            case Multiply:
                if (Math.BigMul(x, y, out result) != result >> 63) return false;
                break;
            case And: result = x & y; break;
            case Or: result = x | y; break;
            case Xor: result = x ^ y; break;
            case FloorDivide:
                if ((ulong)(y + 1) <= 1) return false;
                result = x / y;
                if ((x ^ y) < 0 && result * y != x) result--;
                break;
            case Remainder:
                if ((ulong)(y + 1) <= 1) return false;
                result = x % y;
                if (result != 0 && (result ^ y) < 0) result += y;
                break;
            case LeftShift:
                if ((ulong)y > 62 || x << (int)y >> (int)y != x) return false;
                result = x << (int)y;
                break;
            case RightShift:
                if (y < 0) return false;
                result = x >> (int)Math.Min(y, 63);
                break;
            case TrueDivide:
                // Both are exact doubles, so the quotient is rounded once.
                const long MostExact = 1L << 53;
                if (y == 0 || x is > MostExact or < -MostExact || y is > MostExact or < -MostExact) return false;
                to.SetFloat((double)x / y);
                return true;
            case Power:
                return TryPower(x, y, ref to);
            default:
                return false;
        }
        to.SetInt(result);
        return true;
    }

    private static bool TryPower(long x, long y, ref Register to)
    {
        if ((ulong)y > 63) return false;
        var result = 1L;
        for (; y > 0; y--)
            if (Math.BigMul(result, x, out result) != result >> 63) return false;
        to.SetInt(result);
        return true;
    }

    private static bool TryFloat(int kind, double x, double y, ref Register to)
    {
        double result;
        switch (kind)
        {
            case Add: result = x + y; break;
            case Subtract: result = x - y; break;
            case Multiply: result = x * y; break;
            case TrueDivide when y != 0: result = x / y; break;
            case Power when x > 0 && double.IsFinite(x) && double.IsFinite(y):
                result = Math.Pow(x, y);
                if (!double.IsFinite(result)) return false;
                break;
            default: return false;
        }
        if (double.IsNaN(result)) return false;
        to.SetFloat(result);
        return true;
    }

    private static PyObject? Objects(PyThreadState thread, PyObject left, PyObject right, int kind) => kind switch
    {
        0 => Number.Add(thread, left, right),
        1 => Number.And(thread, left, right),
        2 => Number.FloorDivide(thread, left, right),
        3 => Number.Lshift(thread, left, right),
        4 => Number.MatrixMultiply(thread, left, right),
        5 => Number.Multiply(thread, left, right),
        6 => Number.Remainder(thread, left, right),
        7 => Number.Or(thread, left, right),
        8 => Number.Power(thread, left, right, PyNone.Instance),
        9 => Number.Rshift(thread, left, right),
        10 => Number.Subtract(thread, left, right),
        11 => Number.TrueDivide(thread, left, right),
        12 => Number.Xor(thread, left, right),
        13 => Number.InplaceAdd(thread, left, right),
        14 => Number.InplaceAnd(thread, left, right),
        15 => Number.InplaceFloorDivide(thread, left, right),
        16 => Number.InplaceLshift(thread, left, right),
        17 => Number.InplaceMatrixMultiply(thread, left, right),
        18 => Number.InplaceMultiply(thread, left, right),
        19 => Number.InplaceRemainder(thread, left, right),
        20 => Number.InplaceOr(thread, left, right),
        21 => Number.InplacePower(thread, left, right),
        22 => Number.InplaceRshift(thread, left, right),
        23 => Number.InplaceSubtract(thread, left, right),
        24 => Number.InplaceTrueDivide(thread, left, right),
        25 => Number.InplaceXor(thread, left, right),
        _ => throw new UnreachableException(),
    };

    public static Outcome Negative(PyThreadState thread, ref Register to, ref Register value)
    {
        if (value.TryInt(out var number) && number != long.MinValue)
        {
            to.SetInt(-number);
            return Outcome.Next;
        }
        if (value.IsFloat)
        {
            to.SetFloat(-value.Double);
            return Outcome.Next;
        }
        var result = Number.Negative(thread, value.Box());
        if (result is null) return Outcome.Error;
        to.Set(result);
        return Outcome.Next;
    }
}
