using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.Tests.Emit;

[TestFixture]
internal sealed class ExpressionTextTests
{
    [TestCaseSource(nameof(Rows))]
    public void A_postponed_annotation_is_the_text_that_CPython_makes_of_it(string expression, string text)
    {
        var code = PythonCompiler.Compile("from __future__ import annotations\nx: " + expression, "test", CompilerOptions.Default);
        TextRepr.Ascii(((StrConstant)code.Consts[2]).Value).ShouldBe(text);
    }

    private static IEnumerable<string[]> Rows() => Recorded.Rows("Emit/annotations.tsv");
}
