using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Interpreter.Quickening;

namespace PyEmbed.VM.Tests.Interpreter;

/// <summary>The loop is one method on whose compiled quality everything depends: the JIT gives up optimising what is too large, without saying so.</summary>
public sealed partial class EvaluationLoopTests
{
    private static readonly MethodBody s_body = typeof(EvaluationLoop).GetMethod(nameof(EvaluationLoop.Run))!.GetMethodBody()!;

    [Test]
    public void The_loop_is_small_enough_for_the_JIT_to_optimise()
    {
        s_body.GetILAsByteArray()!.Length.ShouldBeLessThan(45_000);
        s_body.LocalVariables.Count.ShouldBeLessThan(400);
        s_body.ExceptionHandlingClauses.ShouldBeEmpty();
    }

    // Above 2,000 blocks or 20,000 instructions the JIT switches to minimal optimisation.
    [Test]
    public void The_loop_has_fewer_blocks_and_instructions_than_the_JIT_can_optimise()
    {
        var (blocks, instructions) = CountBlocks(s_body.GetILAsByteArray()!);
        blocks.ShouldBeInRange(200, 1_600);
        instructions.ShouldBeInRange(1_000, 16_000);
    }

    [Test]
    public void Every_instruction_has_a_case_and_every_case_an_instruction()
    {
        var cases = CasesIn("EvaluationLoop.cs").Concat(CasesIn("GenericInstructions.cs")).ToHashSet();
        Enum.GetNames<Op>().Where(name => name != nameof(Op.LastGeneric)).Except(cases).ShouldBeEmpty();
        cases.Except(Enum.GetNames<Op>()).ShouldBeEmpty();
    }

    [Test]
    public void Specialised_instructions_are_handled_in_the_loop_and_general_ones_behind_it()
    {
        var inLoop = CasesIn("EvaluationLoop.cs").ToHashSet();
        var behind = CasesIn("GenericInstructions.cs").ToHashSet();
        Enum.GetValues<Op>().Where(op => op > Op.LastGeneric).Select(op => op.ToString()).Except(inLoop).ShouldBeEmpty();
        // What the loop handles completely has no general form.
        var complete = new[]
        {
            Op.Nop, Op.Move, Op.LoadInt, Op.LoadConst, Op.CheckBound, Op.Jump, Op.JumpNoInterrupt, Op.JumpIfNone, Op.JumpIfNotNone, Op.Return, Op.ReturnConst, Op.ReturnGenerator, Op.Yield,
        };
        Enum.GetNames<Op>().Where(name => name != nameof(Op.LastGeneric) && Enum.Parse<Op>(name) <= Op.LastGeneric).Except(complete.Select(op => op.ToString())).Except(behind).ShouldBeEmpty();
    }

    [GeneratedRegex(@"case (?<label>[^;{]*?Op\.[^:{]*):", RegexOptions.ExplicitCapture)]
    private static partial Regex Labels();

    [GeneratedRegex(@">= Op\.(?<first>\w+) and <= Op\.(?<last>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Ranges();

    [GeneratedRegex(@"Op\.(?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Names();

    private static IEnumerable<string> CasesIn(string file)
    {
        foreach (Match label in Labels().Matches(Embedded.Text(file)))
        {
            var text = label.Groups["label"].Value;
            if (Ranges().Match(text) is { Success: true } range)
            {
                for (var op = Enum.Parse<Op>(range.Groups["first"].Value); op <= Enum.Parse<Op>(range.Groups["last"].Value); op++) yield return op.ToString();
                continue;
            }
            foreach (Match name in Names().Matches(text)) yield return name.Groups["name"].Value;
        }
    }

    private static (int Blocks, int Instructions) CountBlocks(byte[] il)
    {
        var opcodes = new Dictionary<int, OpCode>();
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
            if (field.GetValue(null) is OpCode code) opcodes[(ushort)code.Value] = code;
        var starts = new HashSet<int> { 0 };
        var instructions = 0;
        for (var at = 0; at < il.Length;)
        {
            var value = il[at] == 0xFE ? 0xFE00 | il[at + 1] : il[at];
            var code = opcodes[value];
            var operand = at + code.Size;
            var size = code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, operand),
                _ => 4,
            };
            var next = operand + size;
            if (code.OperandType == OperandType.ShortInlineBrTarget) starts.Add(next + (sbyte)il[operand]);
            if (code.OperandType == OperandType.InlineBrTarget) starts.Add(next + BitConverter.ToInt32(il, operand));
            if (code.OperandType == OperandType.InlineSwitch)
                for (var i = 0; i < BitConverter.ToInt32(il, operand); i++) starts.Add(next + BitConverter.ToInt32(il, operand + 4 + (4 * i)));
            if (code.FlowControl is FlowControl.Cond_Branch or FlowControl.Branch or FlowControl.Return or FlowControl.Throw) starts.Add(next);
            at = next;
            instructions++;
        }
        return (starts.Count, instructions);
    }
}
