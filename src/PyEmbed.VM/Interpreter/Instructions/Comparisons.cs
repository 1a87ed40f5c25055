using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Comparisons, identity and truth of registers.</summary>
internal static unsafe class Comparisons
{
    public static Outcome Compare(PyThreadState thread, ref Register to, ref Register left, ref Register right, int kind)
    {
        PyObject? result;
        if (left.TryInt(out var x) && right.TryInt(out var y))
        {
            result = PyBool.From(Holds(kind, x, y));
        }
        else if (left.TryFloat(out var f) && right.TryFloat(out var g))
        {
            result = PyBool.From(Holds(kind, f, g));
        }
        else
        {
            var (a, b) = (left.Box(), right.Box());
            if (kind is (int)CompareOp.Eq or (int)CompareOp.Ne && a.GetType() == typeof(PyStr) && b.GetType() == typeof(PyStr))
            {
                to.Set(PyBool.From(Unsafe.As<PyStr>(a).TextEquals(Unsafe.As<PyStr>(b)) == (kind == (int)CompareOp.Eq)));
                return Outcome.Next;
            }
            if (SpecialMethodCalls.FindComparison(a, b, kind) is { } method) return SpecialMethodCalls.Enter(thread, method, OnReturn.Compare, a, b);
            result = Comparison.Compare(thread, a, b, (CompareOp)kind);
            if (result is null) return Outcome.Error;
        }
        to.Set(result);
        return Outcome.Next;
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
            var (a, b) = (left.Box(), right.Box());
            if (kind is (int)CompareOp.Eq or (int)CompareOp.Ne && a.GetType() == typeof(PyStr) && b.GetType() == typeof(PyStr))
            {
                var jumpsIfEqual = kind == (int)CompareOp.Eq == ifTrue;
                if (!isSmall && instruction->Op <= Op.LastGeneric && Specialization.MayTry(frame.Code, instruction)) instruction->Op = jumpsIfEqual ? Op.JumpIfEqStr : Op.JumpIfNotEqStr;
                return Unsafe.As<PyStr>(a).TextEquals(Unsafe.As<PyStr>(b)) == jumpsIfEqual ? Outcome.Jump : Outcome.Next;
            }
            if (SpecialMethodCalls.FindComparison(a, b, kind) is { } method) return SpecialMethodCalls.Enter(thread, method, OnReturn.Compare, a, b);
            var result = Comparison.Compare(thread, a, b, (CompareOp)kind);
            if (result is null || !TryTestForJump(thread, frame, result, out holds)) return Outcome.Error;
        }
        return holds == ifTrue ? Outcome.Jump : Outcome.Next;
    }

    /// <summary>The truth of a comparison's result for the jump behind it, which fails at its own offset. False: an error is set.</summary>
    public static bool TryTestForJump(PyThreadState thread, Frame frame, PyObject result, out bool holds)
    {
        if (result is PyBool truth)
        {
            holds = truth.IsTrueValue;
            return true;
        }
        // COMPARE_OP has two cache entries, its jump follows.
        frame.OffsetOverride = frame.Offset + 6;
        if (!Protocols.Truth.TryTest(thread, result, out holds)) return false;
        frame.OffsetOverride = -1;
        return true;
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
