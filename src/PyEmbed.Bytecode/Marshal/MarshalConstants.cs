using System.Runtime.CompilerServices;
using PyEmbed.Core.Literals;

namespace PyEmbed.Bytecode.Marshal;

/// <summary>
/// A mutable value in marshal data; no constant of code the compiler makes. It may contain itself, so equality is identity.
/// </summary>
internal abstract class MutableConstant : Constant
{
    public sealed override bool Equals(Constant? other) => ReferenceEquals(this, other);

    public sealed override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

internal sealed class ListConstant(List<Constant> items) : MutableConstant
{
    public List<Constant> Items { get; } = items;
}

/// <summary>Pairs in the order of the data. A later pair of an equal key replaces the value of the earlier one when the dict is built.</summary>
internal sealed class DictConstant(List<KeyValuePair<Constant, Constant>> items) : MutableConstant
{
    public List<KeyValuePair<Constant, Constant>> Items { get; } = items;
}

internal sealed class SetConstant(List<Constant> items) : MutableConstant
{
    public List<Constant> Items { get; } = items;
}

/// <summary>The class StopIteration, which marshal has a letter for.</summary>
internal sealed class StopIterationConstant : Constant
{
    public static readonly Constant Instance = new StopIterationConstant();

    private StopIterationConstant() { }

    public override bool Equals(Constant? other) => other is StopIterationConstant;

    public override int GetHashCode() => 9;
}
