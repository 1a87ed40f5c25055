namespace PyEmbed.Bytecode.Instructions;

/// <summary>
/// Engine-private steps of syntax newer than 3.11, the argument of <see cref="Opcode.CallIntrinsic1"/> and
/// <see cref="Opcode.CallIntrinsic2"/>. They appear only in code compiled with the newer language level, which carries a magic number of our own.
/// </summary>
internal enum Intrinsic : byte
{
    // Of one value.

    /// <summary>name -- TypeVar without bound. PEP 695.</summary>
    TypeVar = 1,

    /// <summary>name -- ParamSpec. PEP 695.</summary>
    ParamSpec = 2,

    /// <summary>name -- TypeVarTuple. PEP 695.</summary>
    TypeVarTuple = 3,

    /// <summary>Tuple of type parameters -- <c>Generic[...]</c>. PEP 695.</summary>
    SubscriptGeneric = 4,

    /// <summary>Tuple of name, type parameters or None, function that evaluates the value -- TypeAliasType. PEP 695.</summary>
    TypeAlias = 5,

    /// <summary>Tuple of value, expression text, conversion or None, format spec -- Interpolation. PEP 750.</summary>
    BuildInterpolation = 6,

    // Of two values.

    /// <summary>name, function that evaluates the bound -- TypeVar. PEP 695.</summary>
    TypeVarWithBound = 32,

    /// <summary>name, function that evaluates the constraints -- TypeVar. PEP 695.</summary>
    TypeVarWithConstraints = 33,

    /// <summary>function, tuple of type parameters -- function. PEP 695.</summary>
    SetFunctionTypeParams = 34,

    /// <summary>type parameter, function that evaluates the default -- type parameter. PEP 696.</summary>
    SetTypeParamDefault = 35,

    /// <summary>Tuple of strings, tuple of interpolations -- Template. PEP 750.</summary>
    BuildTemplate = 36,
}
