using System.ComponentModel;

namespace PyEmbed.CompilerServices;

/// <summary>A set of slots: which special methods a type has. For generated code.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SlotSet : ulong
{
    /// <summary>No slot.</summary>
    None = 0,
    /// <summary><see cref="PyTypeSlots.Repr"/></summary>
    Repr = 1UL << 0,
    /// <summary><see cref="PyTypeSlots.Str"/></summary>
    Str = 1UL << 1,
    /// <summary><see cref="PyTypeSlots.TryHash"/></summary>
    Hash = 1UL << 2,
    /// <summary><see cref="PyTypeSlots.Call"/></summary>
    Call = 1UL << 3,
    /// <summary><see cref="PyTypeSlots.GetAttr"/></summary>
    GetAttr = 1UL << 4,
    /// <summary><see cref="PyTypeSlots.SetAttr"/></summary>
    SetAttr = 1UL << 5,
    /// <summary><see cref="PyTypeSlots.RichCompare"/></summary>
    RichCompare = 1UL << 6,
    /// <summary><see cref="PyTypeSlots.Iter"/></summary>
    Iter = 1UL << 7,
    /// <summary><see cref="PyTypeSlots.Next"/></summary>
    Next = 1UL << 8,
    /// <summary><see cref="PyTypeSlots.DescrGet"/></summary>
    DescrGet = 1UL << 9,
    /// <summary><see cref="PyTypeSlots.DescrSet"/></summary>
    DescrSet = 1UL << 10,
    /// <summary><see cref="PyTypeSlots.Init"/></summary>
    Init = 1UL << 11,
    /// <summary><see cref="PyTypeSlots.New"/></summary>
    New = 1UL << 12,
    /// <summary><see cref="PyTypeSlots.Finalize"/></summary>
    Finalize = 1UL << 13,
    /// <summary><see cref="PyTypeSlots.Await"/></summary>
    Await = 1UL << 14,
    /// <summary><see cref="PyTypeSlots.AIter"/></summary>
    AIter = 1UL << 15,
    /// <summary><see cref="PyTypeSlots.ANext"/></summary>
    ANext = 1UL << 16,
    /// <summary><see cref="PyTypeSlots.Add"/></summary>
    Add = 1UL << 17,
    /// <summary><see cref="PyTypeSlots.Subtract"/></summary>
    Subtract = 1UL << 18,
    /// <summary><see cref="PyTypeSlots.Multiply"/></summary>
    Multiply = 1UL << 19,
    /// <summary><see cref="PyTypeSlots.Remainder"/></summary>
    Remainder = 1UL << 20,
    /// <summary><see cref="PyTypeSlots.Lshift"/></summary>
    Lshift = 1UL << 21,
    /// <summary><see cref="PyTypeSlots.Rshift"/></summary>
    Rshift = 1UL << 22,
    /// <summary><see cref="PyTypeSlots.And"/></summary>
    And = 1UL << 23,
    /// <summary><see cref="PyTypeSlots.Xor"/></summary>
    Xor = 1UL << 24,
    /// <summary><see cref="PyTypeSlots.Or"/></summary>
    Or = 1UL << 25,
    /// <summary><see cref="PyTypeSlots.FloorDivide"/></summary>
    FloorDivide = 1UL << 26,
    /// <summary><see cref="PyTypeSlots.TrueDivide"/></summary>
    TrueDivide = 1UL << 27,
    /// <summary><see cref="PyTypeSlots.MatrixMultiply"/></summary>
    MatrixMultiply = 1UL << 28,
    /// <summary><see cref="PyTypeSlots.Divmod"/></summary>
    Divmod = 1UL << 29,
    /// <summary><see cref="PyTypeSlots.Power"/></summary>
    Power = 1UL << 30,
    /// <summary><see cref="PyTypeSlots.InplaceAdd"/></summary>
    InplaceAdd = 1UL << 31,
    /// <summary><see cref="PyTypeSlots.InplaceSubtract"/></summary>
    InplaceSubtract = 1UL << 32,
    /// <summary><see cref="PyTypeSlots.InplaceMultiply"/></summary>
    InplaceMultiply = 1UL << 33,
    /// <summary><see cref="PyTypeSlots.InplaceRemainder"/></summary>
    InplaceRemainder = 1UL << 34,
    /// <summary><see cref="PyTypeSlots.InplaceLshift"/></summary>
    InplaceLshift = 1UL << 35,
    /// <summary><see cref="PyTypeSlots.InplaceRshift"/></summary>
    InplaceRshift = 1UL << 36,
    /// <summary><see cref="PyTypeSlots.InplaceAnd"/></summary>
    InplaceAnd = 1UL << 37,
    /// <summary><see cref="PyTypeSlots.InplaceXor"/></summary>
    InplaceXor = 1UL << 38,
    /// <summary><see cref="PyTypeSlots.InplaceOr"/></summary>
    InplaceOr = 1UL << 39,
    /// <summary><see cref="PyTypeSlots.InplaceFloorDivide"/></summary>
    InplaceFloorDivide = 1UL << 40,
    /// <summary><see cref="PyTypeSlots.InplaceTrueDivide"/></summary>
    InplaceTrueDivide = 1UL << 41,
    /// <summary><see cref="PyTypeSlots.InplaceMatrixMultiply"/></summary>
    InplaceMatrixMultiply = 1UL << 42,
    /// <summary><see cref="PyTypeSlots.InplacePower"/></summary>
    InplacePower = 1UL << 43,
    /// <summary><see cref="PyTypeSlots.Negative"/></summary>
    Negative = 1UL << 44,
    /// <summary><see cref="PyTypeSlots.Positive"/></summary>
    Positive = 1UL << 45,
    /// <summary><see cref="PyTypeSlots.Absolute"/></summary>
    Absolute = 1UL << 46,
    /// <summary><see cref="PyTypeSlots.TryBool"/></summary>
    Bool = 1UL << 47,
    /// <summary><see cref="PyTypeSlots.Invert"/></summary>
    Invert = 1UL << 48,
    /// <summary><see cref="PyTypeSlots.Int"/></summary>
    Int = 1UL << 49,
    /// <summary><see cref="PyTypeSlots.Float"/></summary>
    Float = 1UL << 50,
    /// <summary><see cref="PyTypeSlots.Index"/></summary>
    Index = 1UL << 51,
    /// <summary><see cref="PyTypeSlots.TryLength"/></summary>
    Length = 1UL << 52,
    /// <summary><see cref="PyTypeSlots.TryContains"/></summary>
    Contains = 1UL << 53,
    /// <summary><see cref="PyTypeSlots.GetItem"/></summary>
    GetItem = 1UL << 54,
    /// <summary><see cref="PyTypeSlots.SetItem"/></summary>
    SetItem = 1UL << 55,
    /// <summary><see cref="PyTypeSlots.Concat"/></summary>
    Concat = 1UL << 56,
    /// <summary><see cref="PyTypeSlots.Repeat"/></summary>
    Repeat = 1UL << 57,
    /// <summary><see cref="PyTypeSlots.InplaceConcat"/></summary>
    InplaceConcat = 1UL << 58,
    /// <summary><see cref="PyTypeSlots.InplaceRepeat"/></summary>
    InplaceRepeat = 1UL << 59,
}

