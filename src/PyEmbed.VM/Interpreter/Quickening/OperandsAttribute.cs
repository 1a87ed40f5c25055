namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>What the operands A, B and C of an instruction are, one letter each. Read by tests; the engine reads <see cref="OpTable"/>.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>w r x</term><description>register written, read, read and written</description></item>
/// <item><term>R</term><description>first of a row of registers that are read: how many, <see cref="OpTable.RangeLength"/> says</description></item>
/// <item><term>W</term><description>first of a row of registers that are written</description></item>
/// <item><term>X</term><description>first of a row of registers that are read and then written</description></item>
/// <item><term>c</term><description>inline cache</description></item>
/// <item><term>n k e u i</term><description>name, constant, entry of the extras, plain number, signed number</description></item>
/// <item><term>j</term><description>signed jump distance from the next instruction</description></item>
/// <item><term>- </term><description>not used</description></item>
/// </list>
/// A capital <c>J</c>, <c>K</c>, <c>C</c>, <c>N</c>, <c>I</c> in the second place takes B and C together and ends the row.
/// </remarks>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class OperandsAttribute(string kinds) : Attribute
{
    public string Kinds { get; } = kinds;
}
