using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>How a special method is called and what it does to its slot.</summary>
internal enum SpecialMethodShape : byte
{
    /// <summary>No wrapper exists for it.</summary>
    None, Unary, Binary, Reflected, Power, ReflectedPower, Operand, Hash, Length, Bool, Contains, Call, Init, Finalize, Next, Compare, GetAttr, SetAttr, DelAttr, Get, Set, Delete, SetItem, DelItem,
}

/// <summary>A special method: its name, the slot it belongs to, its form.</summary>
internal sealed record SpecialMethod(PyStr Name, SlotWrapperKind Kind, Slot Slot, SpecialMethodShape Shape);

/// <summary>All special methods that have a slot, in the order of CPython's table; methods of one slot stand together where it matters.</summary>
internal static class SpecialMethods
{
    /// <summary>Indexed by <see cref="SlotWrapperKind"/>.</summary>
    public static readonly SpecialMethod[] All =
    [
        new(Names.Repr, SlotWrapperKind.Repr, Slot.Repr, SpecialMethodShape.Unary),
        new(Names.Hash, SlotWrapperKind.Hash, Slot.Hash, SpecialMethodShape.Hash),
        new(Names.Call, SlotWrapperKind.Call, Slot.Call, SpecialMethodShape.Call),
        new(Names.Str, SlotWrapperKind.Str, Slot.Str, SpecialMethodShape.Unary),
        new(Names.Getattribute, SlotWrapperKind.Getattribute, Slot.GetAttr, SpecialMethodShape.GetAttr),
        new(Names.Getattr, SlotWrapperKind.Getattr, Slot.GetAttr, SpecialMethodShape.None),
        new(Names.Setattr, SlotWrapperKind.Setattr, Slot.SetAttr, SpecialMethodShape.SetAttr),
        new(Names.Delattr, SlotWrapperKind.Delattr, Slot.SetAttr, SpecialMethodShape.DelAttr),
        new(Names.Lt, SlotWrapperKind.Lt, Slot.RichCompare, SpecialMethodShape.Compare),
        new(Names.Le, SlotWrapperKind.Le, Slot.RichCompare, SpecialMethodShape.Compare),
        new(Names.Eq, SlotWrapperKind.Eq, Slot.RichCompare, SpecialMethodShape.Compare),
        new(Names.Ne, SlotWrapperKind.Ne, Slot.RichCompare, SpecialMethodShape.Compare),
        new(Names.Gt, SlotWrapperKind.Gt, Slot.RichCompare, SpecialMethodShape.Compare),
        new(Names.Ge, SlotWrapperKind.Ge, Slot.RichCompare, SpecialMethodShape.Compare),
        new(Names.Iter, SlotWrapperKind.Iter, Slot.Iter, SpecialMethodShape.Unary),
        new(Names.Next, SlotWrapperKind.Next, Slot.Next, SpecialMethodShape.Next),
        new(Names.Get, SlotWrapperKind.Get, Slot.DescrGet, SpecialMethodShape.Get),
        new(Names.Set, SlotWrapperKind.Set, Slot.DescrSet, SpecialMethodShape.Set),
        new(Names.Delete, SlotWrapperKind.Delete, Slot.DescrSet, SpecialMethodShape.Delete),
        new(Names.Init, SlotWrapperKind.Init, Slot.Init, SpecialMethodShape.Init),
        new(Names.New, SlotWrapperKind.New, Slot.New, SpecialMethodShape.None),
        new(Names.Del, SlotWrapperKind.Del, Slot.Finalize, SpecialMethodShape.Finalize),
        new(Names.Await, SlotWrapperKind.Await, Slot.Await, SpecialMethodShape.Unary),
        new(Names.Aiter, SlotWrapperKind.Aiter, Slot.AIter, SpecialMethodShape.Unary),
        new(Names.Anext, SlotWrapperKind.Anext, Slot.ANext, SpecialMethodShape.Unary),
        new(Names.Add, SlotWrapperKind.Add, Slot.Add, SpecialMethodShape.Binary),
        new(Names.Radd, SlotWrapperKind.Radd, Slot.Add, SpecialMethodShape.Reflected),
        new(Names.Sub, SlotWrapperKind.Sub, Slot.Subtract, SpecialMethodShape.Binary),
        new(Names.Rsub, SlotWrapperKind.Rsub, Slot.Subtract, SpecialMethodShape.Reflected),
        new(Names.Mul, SlotWrapperKind.Mul, Slot.Multiply, SpecialMethodShape.Binary),
        new(Names.Rmul, SlotWrapperKind.Rmul, Slot.Multiply, SpecialMethodShape.Reflected),
        new(Names.Mod, SlotWrapperKind.Mod, Slot.Remainder, SpecialMethodShape.Binary),
        new(Names.Rmod, SlotWrapperKind.Rmod, Slot.Remainder, SpecialMethodShape.Reflected),
        new(Names.Divmod, SlotWrapperKind.Divmod, Slot.Divmod, SpecialMethodShape.Binary),
        new(Names.Rdivmod, SlotWrapperKind.Rdivmod, Slot.Divmod, SpecialMethodShape.Reflected),
        new(Names.Pow, SlotWrapperKind.Pow, Slot.Power, SpecialMethodShape.Power),
        new(Names.Rpow, SlotWrapperKind.Rpow, Slot.Power, SpecialMethodShape.ReflectedPower),
        new(Names.Neg, SlotWrapperKind.Neg, Slot.Negative, SpecialMethodShape.Unary),
        new(Names.Pos, SlotWrapperKind.Pos, Slot.Positive, SpecialMethodShape.Unary),
        new(Names.Abs, SlotWrapperKind.Abs, Slot.Absolute, SpecialMethodShape.Unary),
        new(Names.Bool, SlotWrapperKind.Bool, Slot.Bool, SpecialMethodShape.Bool),
        new(Names.Invert, SlotWrapperKind.Invert, Slot.Invert, SpecialMethodShape.Unary),
        new(Names.Lshift, SlotWrapperKind.Lshift, Slot.Lshift, SpecialMethodShape.Binary),
        new(Names.Rlshift, SlotWrapperKind.Rlshift, Slot.Lshift, SpecialMethodShape.Reflected),
        new(Names.Rshift, SlotWrapperKind.Rshift, Slot.Rshift, SpecialMethodShape.Binary),
        new(Names.Rrshift, SlotWrapperKind.Rrshift, Slot.Rshift, SpecialMethodShape.Reflected),
        new(Names.And, SlotWrapperKind.And, Slot.And, SpecialMethodShape.Binary),
        new(Names.Rand, SlotWrapperKind.Rand, Slot.And, SpecialMethodShape.Reflected),
        new(Names.Xor, SlotWrapperKind.Xor, Slot.Xor, SpecialMethodShape.Binary),
        new(Names.Rxor, SlotWrapperKind.Rxor, Slot.Xor, SpecialMethodShape.Reflected),
        new(Names.Or, SlotWrapperKind.Or, Slot.Or, SpecialMethodShape.Binary),
        new(Names.Ror, SlotWrapperKind.Ror, Slot.Or, SpecialMethodShape.Reflected),
        new(Names.Int, SlotWrapperKind.Int, Slot.Int, SpecialMethodShape.Unary),
        new(Names.Float, SlotWrapperKind.Float, Slot.Float, SpecialMethodShape.Unary),
        new(Names.Iadd, SlotWrapperKind.Iadd, Slot.InplaceAdd, SpecialMethodShape.Operand),
        new(Names.Isub, SlotWrapperKind.Isub, Slot.InplaceSubtract, SpecialMethodShape.Operand),
        new(Names.Imul, SlotWrapperKind.Imul, Slot.InplaceMultiply, SpecialMethodShape.Operand),
        new(Names.Imod, SlotWrapperKind.Imod, Slot.InplaceRemainder, SpecialMethodShape.Operand),
        new(Names.Ipow, SlotWrapperKind.Ipow, Slot.InplacePower, SpecialMethodShape.Operand),
        new(Names.Ilshift, SlotWrapperKind.Ilshift, Slot.InplaceLshift, SpecialMethodShape.Operand),
        new(Names.Irshift, SlotWrapperKind.Irshift, Slot.InplaceRshift, SpecialMethodShape.Operand),
        new(Names.Iand, SlotWrapperKind.Iand, Slot.InplaceAnd, SpecialMethodShape.Operand),
        new(Names.Ixor, SlotWrapperKind.Ixor, Slot.InplaceXor, SpecialMethodShape.Operand),
        new(Names.Ior, SlotWrapperKind.Ior, Slot.InplaceOr, SpecialMethodShape.Operand),
        new(Names.Floordiv, SlotWrapperKind.Floordiv, Slot.FloorDivide, SpecialMethodShape.Binary),
        new(Names.Rfloordiv, SlotWrapperKind.Rfloordiv, Slot.FloorDivide, SpecialMethodShape.Reflected),
        new(Names.Truediv, SlotWrapperKind.Truediv, Slot.TrueDivide, SpecialMethodShape.Binary),
        new(Names.Rtruediv, SlotWrapperKind.Rtruediv, Slot.TrueDivide, SpecialMethodShape.Reflected),
        new(Names.Ifloordiv, SlotWrapperKind.Ifloordiv, Slot.InplaceFloorDivide, SpecialMethodShape.Operand),
        new(Names.Itruediv, SlotWrapperKind.Itruediv, Slot.InplaceTrueDivide, SpecialMethodShape.Operand),
        new(Names.Index, SlotWrapperKind.Index, Slot.Index, SpecialMethodShape.Unary),
        new(Names.Matmul, SlotWrapperKind.Matmul, Slot.MatrixMultiply, SpecialMethodShape.Binary),
        new(Names.Rmatmul, SlotWrapperKind.Rmatmul, Slot.MatrixMultiply, SpecialMethodShape.Reflected),
        new(Names.Imatmul, SlotWrapperKind.Imatmul, Slot.InplaceMatrixMultiply, SpecialMethodShape.Operand),
        new(Names.Len, SlotWrapperKind.Len, Slot.Length, SpecialMethodShape.Length),
        new(Names.Getitem, SlotWrapperKind.Getitem, Slot.GetItem, SpecialMethodShape.Operand),
        new(Names.Setitem, SlotWrapperKind.Setitem, Slot.SetItem, SpecialMethodShape.SetItem),
        new(Names.Delitem, SlotWrapperKind.Delitem, Slot.SetItem, SpecialMethodShape.DelItem),
        new(Names.Contains, SlotWrapperKind.Contains, Slot.Contains, SpecialMethodShape.Contains),
    ];

