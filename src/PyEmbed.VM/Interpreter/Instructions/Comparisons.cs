using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Comparisons, identity and truth of registers.</summary>
internal static unsafe class Comparisons
{
    public static PyObject? Compare(PyThreadState thread, ref Register left, ref Register right, int kind)
    {
        if (left.TryInt(out var x) && right.TryInt(out var y)) return PyBool.From(Holds(kind, x, y));
        if (left.TryFloat(out var f) && right.TryFloat(out var g)) return PyBool.From(Holds(kind, f, g));
        return Comparison.Compare(thread, left.Box(), right.Box(), (CompareOp)kind);
    }

    /// <summary>A comparison and the jump behind it. The jump's own test of the result fails at the jump's offset.</summary>
    public static Outcome Jump(PyThreadState thread, Frame frame, ref Register left, ref Register right, int kind, bool ifTrue, bool isSmall, Instruction* instruction)
    {
        bool holds;
        if (left.TryInt(out var x) && right.TryInt(out var y))
        {
            holds = Holds(kind, x, y);
            if (instruction->Op <= Op.LastGeneric && Specialization.MayTry(frame.Code, instruction))
            {
                // Of ints each comparison has a contrary: < and >=, <= and >, == and !=.
                var form = ifTrue ? kind : kind switch { 0 => 5, 1 => 4, 2 => 3, 3 => 2, 4 => 1, _ => 0 };
                instruction->Op = (Op)((int)(isSmall ? Op.IntJumpLtSmall : Op.IntJumpLt) + form);
            }
        }
        else if (left.TryFloat(out var f) && right.TryFloat(out var g))
        {
            holds = Holds(kind, f, g);
        }
        else
        {
            var result = Comparison.Compare(thread, left.Box(), right.Box(), (CompareOp)kind);
            if (result is null) return Outcome.Error;
            if (result is PyBool truth)
            {
                holds = truth.IsTrueValue;
            }
            else
            {
                // COMPARE_OP has two cache entries, its jump follows.
                frame.OffsetOverride = frame.Offset + 6;
                if (!Protocols.Truth.TryTest(thread, result, out holds)) return Outcome.Error;
                frame.OffsetOverride = -1;
            }
        }
        return holds == ifTrue ? Outcome.Jump : Outcome.Next;
    }

    private static bool Holds(int kind, long x, long y) => kind switch
    {
        0 => x < y,
        1 => x <= y,
        2 => x == y,
        3 => x != y,
        4 => x > y,
        _ => x >= y,
    };

    private static bool Holds(int kind, double x, double y) => kind switch
    {
        0 => x < y,
        1 => x <= y,
        2 => x == y,
        3 => x != y,
        4 => x > y,
        _ => x >= y,
    };

    /// <summary><c>left is right</c></summary>
    public static bool Is(ref Register left, ref Register right)
    {
        var (x, y) = (left.Ref, right.Ref);
        if (x is null || y is null || left.IsFloat || right.IsFloat)
        {
            if (ReferenceEquals(x, y)) return left.Bits == right.Bits;
            if (left.TryInt(out var i)) return right.TryInt(out var j) && i == j;
            return left.TryFloat(out var f) && right.TryFloat(out var g) && BitConverter.DoubleToInt64Bits(f) == BitConverter.DoubleToInt64Bits(g);
        }
        return Identity.Is(x, y);
    }

    public static Tristate Truth(PyThreadState thread, ref Register value)
    {
        switch (value.Ref)
        {
            case null: return value.Bits != 0 ? Tristate.True : Tristate.False;
            case RegisterTag: return value.Double != 0 ? Tristate.True : Tristate.False;
            case PyBool truth: return truth.IsTrueValue ? Tristate.True : Tristate.False;
            case PyInt number when number.GetType() == typeof(PyInt): return number.Value != 0 ? Tristate.True : Tristate.False;
            case { } other:
                if (!Protocols.Truth.TryTest(thread, other, out var isTrue)) return Tristate.Error;
                return isTrue ? Tristate.True : Tristate.False;
        }
    }
}
