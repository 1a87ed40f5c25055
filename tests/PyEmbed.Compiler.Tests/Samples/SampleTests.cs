using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Bytecode.Verification;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Tests.Samples;

[TestFixture]
internal sealed class SampleTests
{
    private static readonly string[] Names = ["assignments", "big", "exceptions", "flow", "fstrings", "functions", "operands"];

    [Test]
    public void Every_attribute_of_the_code_is_CPythons([ValueSource(nameof(Names))] string name, [Range(0, 2)] int optimization)
    {
        var code = Compile(name, CompilerOptions.Default with { OptimizationLevel = optimization });
        var recorded = ((TupleConstant)MarshalReader.Load(Recorded.Bytes($"Samples/{name}.marshal.bin"))).Items[optimization];
        CodeText.Describe(code).ShouldBe(CodeText.Describe(((CodeConstant)recorded).Code));
    }

    [Test]
    public void Code_passes_the_verifier([ValueSource(nameof(Names))] string name) => Verify(Compile(name, CompilerOptions.Default));

    [Test]
    public void Warnings_are_CPythons([ValueSource(nameof(Names))] string name)
    {
        var warnings = new WarningList();
        Compile(name, CompilerOptions.Default with { Warnings = warnings });
        string.Join("; ", warnings.Texts).ShouldBe(Recorded.Rows("Samples/warnings.tsv").Single(row => row[0] == name)[1]);
    }

    private static CodeObject Compile(string name, CompilerOptions options) => PythonCompiler.Compile(Recorded.Bytes($"Samples/{name}.py"), name + ".py", options);

    private static void Verify(CodeObject code)
    {
        CodeVerifier.Verify(code, out var error).ShouldNotBeNull($"{code.QualName}: {error}");
        foreach (var constant in code.Consts)
            if (constant is CodeConstant inner) Verify(inner.Code);
    }

    private sealed class WarningList : ISourceWarnings
    {
        public List<string> Texts { get; } = [];

        public bool Warn(WarningCategory category, string message, string fileName, int line)
        {
            Texts.Add($"{category} {line}: {message}");
            return true;
        }
    }
}
