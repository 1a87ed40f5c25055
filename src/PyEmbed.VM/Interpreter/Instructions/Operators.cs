using System.Diagnostics;
using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>The binary operators, numbered as BINARY_OP's argument; those in place follow in the same order.</summary>
internal static class Operators
{
    public const int Add = 0, Multiply = 5;

    /// <summary>How many there are without those in place.</summary>
    public const int Count = 13;

    public static PyStr Name(int kind) => kind switch
    {
        0 => Names.Add,
        1 => Names.And,
        2 => Names.Floordiv,
        3 => Names.Lshift,
        4 => Names.Matmul,
        5 => Names.Mul,
        6 => Names.Mod,
        7 => Names.Or,
        8 => Names.Pow,
        9 => Names.Rshift,
        10 => Names.Sub,
        11 => Names.Truediv,
        12 => Names.Xor,
        _ => throw new UnreachableException(),
    };

    public static PyStr ReflectedName(int kind) => kind switch
    {
        0 => Names.Radd,
        1 => Names.Rand,
        2 => Names.Rfloordiv,
        3 => Names.Rlshift,
        4 => Names.Rmatmul,
        5 => Names.Rmul,
        6 => Names.Rmod,
        7 => Names.Ror,
        8 => Names.Rpow,
        9 => Names.Rrshift,
        10 => Names.Rsub,
        11 => Names.Rtruediv,
        12 => Names.Rxor,
        _ => throw new UnreachableException(),
    };

    public static PyStr InPlaceName(int kind) => kind switch
    {
        0 => Names.Iadd,
        1 => Names.Iand,
        2 => Names.Ifloordiv,
        3 => Names.Ilshift,
        4 => Names.Imatmul,
        5 => Names.Imul,
        6 => Names.Imod,
        7 => Names.Ior,
        8 => Names.Ipow,
        9 => Names.Irshift,
        10 => Names.Isub,
        11 => Names.Itruediv,
        12 => Names.Ixor,
        _ => throw new UnreachableException(),
    };

    public static Slot SlotOf(int kind) => kind switch
    {
        0 => Slot.Add,
        1 => Slot.And,
        2 => Slot.FloorDivide,
        3 => Slot.Lshift,
        4 => Slot.MatrixMultiply,
        5 => Slot.Multiply,
        6 => Slot.Remainder,
        7 => Slot.Or,
        8 => Slot.Power,
        9 => Slot.Rshift,
        10 => Slot.Subtract,
        11 => Slot.TrueDivide,
        12 => Slot.Xor,
        _ => throw new UnreachableException(),
    };

    /// <summary>As messages write it.</summary>
    public static string Sign(int kind) => kind switch
    {
        0 => "+",
        1 => "&",
        2 => "//",
        3 => "<<",
        4 => "@",
        5 => "*",
        6 => "%",
        7 => "|",
        8 => "** or pow()",
        9 => ">>",
        10 => "-",
        11 => "/",
        12 => "^",
        21 => "**=",
        _ => Sign(kind - Count) + "=",
    };
}
