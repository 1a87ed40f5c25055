using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

internal sealed partial class DunderSlots
{
    // Data model 3.3.8: the right operand's reflected method goes first where its class derives from the left one's and overrides it.
    private static PyObject? Binary(PyThreadState thread, PyObject left, PyObject right, Slot slot, PyStr name, PyStr reflected)
    {
        var leftType = left.Type;
        var rightType = right.Type;
        var tryRight = !ReferenceEquals(leftType, rightType) && rightType.ProviderOf(slot) == Instance;
        if (leftType.ProviderOf(slot) == Instance)
        {
            if (tryRight && rightType.IsSubtypeOf(leftType) && IsOverloaded(leftType, rightType, reflected))
            {
                var first = CallMaybe(thread, right, reflected, left);
                if (first is not PyNotImplemented) return first;
                tryRight = false;
            }
            var result = CallMaybe(thread, left, name, right);
            if (result is not PyNotImplemented || ReferenceEquals(leftType, rightType)) return result;
        }
        return tryRight ? CallMaybe(thread, right, reflected, left) : PyNotImplemented.Instance;
    }

    /// <summary>The right operand's reflected method; where there is none NotImplemented.</summary>
    public static PyObject? CallReflected(PyThreadState thread, PyObject right, PyStr name, PyObject left) => CallMaybe(thread, right, name, left);

    private static bool IsOverloaded(PyType left, PyType right, PyStr name)
    {
        var ofRight = right.Lookup(name);
        return ofRight is not null && !ReferenceEquals(left.Lookup(name), ofRight);
    }

    // A class without the method has the slot too where it inherits the generic one; the operation then falls back to what is not in place.
    private static PyObject? Operand(PyThreadState thread, PyObject self, PyObject other, PyStr name) => Call(thread, self, name, other);

    private static PyObject? Unary(PyThreadState thread, PyObject self, PyStr name) => Call(thread, self, name);

    public override PyObject? Add(PyThreadState thread, PyObject left, PyObject right) => Binary(thread, left, right, Slot.Add, Names.Add, Names.Radd);

    public override PyObject? Subtract(PyThreadState thread, PyObject left, PyObject right) => Binary(thread, left, right, Slot.Subtract, Names.Sub, Names.Rsub);

    public override PyObject? Multiply(PyThreadState thread, PyObject left, PyObject right) => Binary(thread, left, right, Slot.Multiply, Names.Mul, Names.Rmul);

    public override PyObject? Remainder(PyThreadState thread, PyObject left, PyObject right) => Binary(thread, left, right, Slot.Remainder, Names.Mod, Names.Rmod);

    public override PyObject? Lshift(PyThreadState thread, PyObject left, PyObject right) => Binary(thread, left, right, Slot.Lshift, Names.Lshift, Names.Rlshift);

    public override PyObject? Rshift(PyThreadState thread, PyObject left, PyObject right) => Binary(thread, left, right, Slot.Rshift, Names.Rshift, Names.Rrshift);

    public override PyObject? And(PyThreadState thread, PyObject left, PyObject right) => Binary(thread, left, right, Slot.And, Names.And, Names.Rand);

    public override PyObject? Xor(PyThreadState thread, PyObject left, PyObject right) => Binary(thread, left, right, Slot.Xor, Names.Xor, Names.Rxor);

    public override PyObject? Or(PyThreadState thread, PyObject left, PyObject right) => Binary(thread, left, right, Slot.Or, Names.Or, Names.Ror);

    public override PyObject? FloorDivide(PyThreadState thread, PyObject left, PyObject right) => Binary(thread, left, right, Slot.FloorDivide, Names.Floordiv, Names.Rfloordiv);

    public override PyObject? TrueDivide(PyThreadState thread, PyObject left, PyObject right) => Binary(thread, left, right, Slot.TrueDivide, Names.Truediv, Names.Rtruediv);

    public override PyObject? MatrixMultiply(PyThreadState thread, PyObject left, PyObject right) => Binary(thread, left, right, Slot.MatrixMultiply, Names.Matmul, Names.Rmatmul);

    public override PyObject? Divmod(PyThreadState thread, PyObject left, PyObject right) => Binary(thread, left, right, Slot.Divmod, Names.Divmod, Names.Rdivmod);

    public override PyObject? Power(PyThreadState thread, PyObject left, PyObject right, PyObject modulus)
    {
        if (modulus is PyNone) return Binary(thread, left, right, Slot.Power, Names.Pow, Names.Rpow);
        // With three operands only the first one's method is asked.
        return left.Type.ProviderOf(Slot.Power) == Instance ? Call(thread, left, Names.Pow, right, modulus) : PyNotImplemented.Instance;
    }

    public override PyObject? InplaceAdd(PyThreadState thread, PyObject self, PyObject other) => Operand(thread, self, other, Names.Iadd);

    public override PyObject? InplaceSubtract(PyThreadState thread, PyObject self, PyObject other) => Operand(thread, self, other, Names.Isub);

    public override PyObject? InplaceMultiply(PyThreadState thread, PyObject self, PyObject other) => Operand(thread, self, other, Names.Imul);

    public override PyObject? InplaceRemainder(PyThreadState thread, PyObject self, PyObject other) => Operand(thread, self, other, Names.Imod);

    public override PyObject? InplaceLshift(PyThreadState thread, PyObject self, PyObject other) => Operand(thread, self, other, Names.Ilshift);

    public override PyObject? InplaceRshift(PyThreadState thread, PyObject self, PyObject other) => Operand(thread, self, other, Names.Irshift);

    public override PyObject? InplaceAnd(PyThreadState thread, PyObject self, PyObject other) => Operand(thread, self, other, Names.Iand);

    public override PyObject? InplaceXor(PyThreadState thread, PyObject self, PyObject other) => Operand(thread, self, other, Names.Ixor);

    public override PyObject? InplaceOr(PyThreadState thread, PyObject self, PyObject other) => Operand(thread, self, other, Names.Ior);

    public override PyObject? InplaceFloorDivide(PyThreadState thread, PyObject self, PyObject other) => Operand(thread, self, other, Names.Ifloordiv);

    public override PyObject? InplaceTrueDivide(PyThreadState thread, PyObject self, PyObject other) => Operand(thread, self, other, Names.Itruediv);

    public override PyObject? InplaceMatrixMultiply(PyThreadState thread, PyObject self, PyObject other) => Operand(thread, self, other, Names.Imatmul);

    public override PyObject? InplacePower(PyThreadState thread, PyObject self, PyObject other) => Operand(thread, self, other, Names.Ipow);

    public override PyObject? Negative(PyThreadState thread, PyObject self) => Unary(thread, self, Names.Neg);

    public override PyObject? Positive(PyThreadState thread, PyObject self) => Unary(thread, self, Names.Pos);

    public override PyObject? Absolute(PyThreadState thread, PyObject self) => Unary(thread, self, Names.Abs);

    public override PyObject? Invert(PyThreadState thread, PyObject self) => Unary(thread, self, Names.Invert);

    public override PyObject? Int(PyThreadState thread, PyObject self) => Unary(thread, self, Names.Int);

    public override PyObject? Float(PyThreadState thread, PyObject self) => Unary(thread, self, Names.Float);

    public override PyObject? Index(PyThreadState thread, PyObject self) => Unary(thread, self, Names.Index);
}