    private static readonly SpecialMethod[][] s_bySlot = GroupBySlot();

    /// <summary>The special methods of a slot.</summary>
    public static SpecialMethod[] Of(Slot slot) => s_bySlot[(int)slot];

    /// <summary>Whether the name is that of a special method with a slot.</summary>
    public static bool IsSpecial(PyStr name)
    {
        if (!name.IsDunder) return false;
        foreach (var method in All)
            if (name.TextEquals(method.Name)) return true;
        return false;
    }

    private static SpecialMethod[][] GroupBySlot()
    {
        var groups = new List<SpecialMethod>[SlotSets.Count];
        for (var i = 0; i < groups.Length; i++) groups[i] = new List<SpecialMethod>(2);
        foreach (var method in All)
        {
            groups[(int)method.Slot].Add(method);
            // A sequence's operators show the same names as a number's.
            if (method.Kind == SlotWrapperKind.Add) groups[(int)Slot.Concat].Add(method);
            if (method.Kind is SlotWrapperKind.Mul or SlotWrapperKind.Rmul) groups[(int)Slot.Repeat].Add(method);
            if (method.Kind == SlotWrapperKind.Iadd) groups[(int)Slot.InplaceConcat].Add(method);
            if (method.Kind == SlotWrapperKind.Imul) groups[(int)Slot.InplaceRepeat].Add(method);
        }
        var arrays = new SpecialMethod[groups.Length][];
        for (var i = 0; i < groups.Length; i++) arrays[i] = groups[i].ToArray();
        return arrays;
    }
}
