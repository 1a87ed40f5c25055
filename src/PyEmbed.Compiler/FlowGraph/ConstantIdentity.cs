using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.FlowGraph;

/// <summary>Which constants of a code object are one: equal ones (<see cref="Constant.Equals(Constant)"/>), except that a NaN equals only itself.</summary>
internal sealed class ConstantIdentity : IEqualityComparer<Constant>
{
    public static readonly ConstantIdentity Instance = new();

    private ConstantIdentity() { }

    public bool Equals(Constant? x, Constant? y) => ReferenceEquals(x, y) || (x!.Equals(y) && !HasOtherNaN(x, y!));

    public int GetHashCode(Constant constant) => constant.GetHashCode();

    // Of equal constants. Tuples made by folding share items, and hold as many as were written: the walk is no longer than the source.
    private static bool HasOtherNaN(Constant x, Constant y)
    {
        if (ReferenceEquals(x, y)) return false;
        switch (x)
        {
            case FloatConstant f: return double.IsNaN(f.Value);
            case ComplexConstant c: return double.IsNaN(c.Real) || double.IsNaN(c.Imaginary);
            case TupleConstant tuple:
                RecursionGuard.EnsureStack();
                for (var i = 0; i < tuple.Items.Length; i++)
                    if (HasOtherNaN(tuple.Items[i], ((TupleConstant)y).Items[i])) return true;
                return false;
            default: return false;
        }
    }
}
