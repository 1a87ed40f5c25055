using System.Globalization;
using System.Text;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Compiler.FlowGraph.Layout;
using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.Tests.FlowGraph;

/// <summary>
/// Flow graphs as text, and code objects as text. A line is <c>label:</c> or <c>OPERATION argument @line</c>; the argument is a number, a label, or for LOAD_CONST the constant;
/// without <c>@</c> the instruction has no location, <c>@3:4-9</c> has columns. A listing shows offset, line (where it changes), operation, argument or <c>-&gt;target</c>.
/// </summary>
internal static class GraphText
{
    public static CompilationUnit Parse(string text, CodeFlags flags = CodeFlags.None, string[]? varNames = null, string[]? cellVars = null, string[]? freeVars = null)
    {
        var cells = new NameTable();
        foreach (var name in cellVars ?? []) cells.IndexOf(name);
        var frees = new NameTable(cells.Count);
        foreach (var name in freeVars ?? []) frees.IndexOf(name);
        var unit = new CompilationUnit("f", 1, cells, frees) { Flags = flags };
        foreach (var name in varNames ?? []) unit.VarNames.IndexOf(name);

        var blocks = new Dictionary<string, BasicBlock>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.EndsWith(':'))
            {
                unit.UseNextBlock(Block(line[..^1]));
                continue;
            }
            var parts = line.Split('@', StringSplitOptions.TrimEntries);
            unit.Location = parts.Length > 1 ? ParseLocation(parts[1]) : Location.None;
            var words = parts[0].Split(' ', 2, StringSplitOptions.TrimEntries);
            var op = Enum.Parse<Op>(words[0].Replace("_", ""), ignoreCase: true);
            var arg = words.Length > 1 ? words[1] : "0";
            if (Ops.IsJump(op) || Ops.IsSetup(op)) unit.EmitJump(op, Block(arg));
            else if (op == Op.LoadConst) unit.EmitLoadConst(ParseConstant(arg));
            else unit.Emit(op, int.Parse(arg, CultureInfo.InvariantCulture));
        }
        return unit;

        BasicBlock Block(string label)
        {
            if (!blocks.TryGetValue(label, out var block)) blocks.Add(label, block = unit.NewBlock());
            return block;
        }
    }

    public static CodeObject Assemble(string text, CodeFlags flags = CodeFlags.None, string[]? varNames = null, string[]? cellVars = null, string[]? freeVars = null) =>
        Assembler.Assemble(Parse(text, flags, varNames, cellVars, freeVars), "test", addNone: true);

    public static string List(CodeObject code)
    {
        var text = new StringBuilder();
        var lines = LinesByUnit(code);
        var shown = int.MinValue;
        var arg = 0;
        var start = 0;
        for (var unit = 0; unit < code.Code.Length / 2;)
        {
            var opcode = (Opcode)code.Code[unit * 2];
            arg = arg << 8 | code.Code[unit * 2 + 1];
            if (opcode == Opcode.ExtendedArg)
            {
                unit++;
                continue;
            }
            var next = unit + 1 + OpcodeTable.CacheEntries(opcode);
            text.Append(start * 2).Append(' ');
            if (lines[unit] != shown) text.Append('@').Append(lines[unit] < 0 ? "-" : lines[unit].ToString(CultureInfo.InvariantCulture)).Append(' ');
            shown = lines[unit];
            text.Append(OpcodeTable.Name(opcode));
            if (OpcodeTable.IsJump(opcode))
            {
                var distance = OpcodeTable.Operand(opcode) == OperandKind.JumpBackward ? -arg : arg;
                text.Append(" ->").Append((next + distance) * 2);
            }
            else if (OpcodeTable.HasArgument(opcode))
            {
                text.Append(' ').Append(opcode == Opcode.LoadConst ? Show(code.Consts[arg]) : arg.ToString(CultureInfo.InvariantCulture));
            }
            text.Append('\n');
            start = unit = next;
            arg = 0;
        }
        return text.ToString().TrimEnd();
    }

    public static string Show(Constant constant) => constant switch
    {
        NoneConstant => "None",
        BoolConstant b => b.Value ? "True" : "False",
        IntConstant i => i.Value.ToString(CultureInfo.InvariantCulture),
        FloatConstant f => f.Value.ToString("R", CultureInfo.InvariantCulture) is var text && text.All(c => char.IsDigit(c) || c == '-') ? text + ".0" : f.Value.ToString("R", CultureInfo.InvariantCulture),
        ComplexConstant c => $"complex({c.Real.ToString("R", CultureInfo.InvariantCulture)}, {c.Imaginary.ToString("R", CultureInfo.InvariantCulture)})",
        StrConstant s => $"'{s.Value.ToUtf16()}'",
        BytesConstant b => $"b'{Encoding.Latin1.GetString(b.Value.AsSpan())}'",
        TupleConstant t => $"({string.Join(", ", t.Items.Select(Show))}{(t.Items.Length == 1 ? "," : "")})",
        FrozenSetConstant s => $"frozenset({{{string.Join(", ", s.Items.Select(Show))}}})",
        EllipsisConstant => "...",
        _ => constant.GetType().Name,
    };

    private static int[] LinesByUnit(CodeObject code)
    {
        var lines = new List<int>();
        var line = code.FirstLine;
        for (var i = 0; i < code.LineTable.Length;)
        {
            var first = code.LineTable[i++];
            var kind = first >> 3 & 15;
            var hasLine = kind != 15;
            if (kind is 13 or 14)
            {
                var value = ReadVarint(ref i);
                line += (value & 1) != 0 ? -(value >> 1) : value >> 1;
            }
            else if (kind is 10 or 11 or 12)
            {
                line += kind - 10;
            }
            while (i < code.LineTable.Length && (code.LineTable[i] & 0x80) == 0) i++;
            for (var n = (first & 7) + 1; n > 0; n--) lines.Add(hasLine ? line : -1);
        }
        return [.. lines];

        int ReadVarint(ref int at)
        {
            var value = 0;
            for (var shift = 0; ; shift += 6)
            {
                var b = code.LineTable[at++];
                value |= (b & 63) << shift;
                if ((b & 64) == 0) return value;
            }
        }
    }

    private static Location ParseLocation(string text)
    {
        var numbers = text.Split(':', '-').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return numbers.Length == 1 ? new Location(numbers[0], 0, numbers[0], 1) : new Location(numbers[0], numbers[1], numbers[0], numbers[2]);
    }

    private static Constant ParseConstant(string text) => text switch
    {
        "None" => Constant.None,
        "True" => Constant.True,
        "False" => Constant.False,
        ['\'', .. var content, '\''] => new StrConstant(content),
        _ => new IntConstant(int.Parse(text, CultureInfo.InvariantCulture)),
    };
}
