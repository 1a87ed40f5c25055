using System.Collections.Immutable;
using System.Numerics;
using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.Optimize;

/// <summary>Equality of constants as <c>==</c> and sets see it: <c>1</c>, <c>True</c> and <c>1.0</c> are the same. The constant table tells them apart (<see cref="Constant.Equals(Constant)"/>).</summary>
internal sealed class ConstantEquality : IEqualityComparer<Constant>
{
    public static readonly ConstantEquality Instance = new();

    /// <summary>The items without those that equal an earlier one, in their order.</summary>
    public static ImmutableArray<Constant> Distinct(ImmutableArray<Constant> items)
    {
        var seen = new HashSet<Constant>(items.Length, Instance);
        var distinct = ImmutableArray.CreateBuilder<Constant>(items.Length);
        foreach (var item in items)
        {
            if (seen.Add(item)) distinct.Add(item);
        }
        return distinct.DrainToImmutable();
    }

    public bool Equals(Constant? x, Constant? y)
    {
        if (ReferenceEquals(x, y)) return true;
        if (x is null || y is null) return false;
        if (x is TupleConstant a && y is TupleConstant b)
        {
            if (a.Items.Length != b.Items.Length) return false;
            for (var i = 0; i < a.Items.Length; i++)
            {
                if (!Equals(a.Items[i], b.Items[i])) return false;
            }
            return true;
        }
        if (ConstantArithmetic.TryGetInt(x, out var left)) return ConstantArithmetic.TryGetInt(y, out var right) ? left == right : EqualsInt(y, left);
        if (ConstantArithmetic.TryGetInt(y, out var other)) return EqualsInt(x, other);
        return (x, y) switch
        {
            (FloatConstant f, FloatConstant g) => f.Value == g.Value,
            (FloatConstant f, ComplexConstant c) => c.Imaginary == 0 && c.Real == f.Value,
            (ComplexConstant c, FloatConstant f) => c.Imaginary == 0 && c.Real == f.Value,
            (ComplexConstant c, ComplexConstant d) => c.Real == d.Real && c.Imaginary == d.Imaginary,
            _ => x.Equals(y),
        };
    }

    public int GetHashCode(Constant constant)
    {
        switch (constant)
        {
            case TupleConstant tuple:
            {
                var hash = new HashCode();
                foreach (var item in tuple.Items) hash.Add(GetHashCode(item));
                return hash.ToHashCode();
            }
            case FloatConstant f: return HashOf(f.Value);
            case ComplexConstant c: return c.Imaginary == 0 ? HashOf(c.Real) : HashCode.Combine(c.Real, c.Imaginary + 0.0);
            default: return ConstantArithmetic.TryGetInt(constant, out var value) ? value.GetHashCode() : constant.GetHashCode();
        }
    }

    private static int HashOf(double value) =>
        double.IsFinite(value) && Math.Floor(value) == value ? new BigInteger(value).GetHashCode() : value.GetHashCode();

    private static bool EqualsInt(Constant constant, BigInteger value) => constant switch
    {
        FloatConstant f => IsInt(f.Value, value),
        ComplexConstant c => c.Imaginary == 0 && IsInt(c.Real, value),
        _ => false,
    };

    private static bool IsInt(double number, BigInteger value) => double.IsFinite(number) && Math.Floor(number) == number && new BigInteger(number) == value;
}
