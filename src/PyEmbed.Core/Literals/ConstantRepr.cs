using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using PyEmbed.Core.Numbers;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Literals;

/// <summary>A constant as Python's <c>repr()</c> prints it.</summary>
internal static class ConstantRepr
{
    /// <summary>Integers of any length are shown in full. A frozenset's items come in the order in which they were written.</summary>
    /// <exception cref="InsufficientExecutionStackException">Tuples nest too deep.</exception>
    public static PythonText Repr(Constant constant)
    {
        var builder = new PythonTextBuilder();
        Append(builder, constant);
        return builder.ToText();
    }

    private static void Append(PythonTextBuilder builder, Constant constant)
    {
        switch (constant)
        {
            case NoneConstant: builder.AppendCodeUnits("None"); break;
            case EllipsisConstant: builder.AppendCodeUnits("Ellipsis"); break;
            case BoolConstant b: builder.AppendCodeUnits(b.Value ? "True" : "False"); break;
            case IntConstant i: builder.AppendCodeUnits(IntegerText.ToDecimal(i.Value)); break;
            case FloatConstant f: builder.AppendCodeUnits(FloatText.Repr(f.Value)); break;
            case ComplexConstant c: builder.AppendCodeUnits(FloatText.ReprComplex(c.Real, c.Imaginary)); break;
            case StrConstant s: builder.Append(TextRepr.Repr(s.Value)); break;
            case BytesConstant b: builder.AppendCodeUnits(TextRepr.OfBytes(b.Value.AsSpan())); break;
            case TupleConstant t:
                builder.Append('(');
                AppendItems(builder, t.Items);
                builder.AppendCodeUnits(t.Items.Length == 1 ? ",)" : ")");
                break;
            case FrozenSetConstant { Items.IsEmpty: true }: builder.AppendCodeUnits("frozenset()"); break;
            case FrozenSetConstant s:
                builder.AppendCodeUnits("frozenset({");
                AppendItems(builder, s.Items);
                builder.AppendCodeUnits("})");
                break;
            default: throw new UnreachableException(constant.GetType().Name);
        }
    }

    private static void AppendItems(PythonTextBuilder builder, ImmutableArray<Constant> items)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0) builder.AppendCodeUnits(", ");
            Append(builder, items[i]);
        }
    }
}
