using PyEmbed.Bytecode.Disassembly;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Bytecode.Tests.Samples;

namespace PyEmbed.Bytecode.Tests.Disassembly;

[TestFixture]
internal sealed class DisassemblerTests
{
    [TestCase("Disassembly/operands")]
    [TestCase("Samples/functions")]
    [TestCase("Samples/flow")]
    [TestCase("Samples/extended")]
    public void The_text_is_that_of_dis(string sample)
    {
        var name = sample[(sample.IndexOf('/', StringComparison.Ordinal) + 1)..];
        Disassembler.Disassemble(Load(sample)).ShouldBe(Recorded.Text($"Disassembly/{name}.dis.txt"));
    }

    [Test]
    public void Caches_are_shown_when_asked_for() =>
        Disassembler.Disassemble(Load("Samples/functions"), new DisassemblerOptions { ShowCaches = true }).ShouldBe(Recorded.Text("Disassembly/caches.txt"));

    [TestCase(0)]
    [TestCase(1)]
    public void Inner_code_is_shown_to_the_depth_asked_for(int depth) =>
        Disassembler.Disassemble(Load("Disassembly/operands"), new DisassemblerOptions { Depth = depth }).ShouldBe(Recorded.Text($"Disassembly/depth{depth}.txt"));

    [Test]
    public void The_current_instruction_is_marked() =>
        Disassembler.Disassemble(Load("Samples/functions"), new DisassemblerOptions { Depth = 0, CurrentOffset = 2 }).ShouldBe(Recorded.Text("Disassembly/current.txt"));

    [Test]
    public void Addresses_are_the_callers()
    {
        var code = Load("Samples/functions");
        Disassembler.Repr(code, new DisassemblerOptions { AddressOf = _ => 0x7f00ab }).ShouldBe("<code object <module> at 0x7f00ab, file \"functions.py\", line 1>");
    }

    [Test]
    public void Arguments_that_mean_nothing_are_numbers_only()
    {
        var code = CodeMaker.Make("LOAD_CONST 9; LOAD_NAME 9; LOAD_FAST 9; COMPARE_OP 9; raw:144");
        Disassembler.Disassemble(code).ShouldBe(
            """
                      0 LOAD_CONST               9
                      2 LOAD_NAME                9
                      4 LOAD_FAST                9
                      6 COMPARE_OP               9
                     12 EXTENDED_ARG             0

            """.ReplaceLineEndings("\n"));
    }

    private static CodeObject Load(string sample) => ((CodeConstant)MarshalReader.Load(Recorded.Bytes(sample + ".marshal.bin"))).Code;
}
