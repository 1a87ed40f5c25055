using System.Collections.Immutable;
using PyEmbed.Bytecode.Tables;
using PyEmbed.Core.Literals;

namespace PyEmbed.Bytecode.Tests.Samples;

/// <summary>Code objects from a listing: <c>LOAD_CONST 0; RETURN_VALUE</c>. Caches are put in; <c>raw:90</c> is a unit as it stands (opcode only).</summary>
internal static class CodeMaker
{
    private static readonly Dictionary<string, Opcode> ByName = Enum.GetValues<Opcode>().ToDictionary(OpcodeTable.Name);

    public static CodeObject Make(string listing, int stackSize = 10, CodeFlags flags = CodeFlags.None, params ExceptionTableEntry[] handlers)
    {
        var code = ImmutableArray.CreateBuilder<byte>();
        foreach (var line in listing.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            if (words[0].StartsWith("raw:"))
            {
                code.Add(byte.Parse(words[0][4..]));
                code.Add(0);
                continue;
            }
            var opcode = ByName[words[0]];
            code.Add((byte)opcode);
            code.Add(words.Length > 1 ? byte.Parse(words[1]) : (byte)0);
            for (var i = OpcodeTable.CacheEntries(opcode); i > 0; i--) code.AddRange((byte)0, (byte)0);
        }
        var table = new ExceptionTableWriter();
        foreach (var handler in handlers) table.Add(handler);
        return new CodeObject
        {
            ArgCount = 0,
            PosOnlyArgCount = 0,
            KwOnlyArgCount = 0,
            StackSize = stackSize,
            Flags = flags,
            Code = code.ToImmutable(),
            Consts = [Constant.None, new TupleConstant([new StrConstant("a"), new StrConstant("b")]), new TupleConstant([Constant.None])],
            Names = ["name"],
            LocalsPlusNames = ["local", "argument", "cell", "free"],
            LocalsPlusKinds = [LocalKinds.Local, LocalKinds.Local | LocalKinds.Cell, LocalKinds.Cell, LocalKinds.Free],
            FileName = "made.py",
            Name = "made",
            QualName = "made",
            FirstLine = 1,
            LineTable = [],
            ExceptionTable = table.ToImmutable(),
        };
    }
}
