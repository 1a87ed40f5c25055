using PyEmbed.Cli.Terminal;

namespace PyEmbed.Cli.Tests.Terminal;

public sealed class ScreenTests
{
    [TestCase("abc", 3, ">>> abc|")]
    [TestCase("abc", 0, ">>> |abc")]
    [TestCase("ab\ncd", 1, ">>> a|b\n... cd")]
    [TestCase("ab\ncd", 2, ">>> ab|\n... cd")]
    [TestCase("123456", 6, ">>> 123456\n|")]
    [TestCase("123456\nx", 6, ">>> 123456\n|\n... x")]
    [TestCase("1234567", 7, ">>> 123456\n7|")]
    [TestCase("1234567", 6, ">>> 123456\n|7")]
    [TestCase("日本語", 3, ">>> 日本語\n|")]
    [TestCase("x日本語", 4, ">>> x日本\n語|")]
    [TestCase("e\u0301x", 2, ">>> e\u0301|x")]
    [TestCase("12345e\u0301x", 7, ">>> 12345e\u0301\n|x")]
    [TestCase("\tx", 2, ">>>\n  x|")]
    [TestCase("a\u0001b", 3, ">>> a^Ab|")]
    public void Text_is_wrapped_and_the_cursor_stands_in_it(string text, int cursor, string expected)
    {
        var terminal = new FakeTerminal(10, 5);
        var screen = new Screen(terminal);
        screen.Begin();
        screen.Draw(Content(text, cursor));
        terminal.Shown.ShouldBe(expected);
    }

    [Test]
    public void Later_drawings_replace_earlier_ones()
    {
        var terminal = new FakeTerminal(10, 6);
        var screen = new Screen(terminal);
        terminal.Write("output\r\n");
        screen.Begin();
        foreach (var (text, cursor) in new[] { ("a\nb\nc", 5), ("a\nB\nc", 2), ("1234567890\nx", 3), ("x", 0), ("x\ny", 3) }) screen.Draw(Content(text, cursor));
        terminal.Shown.ShouldBe("output\n>>> x\n... y|");
        screen.End(Content("x\ny", 0));
        terminal.Write("more");
        terminal.Shown.ShouldBe("output\n>>> x\n... y\nmore|");
    }

    [Test]
    public void Drawing_goes_on_where_nothing_was_written_below()
    {
        var terminal = new FakeTerminal(10, 4);
        var screen = new Screen(terminal);
        screen.Begin();
        foreach (var text in new[] { "a", "a\nb", "a\nb\nc", "a\nb\nc\nd", "a\nb\nc\nd\ne" })
        {
            screen.End(Content(text, 0));
            screen.Draw(Content(text + "\n", text.Length + 1));
        }
        terminal.Shown.ShouldBe("... c\n... d\n... e\n... |");
    }

    [Test]
    public void A_prompt_begins_in_a_line_of_its_own()
    {
        var terminal = new FakeTerminal(10, 4);
        var screen = new Screen(terminal);
        terminal.Write("x");
        screen.Begin();
        screen.Draw(Content("", 0));
        terminal.Shown.ShouldBe("x\n>>> |");
    }

    [Test]
    public void Of_text_that_is_higher_than_the_terminal_the_rows_around_the_cursor_are_seen()
    {
        var terminal = new FakeTerminal(10, 3);
        var screen = new Screen(terminal);
        screen.Begin();
        const string text = "a\nb\nc\nd\ne";
        screen.Draw(Content(text, 9));
        terminal.Shown.ShouldBe("... c\n... d\n... e|");
        screen.Draw(Content(text, 2));
        terminal.Shown.ShouldBe("... |b\n... c\n... d");
        screen.Draw(Content(text, 0));
        terminal.Shown.ShouldBe(">>> |a\n... b\n... c");
        screen.End(Content(text, 0));
        terminal.Shown.ShouldBe("... d\n... e\n|");
    }

    [Test]
    public void Sequences_of_a_prompt_take_no_room()
    {
        var terminal = new FakeTerminal(10, 3);
        var screen = new Screen(terminal);
        screen.Begin();
        screen.Draw(new ScreenContent("\x01\e[1m\x02>\x01\e[0m\x02 ", "", "12345678", 7, null));
        terminal.Shown.ShouldBe("> 1234567|8");
    }

    [Test]
    public void An_empty_screen_begins_at_the_top()
    {
        var terminal = new FakeTerminal(10, 3);
        var screen = new Screen(terminal);
        terminal.Write("1\r\n2\r\n");
        screen.Begin();
        screen.Draw(Content("a\nb", 3));
        screen.Clear();
        screen.Draw(Content("a\nb", 3));
        terminal.Shown.ShouldBe(">>> a\n... b|");
    }

    [Test]
    public void Styles_are_colours()
    {
        var terminal = new FakeTerminal(20, 3);
        var screen = new Screen(terminal);
        screen.Begin();
        screen.Draw(new ScreenContent(">>> ", "... ", "if x\n1", 0, [TextStyle.Keyword, TextStyle.Keyword, TextStyle.Plain, TextStyle.Plain, TextStyle.Plain, TextStyle.Number]));
        terminal.Coloured.ShouldBe("[1;35]>>> [1;34]if[] x[1;35]... [33]1");
    }

    [Test]
    public void Words_stand_in_columns() => Screen.Columns(["a", "bcd", "e", "f", "g"], 12).ShouldBe(["a    f", "bcd  g", "e"]);

    private static ScreenContent Content(string text, int cursor) => new(">>> ", "... ", text, cursor, null);
}
