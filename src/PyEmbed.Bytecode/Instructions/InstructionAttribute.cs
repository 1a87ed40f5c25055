namespace PyEmbed.Bytecode.Instructions;

/// <summary>Declares an instruction beside its number. Read by tests and build tools only, never at run time.</summary>
/// <param name="stackEffect">
/// What it takes and what it leaves, top last: <c>container, key -- value</c>. A name stands for one value, <c>items[oparg]</c> for as many as
/// the expression says, which is read from left to right (<c>oparg&gt;&gt;1&amp;1</c>). What lies deeper and is only looked at stands on both sides.
/// </param>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class InstructionAttribute(string stackEffect) : Attribute
{
    public string StackEffect { get; } = stackEffect;

    /// <summary>Code units of inline cache that follow.</summary>
    public int Cache { get; init; }

    public OperandKind Operand { get; init; } = OperandKind.None;

    /// <summary>The stack effect when the instruction jumps, where it differs.</summary>
    public string? OnJump { get; init; }

    /// <summary>What <c>dis.stack_effect</c> counts, where CPython's compiler reckons otherwise than the interpreter behaves.</summary>
    public string? Nominal { get; init; }

    /// <summary>Whether the next instruction is never reached from this one.</summary>
    public bool EndsBlock { get; init; }

    /// <summary>Whether CPython has no such instruction.</summary>
    public bool IsEnginePrivate { get; init; }
}
