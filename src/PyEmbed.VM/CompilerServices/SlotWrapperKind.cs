using System.ComponentModel;

namespace PyEmbed.CompilerServices;

/// <summary>The special methods that a type shows for its slots. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SlotWrapperKind
{
    /// <summary><c>__repr__</c></summary>
    Repr,
    /// <summary><c>__hash__</c></summary>
    Hash,
    /// <summary><c>__call__</c></summary>
    Call,
    /// <summary><c>__str__</c></summary>
    Str,
    /// <summary><c>__getattribute__</c></summary>
    Getattribute,
    /// <summary><c>__getattr__</c></summary>
    Getattr,
    /// <summary><c>__setattr__</c></summary>
    Setattr,
    /// <summary><c>__delattr__</c></summary>
    Delattr,
    /// <summary><c>__lt__</c></summary>
    Lt,
    /// <summary><c>__le__</c></summary>
    Le,
    /// <summary><c>__eq__</c></summary>
    Eq,
    /// <summary><c>__ne__</c></summary>
    Ne,
    /// <summary><c>__gt__</c></summary>
    Gt,
    /// <summary><c>__ge__</c></summary>
    Ge,
    /// <summary><c>__iter__</c></summary>
    Iter,
    /// <summary><c>__next__</c></summary>
    Next,
    /// <summary><c>__get__</c></summary>
    Get,
    /// <summary><c>__set__</c></summary>
    Set,
    /// <summary><c>__delete__</c></summary>
    Delete,
    /// <summary><c>__init__</c></summary>
    Init,
    /// <summary><c>__new__</c></summary>
    New,
    /// <summary><c>__del__</c></summary>
    Del,
    /// <summary><c>__await__</c></summary>
    Await,
    /// <summary><c>__aiter__</c></summary>
    Aiter,
    /// <summary><c>__anext__</c></summary>
    Anext,
    /// <summary><c>__add__</c></summary>
    Add,
    /// <summary><c>__radd__</c></summary>
    Radd,
    /// <summary><c>__sub__</c></summary>
    Sub,
    /// <summary><c>__rsub__</c></summary>
    Rsub,
    /// <summary><c>__mul__</c></summary>
    Mul,
    /// <summary><c>__rmul__</c></summary>
    Rmul,
    /// <summary><c>__mod__</c></summary>
    Mod,
    /// <summary><c>__rmod__</c></summary>
    Rmod,
    /// <summary><c>__divmod__</c></summary>
    Divmod,
    /// <summary><c>__rdivmod__</c></summary>
    Rdivmod,
    /// <summary><c>__pow__</c></summary>
    Pow,
    /// <summary><c>__rpow__</c></summary>
    Rpow,
    /// <summary><c>__neg__</c></summary>
    Neg,
    /// <summary><c>__pos__</c></summary>
    Pos,
    /// <summary><c>__abs__</c></summary>
    Abs,
    /// <summary><c>__bool__</c></summary>
    Bool,
    /// <summary><c>__invert__</c></summary>
    Invert,
    /// <summary><c>__lshift__</c></summary>
    Lshift,
    /// <summary><c>__rlshift__</c></summary>
    Rlshift,
    /// <summary><c>__rshift__</c></summary>
    Rshift,
    /// <summary><c>__rrshift__</c></summary>
    Rrshift,
    /// <summary><c>__and__</c></summary>
    And,
    /// <summary><c>__rand__</c></summary>
    Rand,
    /// <summary><c>__xor__</c></summary>
    Xor,
    /// <summary><c>__rxor__</c></summary>
    Rxor,
    /// <summary><c>__or__</c></summary>
    Or,
    /// <summary><c>__ror__</c></summary>
    Ror,
    /// <summary><c>__int__</c></summary>
    Int,
    /// <summary><c>__float__</c></summary>
    Float,
    /// <summary><c>__iadd__</c></summary>
    Iadd,
    /// <summary><c>__isub__</c></summary>
    Isub,
    /// <summary><c>__imul__</c></summary>
    Imul,
    /// <summary><c>__imod__</c></summary>
    Imod,
    /// <summary><c>__ipow__</c></summary>
    Ipow,
    /// <summary><c>__ilshift__</c></summary>
    Ilshift,
    /// <summary><c>__irshift__</c></summary>
    Irshift,
    /// <summary><c>__iand__</c></summary>
    Iand,
    /// <summary><c>__ixor__</c></summary>
    Ixor,
    /// <summary><c>__ior__</c></summary>
    Ior,
    /// <summary><c>__floordiv__</c></summary>
    Floordiv,
    /// <summary><c>__rfloordiv__</c></summary>
    Rfloordiv,
    /// <summary><c>__truediv__</c></summary>
    Truediv,
    /// <summary><c>__rtruediv__</c></summary>
    Rtruediv,
    /// <summary><c>__ifloordiv__</c></summary>
    Ifloordiv,
    /// <summary><c>__itruediv__</c></summary>
    Itruediv,
    /// <summary><c>__index__</c></summary>
    Index,
    /// <summary><c>__matmul__</c></summary>
    Matmul,
    /// <summary><c>__rmatmul__</c></summary>
    Rmatmul,
    /// <summary><c>__imatmul__</c></summary>
    Imatmul,
    /// <summary><c>__len__</c></summary>
    Len,
    /// <summary><c>__getitem__</c></summary>
    Getitem,
    /// <summary><c>__setitem__</c></summary>
    Setitem,
    /// <summary><c>__delitem__</c></summary>
    Delitem,
    /// <summary><c>__contains__</c></summary>
    Contains,
}
