namespace PyEmbed.Compiler.Emit;

/// <summary>The argument of MAKE_FUNCTION: what lies below the code object.</summary>
[Flags]
internal enum MakeFunctionFlags
{
    None = 0,
    Defaults = 1,
    KwDefaults = 2,
    Annotations = 4,
    Closure = 8,
}
