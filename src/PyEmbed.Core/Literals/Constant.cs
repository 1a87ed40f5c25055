using System.Collections.Immutable;
using System.Numerics;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Literals;

/// <summary>
/// A constant of source or bytecode, free of any object model: what the parser reads, the compiler folds, marshal writes and the
/// VM turns into objects once per engine.
/// </summary>
/// <remarks>
/// Equality is that of the compiler's constant table (CPython's <c>_PyCode_ConstantKey</c>): kinds are never equal to each other
/// (<c>1</c>, <c>True</c> and <c>1.0</c> are three constants) and floats compare by bits (<c>0.0</c> and <c>-0.0</c> are two).
/// </remarks>
internal abstract class Constant : IEquatable<Constant>
{
    public static readonly Constant None = new NoneConstant();
    public static readonly Constant Ellipsis = new EllipsisConstant();
    public static readonly Constant True = new BoolConstant(true);
    public static readonly Constant False = new BoolConstant(false);

    public static Constant FromBool(bool value) => value ? True : False;

    public abstract bool Equals(Constant? other);

    public abstract override int GetHashCode();

    public sealed override bool Equals(object? obj) => Equals(obj as Constant);
}

internal sealed class NoneConstant : Constant
{
    internal NoneConstant() { }
    public override bool Equals(Constant? other) => other is NoneConstant;
    public override int GetHashCode() => 1;
}

internal sealed class EllipsisConstant : Constant
{
    internal EllipsisConstant() { }
    public override bool Equals(Constant? other) => other is EllipsisConstant;
    public override int GetHashCode() => 2;
}

internal sealed class BoolConstant : Constant
{
    internal BoolConstant(bool value) => Value = value;
    public bool Value { get; }
    public override bool Equals(Constant? other) => other is BoolConstant b && b.Value == Value;
    public override int GetHashCode() => Value ? 4 : 3;
}

internal sealed class IntConstant(BigInteger value) : Constant
{
    public BigInteger Value { get; } = value;
    public override bool Equals(Constant? other) => other is IntConstant i && i.Value == Value;
    public override int GetHashCode() => Value.GetHashCode();
}

internal sealed class FloatConstant(double value) : Constant
{
    public double Value { get; } = value;
    public override bool Equals(Constant? other) =>
        other is FloatConstant f && BitConverter.DoubleToInt64Bits(f.Value) == BitConverter.DoubleToInt64Bits(Value);
    public override int GetHashCode() => HashCode.Combine(5, BitConverter.DoubleToInt64Bits(Value));
}

internal sealed class ComplexConstant(double real, double imaginary) : Constant
{
    public double Real { get; } = real;
    public double Imaginary { get; } = imaginary;
    public override bool Equals(Constant? other) =>
        other is ComplexConstant c
        && BitConverter.DoubleToInt64Bits(c.Real) == BitConverter.DoubleToInt64Bits(Real)
        && BitConverter.DoubleToInt64Bits(c.Imaginary) == BitConverter.DoubleToInt64Bits(Imaginary);
    public override int GetHashCode() => HashCode.Combine(6, BitConverter.DoubleToInt64Bits(Real), BitConverter.DoubleToInt64Bits(Imaginary));
}

internal sealed class StrConstant(PythonText value) : Constant
{
    /// <summary>From host text: surrogate pairs are one code point.</summary>
    public StrConstant(string text) : this(PythonText.FromUtf16(text)) { }

    public PythonText Value { get; } = value;

    /// <summary>Whether marshal data has it as interned; null where nobody said. No part of the value.</summary>
    public bool? IsInterned { get; init; }

    public override bool Equals(Constant? other) => other is StrConstant s && s.Value.Equals(Value);
    public override int GetHashCode() => Value.GetHashCode();
}

internal sealed class BytesConstant(ImmutableArray<byte> value) : Constant
{
    public ImmutableArray<byte> Value { get; } = value;
    public override bool Equals(Constant? other) => other is BytesConstant b && b.Value.AsSpan().SequenceEqual(Value.AsSpan());
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Value.AsSpan());
        return hash.ToHashCode();
    }
}

internal sealed class TupleConstant(ImmutableArray<Constant> items) : Constant
{
    public ImmutableArray<Constant> Items { get; } = items;
    public override bool Equals(Constant? other) => other is TupleConstant t && t.Items.AsSpan().SequenceEqual(Items.AsSpan());
    public override int GetHashCode() => SequenceHash(7, Items);

    internal static int SequenceHash(int seed, ImmutableArray<Constant> items)
    {
        var hash = new HashCode();
        hash.Add(seed);
        foreach (var item in items) hash.Add(item);
        return hash.ToHashCode();
    }
}

/// <summary>A frozenset: made by the compiler for <c>x in {1, 2}</c>. Items are distinct and in the order in which they were written.</summary>
internal sealed class FrozenSetConstant(ImmutableArray<Constant> items) : Constant
{
    public ImmutableArray<Constant> Items { get; } = items;

    /// <summary>Whether the items come from marshal data, in the order in which the set iterated when it was written.</summary>
    public bool IsInIterationOrder { get; init; }

    public override bool Equals(Constant? other)
    {
        if (ReferenceEquals(other, this)) return true;
        return other is FrozenSetConstant s && s.Items.Length == Items.Length && new HashSet<Constant>(Items).SetEquals(s.Items);
    }

    public override int GetHashCode()
    {
        var hash = 8;
        foreach (var item in Items) hash ^= item.GetHashCode();
        return hash;
    }
}
