using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PyEmbed.Bytecode.Tests.Documents;

/// <summary>Keeps <c>docs/reference/bytecode.md</c> equal to the declarations of the opcodes. Set <c>PYEMBED_REGENERATE=1</c> to write it anew.</summary>
[TestFixture]
internal sealed class BytecodeReferenceTests
{
    [Test]
    public void The_reference_is_made_of_the_declarations()
    {
        var path = Path.GetFullPath(Path.Combine(FolderOfThisFile(), "../../../docs/reference/bytecode.md"));
        var expected = Make();
        if (Environment.GetEnvironmentVariable("PYEMBED_REGENERATE") == "1") File.WriteAllText(path, expected);
        File.ReadAllText(path).ShouldBe(expected);
    }

    private static string FolderOfThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static string Make()
    {
        var summaries = Summaries();
        var text = new StringBuilder();
        text.Append("""
            # Bytecode

            The instructions of PyEmbed: those of CPython 3.11, and from 200 on a few of our own for syntax newer than 3.11. This table is made of the
            declarations in `src/PyEmbed.Bytecode/Instructions/Opcode.cs`; a test compares the two.

            An instruction is two bytes, opcode and argument. *Cache* is how many such units of zeros follow it. *Stack* says what an instruction takes and
            what it leaves, top last; `items[oparg]` stands for as many values as the expression says, read from left to right. After *jumps:* stands what is
            there when it jumps. `dis.stack_effect` counts otherwise in three places: the arguments of a call go with `PRECALL`, and what is sent into a new
            generator does not count.

            | number | name | argument | stack | cache | meaning |
            |---:|---|---|---|---:|---|

            """);
        foreach (var opcode in Enum.GetValues<Opcode>())
        {
            var declaration = typeof(Opcode).GetField(opcode.ToString())!.GetCustomAttribute<InstructionAttribute>()!;
            var stack = declaration.OnJump is null ? $"`{declaration.StackEffect}`" : $"`{declaration.StackEffect}` jumps: `{declaration.OnJump}`";
            var operand = declaration.Operand == OperandKind.None ? "" : declaration.Operand.ToString();
            var cache = declaration.Cache == 0 ? "" : declaration.Cache.ToString();
            text.Append($"| {(int)opcode} | `{OpcodeTable.Name(opcode)}` | {operand} | {stack} | {cache} | {summaries[opcode.ToString()]} |\n");
        }
        return text.ToString();
    }

    private static Dictionary<string, string> Summaries()
    {
        var xml = XDocument.Load(Path.ChangeExtension(typeof(Opcode).Assembly.Location, ".xml"));
        const string prefix = "F:PyEmbed.Bytecode.Instructions.Opcode.";
        return xml.Descendants("member")
            .Where(member => member.Attribute("name")!.Value.StartsWith(prefix))
            .ToDictionary(member => member.Attribute("name")!.Value[prefix.Length..], member => Markdown(member.Element("summary")!));
    }

    private static string Markdown(XElement summary) => Regex.Replace(
        string.Concat(summary.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")!.Value.Split('.')[^1]}`",
            XText plain => plain.Value,
            _ => "",
        })),
        @"\s+", " ").Trim();
}