/// <summary>The number of a slot: its bit in <see cref="SlotSet"/>.</summary>
internal enum Slot : byte
{
    Repr,
    Str,
    Hash,
    Call,
    GetAttr,
    SetAttr,
    RichCompare,
    Iter,
    Next,
    DescrGet,
    DescrSet,
    Init,
    New,
    Finalize,
    Await,
    AIter,
    ANext,
    Add,
    Subtract,
    Multiply,
    Remainder,
    Lshift,
    Rshift,
    And,
    Xor,
    Or,
    FloorDivide,
    TrueDivide,
    MatrixMultiply,
    Divmod,
    Power,
    InplaceAdd,
    InplaceSubtract,
    InplaceMultiply,
    InplaceRemainder,
    InplaceLshift,
    InplaceRshift,
    InplaceAnd,
    InplaceXor,
    InplaceOr,
    InplaceFloorDivide,
    InplaceTrueDivide,
    InplaceMatrixMultiply,
    InplacePower,
    Negative,
    Positive,
    Absolute,
    Bool,
    Invert,
    Int,
    Float,
    Index,
    Length,
    Contains,
    GetItem,
    SetItem,
    Concat,
    Repeat,
    InplaceConcat,
    InplaceRepeat,
}

internal static class SlotSets
{
    public const int Count = 60;

    public static SlotSet Of(Slot slot) => (SlotSet)(1UL << (int)slot);
}
