using System.Reflection;
using System.Text;
using PyEmbed.VM.Interpreter.Quickening;

namespace PyEmbed.VM.Tests.Interpreter.Quickening;

public sealed class OpTableTests
{
    [Test]
    public void The_table_says_what_the_declarations_say()
    {
        var declared = new StringBuilder();
        var table = new StringBuilder();
        foreach (var field in typeof(Op).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.Name != nameof(Op.LastGeneric)))
        {
            var op = (Op)field.GetRawConstantValue()!;
            declared.AppendLine($"{op} {field.GetCustomAttribute<OperandsAttribute>()?.Kinds.PadRight(3, '_')}");
            table.AppendLine($"{op} {((int)op < OpTable.Count ? Encoding.ASCII.GetString(OpTable.Operands(op)) : "missing")}");
        }
        table.ToString().ShouldBe(declared.ToString());
    }
}
