using PyEmbed.Cli.Terminal;

namespace PyEmbed.Cli.Tests.Terminal;

public sealed class HighlighterTests
{
    // A letter a char: k(eyword) b(uiltin) s(tring) n(umber) c(omment) d(efinition), - for the rest.
    [TestCase("if x is None: # y", "kk---kk-kkkk--ccc")]
    [TestCase("def len(a): return len", "kkk-ddd-----kkkkkk-bbb")]
    [TestCase("class A: x.len", "kkkkk-d-------")]
    [TestCase("x = 1.5e3 + 0xFF", "----nnnnn---nnnn")]
    [TestCase("f'{x}' rb\"y\" '''z\nw'''", "ssssss-sssss-sssssssss")]
    [TestCase("日 = '本' # é", "----sss-ccc")]
    [TestCase("'\U0001F40D' + len", "ssss---bbb")]
    [TestCase("match x:\n    case _: pass", "kkkkk--------kkkk-k--kkkk")]
    [TestCase("match = 1; match.x; case", "--------n---------------")]
    [TestCase("# only", "cccccc")]
    [TestCase("", "")]
    public void Source_has_its_colours(string source, string expected) => Letters(source).ShouldBe(expected);

    [TestCase("print('abc", "------ssss")]
    [TestCase("x = rb'abc\nif", "----ssssss-kk")]
    [TestCase("x = '''abc\nif", "----sssssssss")]
    [TestCase("f(1, [2", "--n---n")]
    [TestCase("if $ len ? 1", "kk---bbb---n")]
    [TestCase("if x:\n        y\n   len", "kk-----------------bbb")]
    [TestCase("x = \\", "-----")]
    public void Half_written_source_has_the_colours_of_what_is_there(string source, string expected) => Letters(source).ShouldBe(expected);

    [Test]
    public void Text_that_can_be_no_source_has_no_colours()
    {
        Letters("if\0y").ShouldBe("----");
        Letters("'\uD800'").ShouldBe("---");
    }

    private static string Letters(string source)
    {
        var styles = new Highlighter(name => name == "len", LanguageVersion.Python311).Style(source);
        return string.Concat(styles.Select(style => style == TextStyle.Plain ? "-" : style.ToString()[..1].ToLowerInvariant()));
    }
}
