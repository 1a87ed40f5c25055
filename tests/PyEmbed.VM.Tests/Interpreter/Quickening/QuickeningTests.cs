using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Verification;
using PyEmbed.VM.Interpreter.Quickening;

namespace PyEmbed.VM.Tests.Interpreter.Quickening;

/// <summary>samples.py, compiled by CPython 3.11 (record.py), as register code.</summary>
public sealed class QuickeningTests
{
    [TestCaseSource(nameof(Functions))]
    public void Functions_become_register_code(string name, string expected) =>
        TemplateText.Write(Quickener.Translate(Verified(CodeOf(name)))).ReplaceLineEndings("\n").ShouldBe(expected);

    [TestCaseSource(nameof(Functions))]
    public void Stack_maps_stand_at_boundaries_and_have_the_depth_of_wordcode(string name, string _)
    {
        var template = Quickener.Translate(Verified(CodeOf(name)));
        for (var i = 0; i < template.Instructions.Length; i++)
        {
            var map = template.StackMaps.At(i);
            if (map.Length == 0 || template.Boundaries[i] < 0) continue;
            map.Length.ShouldBe(template.Verified.Depths[template.Boundaries[i] / 2], $"instruction {i}");
        }
    }

    [TestCaseSource(nameof(Functions))]
    public void The_unfolded_translation_has_every_wordcode_instruction_at_a_place_of_its_own(string name, string _)
    {
        var verified = Verified(CodeOf(name));
        var template = Quickener.Translate(verified, fold: false);
        var decoded = new DecodedCode(verified);
        foreach (var instruction in decoded.Instructions)
        {
            var at = template.IndexOfBoundary(instruction.Offset);
            at.ShouldBeGreaterThanOrEqualTo(0, $"offset {instruction.Offset}");
            template.Instructions[at].Op.ShouldBe(Op.Trace);
            template.StackMaps.At(at).Length.ShouldBe(0);
        }
    }

    private static IEnumerable<TestCaseData> Functions()
    {
        foreach (var section in Embedded.Text("Interpreter/Quickening/samples.registers.txt").Split("--- ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = section.IndexOf('\n');
            yield return new TestCaseData(section[..end], section[(end + 1)..]).SetArgDisplayNames(section[..end]);
        }
    }

    private static CodeObject CodeOf(string qualifiedName) => All(Embedded.Code("Interpreter/Quickening/samples.marshal.bin")).Single(code => code.QualName == qualifiedName);

    private static IEnumerable<CodeObject> All(CodeObject code) =>
        code.Consts.OfType<CodeConstant>().SelectMany(constant => All(constant.Code)).Prepend(code);

    private static VerifiedCode Verified(CodeObject code) => CodeVerifier.Verify(code, out var error).ShouldNotBeNull(error?.ToString());
}
