using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.Optimize;

/// <summary><c>bool(constant)</c></summary>
internal static class ConstantTruth
{
    public static bool Of(Constant constant) => constant switch
    {
        NoneConstant => false,
        BoolConstant b => b.Value,
        IntConstant i => !i.Value.IsZero,
        FloatConstant f => f.Value != 0,
        ComplexConstant c => c.Real != 0 || c.Imaginary != 0,
        StrConstant s => s.Value.Length > 0,
        BytesConstant b => b.Value.Length > 0,
        TupleConstant t => t.Items.Length > 0,
        FrozenSetConstant s => s.Items.Length > 0,
        _ => true,
    };
}
