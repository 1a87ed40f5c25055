using System.Globalization;
using System.Text;
using PyEmbed.Bytecode;
using PyEmbed.Core.Literals;

namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>Register code as text, one instruction a line: registers by the name of their local, <c>k0</c> for a hoisted constant, <c>s0</c> for a place of the stack.</summary>
internal static class TemplateText
{
    public static string Write(CodeTemplate template)
    {
        var text = new StringBuilder();
        for (var i = 0; i < template.Instructions.Length; i++) text.Append(CultureInfo.InvariantCulture, $"{i,4}  ").AppendLine(Write(template, i));
        return text.ToString();
    }

    public static string Write(CodeTemplate template, int index)
    {
        var instruction = template.Instructions[index];
        var kinds = OpTable.Operands(instruction.Op);
        var operands = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            int value = i switch { 0 => instruction.A, 1 => instruction.B, _ => instruction.C };
            switch ((char)kinds[i])
            {
                case 'w' or 'r' or 'x': operands.Add(Register(template, value)); break;
                case 'W' or 'R' or 'X': operands.Add($"{Register(template, value)}*{OpTable.RangeLength(template, instruction)}"); break;
                case 'j': operands.Add($"->{index + 1 + (short)value}"); break;
                case 'J': operands.Add($"->{index + 1 + instruction.Wide}"); break;
                case 'K': operands.Add(template.Code.Consts[instruction.Wide] is CodeConstant { Code.Name: var name } ? $"<code {name}>" : ConstantRepr.Repr(template.Code.Consts[instruction.Wide]).ToString()); break;
                case 'C': operands.Add(template.Code.Names[template.Sites[instruction.Wide].Name]); break;
                case 'c': operands.Add(template.Code.Names[template.Sites[value].Name]); break;
                case 'N': operands.Add(template.Code.Names[instruction.Wide]); break;
                case 'n': operands.Add(template.Code.Names[value]); break;
                case 'I': operands.Add(instruction.Wide.ToString(CultureInfo.InvariantCulture)); break;
                case 'i': operands.Add(((short)value).ToString(CultureInfo.InvariantCulture)); break;
                case 'e': operands.Add($"{template.Extras[value]}/{template.Extras[value + 1]}"); break;
                case 'u': operands.Add(value.ToString(CultureInfo.InvariantCulture)); break;
            }
        }
        return $"{instruction.Op} {string.Join(", ", operands)}".TrimEnd(' ');
    }

    private static string Register(CodeTemplate template, int register) =>
        template.IsWide ? $"s{register}"
        : register < template.LocalCount ? template.Code.LocalsPlusNames[register]
        : register < template.StackStart ? $"k{register - template.LocalCount}"
        : $"s{register - template.StackStart}";
}
