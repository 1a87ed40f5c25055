using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Protocols;

/// <summary>Arithmetic on objects. Data model 3.3.8.</summary>
internal static partial class Number
{
    [MustCheck]
    public static PyObject? Add(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left.GetType() == typeof(PyStr) && right.GetType() == typeof(PyStr)) return PyStr.Concat(thread, (PyStr)left, (PyStr)right);
        var result = Binary(thread, left, right, Slot.Add);
        if (result is not PyNotImplemented) return result;
        return left.Type.Defines(Slot.Concat) ? left.Type.Slots.Concat(thread, left, right) : Unsupported("+", left, right);
    }

    [MustCheck]
    public static PyObject? Subtract(PyThreadState thread, PyObject left, PyObject right)
    {
        var result = Binary(thread, left, right, Slot.Subtract);
        return result is PyNotImplemented ? Unsupported("-", left, right) : result;
    }

    [MustCheck]
    public static PyObject? Multiply(PyThreadState thread, PyObject left, PyObject right)
    {
        var result = Binary(thread, left, right, Slot.Multiply);
        if (result is not PyNotImplemented) return result;
        if (left.Type.Defines(Slot.Repeat)) return TryRepeatCount(thread, right, out var count) ? left.Type.Slots.Repeat(thread, left, count) : null;
        if (right.Type.Defines(Slot.Repeat)) return TryRepeatCount(thread, left, out var count) ? right.Type.Slots.Repeat(thread, right, count) : null;
        return Unsupported("*", left, right);
    }

    [MustCheck]
    public static PyObject? Remainder(PyThreadState thread, PyObject left, PyObject right)
    {
        var result = Binary(thread, left, right, Slot.Remainder);
        return result is PyNotImplemented ? Unsupported("%", left, right) : result;
    }

    [MustCheck]
    public static PyObject? Lshift(PyThreadState thread, PyObject left, PyObject right)
    {
        var result = Binary(thread, left, right, Slot.Lshift);
        return result is PyNotImplemented ? Unsupported("<<", left, right) : result;
    }

    [MustCheck]
    public static PyObject? Rshift(PyThreadState thread, PyObject left, PyObject right)
    {
        var result = Binary(thread, left, right, Slot.Rshift);
        return result is PyNotImplemented ? Unsupported(">>", left, right) : result;
    }

    [MustCheck]
    public static PyObject? And(PyThreadState thread, PyObject left, PyObject right)
    {
        var result = Binary(thread, left, right, Slot.And);
        return result is PyNotImplemented ? Unsupported("&", left, right) : result;
    }

    [MustCheck]
    public static PyObject? Xor(PyThreadState thread, PyObject left, PyObject right)
    {
        var result = Binary(thread, left, right, Slot.Xor);
        return result is PyNotImplemented ? Unsupported("^", left, right) : result;
    }

    [MustCheck]
    public static PyObject? Or(PyThreadState thread, PyObject left, PyObject right)
    {
        var result = Binary(thread, left, right, Slot.Or);
        return result is PyNotImplemented ? Unsupported("|", left, right) : result;
    }

    [MustCheck]
    public static PyObject? FloorDivide(PyThreadState thread, PyObject left, PyObject right)
    {
        var result = Binary(thread, left, right, Slot.FloorDivide);
        return result is PyNotImplemented ? Unsupported("//", left, right) : result;
    }

    [MustCheck]
    public static PyObject? TrueDivide(PyThreadState thread, PyObject left, PyObject right)
    {
        var result = Binary(thread, left, right, Slot.TrueDivide);
        return result is PyNotImplemented ? Unsupported("/", left, right) : result;
    }

    [MustCheck]
    public static PyObject? MatrixMultiply(PyThreadState thread, PyObject left, PyObject right)
    {
        var result = Binary(thread, left, right, Slot.MatrixMultiply);
        return result is PyNotImplemented ? Unsupported("@", left, right) : result;
    }

    [MustCheck]
    public static PyObject? Divmod(PyThreadState thread, PyObject left, PyObject right)
    {
        var result = Binary(thread, left, right, Slot.Divmod);
        return result is PyNotImplemented ? Unsupported("divmod()", left, right) : result;
    }

    [MustCheck]
    public static PyObject? InplaceAdd(PyThreadState thread, PyObject self, PyObject other)
    {
        if (self.GetType() == typeof(PyStr) && other.GetType() == typeof(PyStr)) return PyStr.Concat(thread, (PyStr)self, (PyStr)other);
        // A class written in Python has the concatenation of its builtin base as its number's operator too: it goes before the right operand's __radd__.
        if (self.Type.Has(TypeFlags.Heap) && !self.Type.Defines(Slot.InplaceAdd) && self.Type.Defines(Slot.InplaceConcat)) return self.Type.Slots.InplaceConcat(thread, self, other);
        var result = Inplace(thread, self, other, Slot.InplaceAdd, Slot.Add);
        if (result is not PyNotImplemented) return result;
        if (self.Type.Defines(Slot.InplaceConcat)) return self.Type.Slots.InplaceConcat(thread, self, other);
        return self.Type.Defines(Slot.Concat) ? self.Type.Slots.Concat(thread, self, other) : Unsupported("+=", self, other);
    }

    [MustCheck]
    public static PyObject? InplaceSubtract(PyThreadState thread, PyObject self, PyObject other)
    {
        var result = Inplace(thread, self, other, Slot.InplaceSubtract, Slot.Subtract);
        return result is PyNotImplemented ? Unsupported("-=", self, other) : result;
    }

    [MustCheck]
    public static PyObject? InplaceMultiply(PyThreadState thread, PyObject self, PyObject other)
    {
        var result = Inplace(thread, self, other, Slot.InplaceMultiply, Slot.Multiply);
        if (result is not PyNotImplemented) return result;
        if (self.Type.Defines(Slot.InplaceRepeat)) return TryRepeatCount(thread, other, out var count) ? self.Type.Slots.InplaceRepeat(thread, self, count) : null;
        if (self.Type.Defines(Slot.Repeat)) return TryRepeatCount(thread, other, out var count) ? self.Type.Slots.Repeat(thread, self, count) : null;
        // CPython asks the right operand only where the left one's class can be no sequence.
        if (!Subscript.MayBeSequence(self.Type) && other.Type.Defines(Slot.Repeat)) return TryRepeatCount(thread, self, out var count) ? other.Type.Slots.Repeat(thread, other, count) : null;
        return Unsupported("*=", self, other);
    }

    [MustCheck]
    public static PyObject? InplaceRemainder(PyThreadState thread, PyObject self, PyObject other)
    {
        var result = Inplace(thread, self, other, Slot.InplaceRemainder, Slot.Remainder);
        return result is PyNotImplemented ? Unsupported("%=", self, other) : result;
    }

    [MustCheck]
    public static PyObject? InplaceLshift(PyThreadState thread, PyObject self, PyObject other)
    {
        var result = Inplace(thread, self, other, Slot.InplaceLshift, Slot.Lshift);
        return result is PyNotImplemented ? Unsupported("<<=", self, other) : result;
    }

    [MustCheck]
    public static PyObject? InplaceRshift(PyThreadState thread, PyObject self, PyObject other)
    {
        var result = Inplace(thread, self, other, Slot.InplaceRshift, Slot.Rshift);
        return result is PyNotImplemented ? Unsupported(">>=", self, other) : result;
    }

    [MustCheck]
    public static PyObject? InplaceAnd(PyThreadState thread, PyObject self, PyObject other)
    {
        var result = Inplace(thread, self, other, Slot.InplaceAnd, Slot.And);
        return result is PyNotImplemented ? Unsupported("&=", self, other) : result;
    }

    [MustCheck]
    public static PyObject? InplaceXor(PyThreadState thread, PyObject self, PyObject other)
    {
        var result = Inplace(thread, self, other, Slot.InplaceXor, Slot.Xor);
        return result is PyNotImplemented ? Unsupported("^=", self, other) : result;
    }

    [MustCheck]
    public static PyObject? InplaceOr(PyThreadState thread, PyObject self, PyObject other)
    {
        var result = Inplace(thread, self, other, Slot.InplaceOr, Slot.Or);
        return result is PyNotImplemented ? Unsupported("|=", self, other) : result;
    }

    [MustCheck]
    public static PyObject? InplaceFloorDivide(PyThreadState thread, PyObject self, PyObject other)
    {
        var result = Inplace(thread, self, other, Slot.InplaceFloorDivide, Slot.FloorDivide);
        return result is PyNotImplemented ? Unsupported("//=", self, other) : result;
    }

    [MustCheck]
    public static PyObject? InplaceTrueDivide(PyThreadState thread, PyObject self, PyObject other)
    {
        var result = Inplace(thread, self, other, Slot.InplaceTrueDivide, Slot.TrueDivide);
        return result is PyNotImplemented ? Unsupported("/=", self, other) : result;
    }

    [MustCheck]
    public static PyObject? InplaceMatrixMultiply(PyThreadState thread, PyObject self, PyObject other)
    {
        var result = Inplace(thread, self, other, Slot.InplaceMatrixMultiply, Slot.MatrixMultiply);
        return result is PyNotImplemented ? Unsupported("@=", self, other) : result;
    }

    private static PyObject? Inplace(PyThreadState thread, PyObject self, PyObject other, Slot inplace, Slot slot)
    {
        if (self.Type.Defines(inplace))
        {
            var result = SlotCalls.Binary(thread, self.Type.Slots, inplace, self, other);
            if (result is not PyNotImplemented) return result;
        }
        return Binary(thread, self, other, slot);
    }

    // The right operand goes first where its class derives from the left one's.
    private static PyObject? Binary(PyThreadState thread, PyObject left, PyObject right, Slot slot)
    {
        var leftType = left.Type;
        var rightType = right.Type;
        var hasLeft = leftType.Defines(slot);
        var hasRight = !ReferenceEquals(leftType, rightType) && rightType.Defines(slot);
        if (hasLeft)
        {
            if (hasRight)
            {
                // The generic slot looks at both operands itself, so it is called once.
                if (leftType.Has(TypeFlags.Heap) && rightType.Has(TypeFlags.Heap) && leftType.ProviderOf(slot) == rightType.ProviderOf(slot)) hasRight = false;
                else if (rightType.IsSubtypeOf(leftType))
                {
                    var first = SlotCalls.Binary(thread, rightType.Slots, slot, left, right);
                    if (first is not PyNotImplemented) return first;
                    hasRight = false;
                }
            }
            var result = SlotCalls.Binary(thread, leftType.Slots, slot, left, right);
            if (result is not PyNotImplemented) return result;
        }
        return hasRight ? SlotCalls.Binary(thread, rightType.Slots, slot, left, right) : PyNotImplemented.Instance;
    }

    /// <summary>The operation that is not in place, up to NotImplemented.</summary>
    internal static PyObject? Plain(PyThreadState thread, PyObject left, PyObject right, Slot slot) => Binary(thread, left, right, slot);

    /// <summary>The operation in place, up to NotImplemented.</summary>
    internal static PyObject? PlainInplace(PyThreadState thread, PyObject self, PyObject other, Slot inplace, Slot slot) => Inplace(thread, self, other, inplace, slot);

    internal static PyError Unsupported(string sign, PyObject left, PyObject right)
    {
        // print >> file is what people write who come from Python 2.
        var hint = sign == ">>" && left is PyBuiltinFunction { Name: "print" } ? ". Did you mean \"print(<message>, file=<output_stream>)\"?" : "";
        return PyErr.TypeError($"unsupported operand type(s) for {sign}: '{left.Type.NameInMessages}' and '{right.Type.NameInMessages}'{hint}");
    }

    private static bool TryRepeatCount(PyThreadState thread, PyObject value, out nint count)
    {
        count = 0;
        if (!value.Type.Defines(Slot.Index)) return PyErr.TypeError($"can't multiply sequence by non-int of type '{value.Type.NameInMessages}'");
        return TryIndexClampedOverflow(thread, value, out count);
    }
}
