using System.Text;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Disassembly;
using PyEmbed.Bytecode.Verification;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Tests.Emit;

/// <summary>
/// PEP 695, 696, 701, 750 and 758, which only the newer language level has. <c>newsyntax.txt</c> holds sources and what they compile to: written by
/// reading CPython 3.13's disassembly, as no CPython emits these instructions.
/// </summary>
[TestFixture]
internal sealed class NewSyntaxTests
{
    private static readonly CompilerOptions Options = CompilerOptions.Default with { Version = LanguageVersion.Python314 };

    [TestCaseSource(nameof(Rows))]
    public void Newer_syntax_compiles_to_these_instructions(string source, string listing)
    {
        var code = PythonCompiler.Compile(source, "test", Options);
        var text = new StringBuilder();
        List(text, code);
        text.ToString().TrimEnd().ShouldBe(listing);
    }

    [TestCase("def f[T=int, U](): pass", "non-default type parameter 'U' follows default type parameter")]
    [TestCase("def f[T, T](): pass", "duplicate type parameter 'T'")]
    [TestCase("class C[__debug__]: pass", "cannot assign to __debug__")]
    [TestCase("def f():\n type X[T] = (yield)", "yield expression cannot be used within a type alias")]
    public void Errors_of_type_parameters(string source, string message) =>
        Should.Throw<SyntaxErrorException>(() => PythonCompiler.Compile(source, "test", Options)).Diagnostic.Message.ShouldBe(message);

    private static void List(StringBuilder text, CodeObject code)
    {
        CodeVerifier.Verify(code, out var error).ShouldNotBeNull(error?.ToString());
        text.Append(code.QualName).Append('(').AppendJoin(", ", code.VarNames.Take(code.ArgCount)).Append(")\n");
        foreach (var instruction in new InstructionLister(code, DisassemblerOptions.Default).List())
        {
            text.Append("  ").Append(instruction.Name);
            if (instruction.Arg is not null) text.Append(' ').Append(instruction.ArgText.Length > 0 && !instruction.ArgText.StartsWith("<code", StringComparison.Ordinal) ? instruction.ArgText : instruction.Arg);
            text.Append('\n');
        }
        foreach (var constant in code.Consts)
        {
            if (constant is CodeConstant inner) List(text, inner.Code);
        }
    }

    private static IEnumerable<TestCaseData> Rows()
    {
        foreach (var section in Recorded.Text("Emit/newsyntax.txt").Split("\n=== ").Skip(1))
        {
            var nameEnd = section.IndexOf('\n');
            var parts = section[(nameEnd + 1)..].Split("\n---\n");
            yield return new TestCaseData(parts[0], parts[1].TrimEnd()).SetArgDisplayNames(section[..nameEnd]);
        }
    }
}
