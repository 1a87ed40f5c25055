using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Calls a slot by its number.</summary>
internal static class SlotCalls
{
    public static PyObject? Unary(PyThreadState thread, PyTypeSlots slots, Slot slot, PyObject self) => slot switch
    {
        Slot.Repr => slots.Repr(thread, self),
        Slot.Str => slots.Str(thread, self),
        Slot.Iter => slots.Iter(thread, self),
        Slot.Await => slots.Await(thread, self),
        Slot.AIter => slots.AIter(thread, self),
        Slot.ANext => slots.ANext(thread, self),
        Slot.Negative => slots.Negative(thread, self),
        Slot.Positive => slots.Positive(thread, self),
        Slot.Absolute => slots.Absolute(thread, self),
        Slot.Invert => slots.Invert(thread, self),
        Slot.Int => slots.Int(thread, self),
        Slot.Float => slots.Float(thread, self),
        Slot.Index => slots.Index(thread, self),
        _ => PyErr.SystemError($"{slot} takes more than one operand"),
    };

    public static PyObject? Binary(PyThreadState thread, PyTypeSlots slots, Slot slot, PyObject left, PyObject right) => slot switch
    {
        Slot.Add => slots.Add(thread, left, right),
        Slot.Subtract => slots.Subtract(thread, left, right),
        Slot.Multiply => slots.Multiply(thread, left, right),
        Slot.Remainder => slots.Remainder(thread, left, right),
        Slot.Lshift => slots.Lshift(thread, left, right),
        Slot.Rshift => slots.Rshift(thread, left, right),
        Slot.And => slots.And(thread, left, right),
        Slot.Xor => slots.Xor(thread, left, right),
        Slot.Or => slots.Or(thread, left, right),
        Slot.FloorDivide => slots.FloorDivide(thread, left, right),
        Slot.TrueDivide => slots.TrueDivide(thread, left, right),
        Slot.MatrixMultiply => slots.MatrixMultiply(thread, left, right),
        Slot.Divmod => slots.Divmod(thread, left, right),
        Slot.InplaceAdd => slots.InplaceAdd(thread, left, right),
        Slot.InplaceSubtract => slots.InplaceSubtract(thread, left, right),
        Slot.InplaceMultiply => slots.InplaceMultiply(thread, left, right),
        Slot.InplaceRemainder => slots.InplaceRemainder(thread, left, right),
        Slot.InplaceLshift => slots.InplaceLshift(thread, left, right),
        Slot.InplaceRshift => slots.InplaceRshift(thread, left, right),
        Slot.InplaceAnd => slots.InplaceAnd(thread, left, right),
        Slot.InplaceXor => slots.InplaceXor(thread, left, right),
        Slot.InplaceOr => slots.InplaceOr(thread, left, right),
        Slot.InplaceFloorDivide => slots.InplaceFloorDivide(thread, left, right),
        Slot.InplaceTrueDivide => slots.InplaceTrueDivide(thread, left, right),
        Slot.InplaceMatrixMultiply => slots.InplaceMatrixMultiply(thread, left, right),
        Slot.InplacePower => slots.InplacePower(thread, left, right),
        Slot.Power => slots.Power(thread, left, right, PyNone.Instance),
        _ => PyErr.SystemError($"{slot} does not take two operands"),
    };
}
