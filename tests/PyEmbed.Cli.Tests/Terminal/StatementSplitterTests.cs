using PyEmbed.Cli.Terminal;

namespace PyEmbed.Cli.Tests.Terminal;

public sealed class StatementSplitterTests
{
    [TestCase("a = 1\nb; c", "a = 1\n|b; c")]
    [TestCase("# why\n@d\ndef f():\n    x\n\nf()\n", "# why\n@d\ndef f():\n    x\n|\nf()\n")]
    [TestCase("x = (1,\n  2); y\nif x:\n  z", "x = (1,\n  2); y\n|if x:\n  z")]
    public void Statements_keep_their_lines(string text, string expected)
    {
        var statements = StatementSplitter.Split(text, LanguageVersion.Python311, out var isIncomplete);
        (string.Join('|', statements!), isIncomplete).ShouldBe((expected, false));
    }

    [TestCase("x\nf(", true)]
    [TestCase("x\n'''", true)]
    [TestCase("x\n1 1\n", false)]
    public void What_is_no_program_may_be_the_beginning_of_one(string text, bool expected)
    {
        StatementSplitter.Split(text, LanguageVersion.Python311, out var isIncomplete).ShouldBeNull();
        isIncomplete.ShouldBe(expected);
    }
}
