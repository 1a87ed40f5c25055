using System.Reflection;

namespace PyEmbed.Bytecode.Tests.Instructions;

internal sealed class OpcodeTests
{
    private static readonly int[] Opargs = [2, 3, 4, 5, 7, 8, 15, 16, 255, 256, 257, 770, 65535, 70000];

    private static IEnumerable<Opcode> Declared => Enum.GetValues<Opcode>();

    private static InstructionAttribute Declaration(Opcode opcode) =>
        typeof(Opcode).GetField(opcode.ToString())!.GetCustomAttribute<InstructionAttribute>()!;

    [TestCaseSource(nameof(Declared))]
    public void Table_says_what_the_declaration_says(Opcode opcode)
    {
        var declared = Declaration(opcode);
        OpcodeTable.IsDefined(opcode).ShouldBeTrue();
        OpcodeTable.Operand(opcode).ShouldBe(declared.Operand);
        OpcodeTable.CacheEntries(opcode).ShouldBe(declared.Cache);
        OpcodeTable.EndsBlock(opcode).ShouldBe(declared.EndsBlock);
        OpcodeTable.IsEnginePrivate(opcode).ShouldBe(declared.IsEnginePrivate);
        OpcodeTable.HasArgument(opcode).ShouldBe(declared.Operand != OperandKind.None);
        foreach (var oparg in Opargs)
        {
            var pops = StackEffectNotation.Pops(declared.StackEffect, oparg);
            OpcodeTable.Pops(opcode, oparg).ShouldBe(pops);
            OpcodeTable.Pushes(opcode, oparg).ShouldBe(StackEffectNotation.Pushes(declared.StackEffect, oparg));
            var onJump = declared.OnJump ?? declared.StackEffect;
            StackEffectNotation.Pops(onJump, oparg).ShouldBe(pops);
            OpcodeTable.PushesOnJump(opcode, oparg).ShouldBe(StackEffectNotation.Pushes(onJump, oparg));
            var nominal = declared.Nominal ?? declared.StackEffect;
            OpcodeTable.StackEffect(opcode, oparg, jump: false)
                .ShouldBe(StackEffectNotation.Pushes(nominal, oparg) - StackEffectNotation.Pops(nominal, oparg));
        }
    }

    [Test]
    public void Numbers_without_a_declaration_are_no_instructions()
    {
        var declared = Declared.ToHashSet();
        for (var number = 0; number < 256; number++)
        {
            var opcode = (Opcode)number;
            OpcodeTable.IsDefined(opcode).ShouldBe(declared.Contains(opcode));
            if (declared.Contains(opcode)) continue;
            OpcodeTable.Name(opcode).ShouldBe($"<{number}>");
            OpcodeTable.StackEffect(opcode, 0).ShouldBe(OpcodeTable.InvalidStackEffect);
        }
    }

    [Test]
    public void Opcodes_are_those_of_CPython_and_the_engine_private_ones()
    {
        var recorded = Recorded.Rows("Instructions/opcodes.tsv").Select(row => (int.Parse(row[0]), row[1]));
        Declared.Where(opcode => !OpcodeTable.IsEnginePrivate(opcode)).Select(opcode => ((int)opcode, OpcodeTable.Name(opcode))).ShouldBe(recorded);
    }

    [Test]
    public void Names_are_those_of_the_declarations_in_upper_case() =>
        Declared.Select(OpcodeTable.Name).ShouldBe(Declared.Select(opcode => UpperSnakeCase(opcode.ToString())));

    [Test]
    public void Caches_and_operand_kinds_are_those_CPython_has()
    {
        foreach (var row in Recorded.Rows("Instructions/opcodes.tsv"))
        {
            var opcode = (Opcode)int.Parse(row[0]);
            OpcodeTable.CacheEntries(opcode).ShouldBe(int.Parse(row[2]), row[1]);
            var list = OpcodeTable.Operand(opcode) switch
            {
                OperandKind.Const => "hasconst",
                OperandKind.Name or OperandKind.GlobalName => "hasname",
                OperandKind.JumpForward or OperandKind.JumpBackward => "hasjrel",
                OperandKind.Local => "haslocal",
                OperandKind.Compare => "hascompare",
                OperandKind.Free => "hasfree",
                _ => "-",
            };
            list.ShouldBe(row[3], row[1]);
            (OpcodeTable.Operand(opcode) == OperandKind.JumpBackward).ShouldBe(row[1].Contains("BACKWARD"), row[1]);
        }
    }

    [Test]
    public void Stack_effects_are_those_of_dis()
    {
        foreach (var row in Recorded.Rows("Instructions/opcodes.tsv"))
        {
            var opcode = (Opcode)int.Parse(row[0]);
            foreach (var entry in row[4].Split(' '))
            {
                var (oparg, effects) = entry.Split(':') is [var a, var e] ? (a == "" ? 0 : int.Parse(a), e) : throw new FormatException(entry);
                var ours = $"{OpcodeTable.StackEffect(opcode, oparg, false)}/{OpcodeTable.StackEffect(opcode, oparg, true)}/{OpcodeTable.StackEffect(opcode, oparg)}";
                ours.ShouldBe(effects, $"{row[1]} {oparg}");
            }
        }
    }

    private static string UpperSnakeCase(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && (char.IsUpper(c) || char.IsDigit(c)) ? $"_{char.ToUpperInvariant(c)}" : $"{char.ToUpperInvariant(c)}"));
}
