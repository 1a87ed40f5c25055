using System.Globalization;
using System.Numerics;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Bytecode.Tables;
using PyEmbed.Core.Literals;

namespace PyEmbed.Bytecode.Disassembly;

/// <summary>Makes the list of a code object's instructions as <c>dis.get_instructions</c> of CPython 3.11 does.</summary>
internal sealed class InstructionLister
{
    private readonly CodeObject _code;
    private readonly DisassemblerOptions _options;
    private readonly HashSet<int> _targets = [];

    public InstructionLister(CodeObject code, DisassemblerOptions options)
    {
        _code = code;
        _options = options;
        FindTargets();
    }

    /// <summary>Takes any code: an argument that means nothing is shown as a number only.</summary>
    public List<DisassembledInstruction> List()
    {
        var bytes = _code.Code.AsSpan();
        var positions = LocationTable.Positions(_code);
        var lines = FindLineStarts();
        var list = new List<DisassembledInstruction>(bytes.Length / 2);
        var high = 0;
        for (var offset = 0; offset + 1 < bytes.Length; offset += 2)
        {
            var opcode = (Opcode)bytes[offset];
            int? arg = OpcodeTable.HasArgument(opcode) ? high | bytes[offset + 1] : null;
            high = opcode == Opcode.ExtendedArg ? arg!.Value << 8 : 0;
            var text = arg is null ? "" : Describe(opcode, arg.Value, offset);
            list.Add(new DisassembledInstruction(offset, opcode, arg, text, lines.TryGetValue(offset, out var line) ? line : null, _targets.Contains(offset), PositionAt(offset)));
            for (var cache = OpcodeTable.CacheEntries(opcode); cache > 0; cache--)
            {
                offset += 2;
                if (_options.ShowCaches && offset < bytes.Length) list.Add(new DisassembledInstruction(offset, Opcode.Cache, 0, "", null, false, PositionAt(offset)));
            }
        }
        return list;

        SourcePosition PositionAt(int offset) => offset / 2 < positions.Length ? positions[offset / 2] : SourcePosition.None;
    }

    /// <summary><c>dis.findlinestarts</c></summary>
    private Dictionary<int, int> FindLineStarts()
    {
        var starts = new Dictionary<int, int>();
        var last = -1;
        foreach (var range in LocationTable.Lines(_code))
        {
            if (range.Line < 0 || range.Line == last) continue;
            last = range.Line;
            starts[range.Start] = last;
        }
        return starts;
    }

    private void FindTargets()
    {
        var reader = new InstructionReader(_code.Code.AsSpan());
        while (reader.MoveNext())
            if (OpcodeTable.IsJump(reader.Opcode)) _targets.Add(reader.JumpTarget);
        foreach (var entry in ExceptionTable.Entries(_code))
            if (entry.Start < entry.End) _targets.Add(entry.Target);
    }

    private string Describe(Opcode opcode, int arg, int offset)
    {
        switch (OpcodeTable.Operand(opcode))
        {
            case OperandKind.Const when opcode == Opcode.LoadConst: return (uint)arg < (uint)_code.Consts.Length ? Describe(_code.Consts[arg]) : "";
            case OperandKind.Name: return NameAt(_code.Names.AsSpan(), arg);
            case OperandKind.GlobalName:
                var global = NameAt(_code.Names.AsSpan(), arg >> 1);
                return (arg & 1) != 0 && global.Length > 0 ? "NULL + " + global : global;
            case OperandKind.Local or OperandKind.Free: return NameAt(_code.LocalsPlusNames.AsSpan(), arg);
            case OperandKind.JumpForward: return string.Create(CultureInfo.InvariantCulture, $"to {unchecked(offset + 2 + (arg * 2))}");
            case OperandKind.JumpBackward: return string.Create(CultureInfo.InvariantCulture, $"to {unchecked(offset + 2 - (arg * 2))}");
            case OperandKind.Compare: return (uint)arg < OperatorNames.ComparisonCount ? OperatorNames.Comparison(arg) : "";
            case OperandKind.BinaryOp: return (uint)arg < OperatorNames.BinaryOperatorCount ? OperatorNames.BinaryOperator(arg) : "";
            case OperandKind.Intrinsic: return Enum.IsDefined((Intrinsic)arg) ? ((Intrinsic)arg).ToString() : "";
        }
        return opcode switch
        {
            Opcode.FormatValue => DescribeFormat(arg),
            Opcode.MakeFunction => DescribeFunction(arg),
            _ => "",
        };
    }

    private static string NameAt(ReadOnlySpan<string> names, int index) => (uint)index < (uint)names.Length ? names[index] : "";

    private static string DescribeFormat(int arg)
    {
        var conversion = (arg & 3) switch
        {
            1 => "str",
            2 => "repr",
            3 => "ascii",
            _ => "",
        };
        if ((arg & 4) == 0) return conversion;
        return conversion.Length > 0 ? conversion + ", with format" : "with format";
    }

    private static string DescribeFunction(int arg)
    {
        var parts = new List<string>(BitOperations.PopCount((uint)arg));
        if ((arg & 1) != 0) parts.Add("defaults");
        if ((arg & 2) != 0) parts.Add("kwdefaults");
        if ((arg & 4) != 0) parts.Add("annotations");
        if ((arg & 8) != 0) parts.Add("closure");
        return string.Join(", ", parts);
    }

    private string Describe(Constant constant) => constant is CodeConstant inner ? Disassembler.Repr(inner.Code, _options) : ConstantRepr.Repr(constant).ToUtf16();
}
