using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>
/// The slots of a class made in Python: each goes to whoever implements it, the slots of a builtin base type or <see cref="DunderSlots"/>, which calls a special
/// method. Filled by <see cref="SlotInheritance"/> when the class is made, and again when it or a base changes.
/// </summary>
internal sealed class PythonClassSlots : PyTypeSlots
{
    private readonly PyTypeSlots[] _providers = new PyTypeSlots[SlotSets.Count];
    private SlotSet _defined;

    public override SlotSet Defined => _defined;

    public PyTypeSlots this[Slot slot] => _providers[(int)slot];

    public void Set(Slot slot, PyTypeSlots provider, bool isDefined)
    {
        _providers[(int)slot] = provider;
        if (isDefined) _defined |= SlotSets.Of(slot);
        else _defined &= ~SlotSets.Of(slot);
    }

    public override PyObject? Repr(PyThreadState thread, PyObject self) => _providers[(int)Slot.Repr].Repr(thread, self);

    public override PyObject? Str(PyThreadState thread, PyObject self) => _providers[(int)Slot.Str].Str(thread, self);

    public override bool TryHash(PyThreadState thread, PyObject self, out long result) => _providers[(int)Slot.Hash].TryHash(thread, self, out result);

    public override PyObject? Call(PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        _providers[(int)Slot.Call].Call(thread, self, args, keywordNames);

    public override PyObject? GetAttr(PyThreadState thread, PyObject self, PyStr name) => _providers[(int)Slot.GetAttr].GetAttr(thread, self, name);

    public override bool SetAttr(PyThreadState thread, PyObject self, PyStr name, PyObject? value) => _providers[(int)Slot.SetAttr].SetAttr(thread, self, name, value);

    public override PyObject? RichCompare(PyThreadState thread, PyObject self, PyObject other, CompareOp op) =>
        _providers[(int)Slot.RichCompare].RichCompare(thread, self, other, op);

    public override PyObject? Iter(PyThreadState thread, PyObject self) => _providers[(int)Slot.Iter].Iter(thread, self);

    public override PyObject? Next(PyThreadState thread, PyObject self) => _providers[(int)Slot.Next].Next(thread, self);

    public override PyObject? DescrGet(PyThreadState thread, PyObject self, PyObject? instance, PyType? owner) =>
        _providers[(int)Slot.DescrGet].DescrGet(thread, self, instance, owner);

    public override bool DescrSet(PyThreadState thread, PyObject self, PyObject instance, PyObject? value) =>
        _providers[(int)Slot.DescrSet].DescrSet(thread, self, instance, value);

    public override bool Init(PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        _providers[(int)Slot.Init].Init(thread, self, args, keywordNames);

    public override PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        _providers[(int)Slot.New].New(thread, type, args, keywordNames);

    public override bool Finalize(PyThreadState thread, PyObject self) => _providers[(int)Slot.Finalize].Finalize(thread, self);

    public override PyObject? Await(PyThreadState thread, PyObject self) => _providers[(int)Slot.Await].Await(thread, self);

    public override PyObject? AIter(PyThreadState thread, PyObject self) => _providers[(int)Slot.AIter].AIter(thread, self);

    public override PyObject? ANext(PyThreadState thread, PyObject self) => _providers[(int)Slot.ANext].ANext(thread, self);

    public override PyObject? Add(PyThreadState thread, PyObject left, PyObject right) => _providers[(int)Slot.Add].Add(thread, left, right);

    public override PyObject? Subtract(PyThreadState thread, PyObject left, PyObject right) => _providers[(int)Slot.Subtract].Subtract(thread, left, right);

    public override PyObject? Multiply(PyThreadState thread, PyObject left, PyObject right) => _providers[(int)Slot.Multiply].Multiply(thread, left, right);

    public override PyObject? Remainder(PyThreadState thread, PyObject left, PyObject right) => _providers[(int)Slot.Remainder].Remainder(thread, left, right);

    public override PyObject? Lshift(PyThreadState thread, PyObject left, PyObject right) => _providers[(int)Slot.Lshift].Lshift(thread, left, right);

    public override PyObject? Rshift(PyThreadState thread, PyObject left, PyObject right) => _providers[(int)Slot.Rshift].Rshift(thread, left, right);

    public override PyObject? And(PyThreadState thread, PyObject left, PyObject right) => _providers[(int)Slot.And].And(thread, left, right);

    public override PyObject? Xor(PyThreadState thread, PyObject left, PyObject right) => _providers[(int)Slot.Xor].Xor(thread, left, right);

    public override PyObject? Or(PyThreadState thread, PyObject left, PyObject right) => _providers[(int)Slot.Or].Or(thread, left, right);

    public override PyObject? FloorDivide(PyThreadState thread, PyObject left, PyObject right) => _providers[(int)Slot.FloorDivide].FloorDivide(thread, left, right);

    public override PyObject? TrueDivide(PyThreadState thread, PyObject left, PyObject right) => _providers[(int)Slot.TrueDivide].TrueDivide(thread, left, right);

    public override PyObject? MatrixMultiply(PyThreadState thread, PyObject left, PyObject right) =>
        _providers[(int)Slot.MatrixMultiply].MatrixMultiply(thread, left, right);

    public override PyObject? Divmod(PyThreadState thread, PyObject left, PyObject right) => _providers[(int)Slot.Divmod].Divmod(thread, left, right);

    public override PyObject? Power(PyThreadState thread, PyObject left, PyObject right, PyObject modulus) =>
        _providers[(int)Slot.Power].Power(thread, left, right, modulus);

    public override PyObject? InplaceAdd(PyThreadState thread, PyObject self, PyObject other) => _providers[(int)Slot.InplaceAdd].InplaceAdd(thread, self, other);

    public override PyObject? InplaceSubtract(PyThreadState thread, PyObject self, PyObject other) =>
        _providers[(int)Slot.InplaceSubtract].InplaceSubtract(thread, self, other);

    public override PyObject? InplaceMultiply(PyThreadState thread, PyObject self, PyObject other) =>
        _providers[(int)Slot.InplaceMultiply].InplaceMultiply(thread, self, other);

    public override PyObject? InplaceRemainder(PyThreadState thread, PyObject self, PyObject other) =>
        _providers[(int)Slot.InplaceRemainder].InplaceRemainder(thread, self, other);

    public override PyObject? InplaceLshift(PyThreadState thread, PyObject self, PyObject other) =>
        _providers[(int)Slot.InplaceLshift].InplaceLshift(thread, self, other);

    public override PyObject? InplaceRshift(PyThreadState thread, PyObject self, PyObject other) =>
        _providers[(int)Slot.InplaceRshift].InplaceRshift(thread, self, other);

    public override PyObject? InplaceAnd(PyThreadState thread, PyObject self, PyObject other) => _providers[(int)Slot.InplaceAnd].InplaceAnd(thread, self, other);

    public override PyObject? InplaceXor(PyThreadState thread, PyObject self, PyObject other) => _providers[(int)Slot.InplaceXor].InplaceXor(thread, self, other);

    public override PyObject? InplaceOr(PyThreadState thread, PyObject self, PyObject other) => _providers[(int)Slot.InplaceOr].InplaceOr(thread, self, other);

    public override PyObject? InplaceFloorDivide(PyThreadState thread, PyObject self, PyObject other) =>
        _providers[(int)Slot.InplaceFloorDivide].InplaceFloorDivide(thread, self, other);

    public override PyObject? InplaceTrueDivide(PyThreadState thread, PyObject self, PyObject other) =>
        _providers[(int)Slot.InplaceTrueDivide].InplaceTrueDivide(thread, self, other);

    public override PyObject? InplaceMatrixMultiply(PyThreadState thread, PyObject self, PyObject other) =>
        _providers[(int)Slot.InplaceMatrixMultiply].InplaceMatrixMultiply(thread, self, other);

    public override PyObject? InplacePower(PyThreadState thread, PyObject self, PyObject other) => _providers[(int)Slot.InplacePower].InplacePower(thread, self, other);

    public override PyObject? Negative(PyThreadState thread, PyObject self) => _providers[(int)Slot.Negative].Negative(thread, self);

    public override PyObject? Positive(PyThreadState thread, PyObject self) => _providers[(int)Slot.Positive].Positive(thread, self);

    public override PyObject? Absolute(PyThreadState thread, PyObject self) => _providers[(int)Slot.Absolute].Absolute(thread, self);

    public override bool TryBool(PyThreadState thread, PyObject self, out bool result) => _providers[(int)Slot.Bool].TryBool(thread, self, out result);

    public override PyObject? Invert(PyThreadState thread, PyObject self) => _providers[(int)Slot.Invert].Invert(thread, self);

    public override PyObject? Int(PyThreadState thread, PyObject self) => _providers[(int)Slot.Int].Int(thread, self);

    public override PyObject? Float(PyThreadState thread, PyObject self) => _providers[(int)Slot.Float].Float(thread, self);

    public override PyObject? Index(PyThreadState thread, PyObject self) => _providers[(int)Slot.Index].Index(thread, self);

    public override bool TryLength(PyThreadState thread, PyObject self, out nint result) => _providers[(int)Slot.Length].TryLength(thread, self, out result);

    public override bool TryContains(PyThreadState thread, PyObject self, PyObject item, out bool result) =>
        _providers[(int)Slot.Contains].TryContains(thread, self, item, out result);

    public override PyObject? GetItem(PyThreadState thread, PyObject self, PyObject other) => _providers[(int)Slot.GetItem].GetItem(thread, self, other);

    public override bool SetItem(PyThreadState thread, PyObject self, PyObject key, PyObject? value) => _providers[(int)Slot.SetItem].SetItem(thread, self, key, value);

    public override PyObject? Concat(PyThreadState thread, PyObject self, PyObject other) => _providers[(int)Slot.Concat].Concat(thread, self, other);

    public override PyObject? Repeat(PyThreadState thread, PyObject self, nint count) => _providers[(int)Slot.Repeat].Repeat(thread, self, count);

    public override PyObject? InplaceConcat(PyThreadState thread, PyObject self, PyObject other) =>
        _providers[(int)Slot.InplaceConcat].InplaceConcat(thread, self, other);

    public override PyObject? InplaceRepeat(PyThreadState thread, PyObject self, nint count) => _providers[(int)Slot.InplaceRepeat].InplaceRepeat(thread, self, count);
}
