using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.Validation;

/// <summary>Stands for the value of a Constant node that no constant can have. It is found by the validator, in CPython's order of errors.</summary>
/// <param name="typeName">The name of the value's type.</param>
internal sealed class UnsupportedConstant(string typeName) : Constant
{
    public string TypeName { get; } = typeName;

    public override bool Equals(Constant? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => TypeName.GetHashCode(StringComparison.Ordinal);
}
