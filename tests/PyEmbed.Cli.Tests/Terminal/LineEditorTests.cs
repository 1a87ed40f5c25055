using PyEmbed.Cli.Terminal;

namespace PyEmbed.Cli.Tests.Terminal;

public sealed class LineEditorTests
{
    // Names in angle brackets are keys; the rest is typed. A | in what is expected is the cursor.
    [TestCase("abc<Left>X", "abX|c")]
    [TestCase("abc<Home>X<End>Y", "XabcY|")]
    [TestCase("abc<^a>X<^e>Y<^b>Z<^f>!", "XabcZY!|")]
    [TestCase("one two<WordLeft>X", "one X|two")]
    [TestCase("one two<Home><WordRight>X", "oneX| two")]
    [TestCase("one.two<!b><!b>X<!f>Y", "XoneY|.two")]
    [TestCase("abc<Backspace>", "ab|")]
    [TestCase("abc<Home><Delete><^d>", "|c")]
    [TestCase("one two<^w>", "one |")]
    [TestCase("a.b<AltBackspace>", "a.|")]
    [TestCase("one two<Home><!d>", "| two")]
    [TestCase("one two<^u>X<^y>", "Xone two|")]
    [TestCase("one two<Home><^k>X<^y>", "Xone two|")]
    [TestCase("one two three<^w><^w><^y><^y>", "one two threetwo three|")]
    [TestCase("abc<^t>", "acb|")]
    [TestCase("abc<Left><^t>", "acb|")]
    [TestCase("a<^t>", "a|")]
    [TestCase("e\u0301x<Left><Left>y", "y|e\u0301x")]
    [TestCase("\U0001F40D<Backspace>x", "x|")]
    [TestCase("日本<Left>x", "日x|本")]
    [TestCase("if x:<Enter>y", "if x:\n    y|")]
    [TestCase("if x:  # why<Enter>y<Enter>z", "if x:  # why\n    y\n    z|")]
    [TestCase("f('#:'<Enter>y", "f('#:'\ny|")]
    [TestCase("if x:<Enter>if y:<Enter>z<Enter><Backspace>w", "if x:\n    if y:\n        z\n    w|")]
    [TestCase("(<Enter><Tab>x", "(\n    x|")]
    [TestCase("(ab<Enter>cdef<Up>X<Down>Y", "(abX\ncdefY|")]
    [TestCase("(abcdef<Enter>g<Enter>hijkl<Up><Up>X", "(abcdX|ef\ng\nhijkl")]
    [TestCase("x = 1<AltEnter>y", "x = 1\ny|")]
    [TestCase("a<Escape>b<Unknown>c", "abc|")]
    public void Keys_change_the_text_and_move_the_cursor(string keys, string expected)
    {
        var editor = new LineEditor(new History(), _ => false, _ => []);
        foreach (var key in Keys.Of(keys)) editor.Press(key).ShouldBe(EditResult.Continue);
        editor.Text.Insert(editor.Cursor, "|").ShouldBe(expected);
    }

    [TestCase("<Up>", "two|")]
    [TestCase("<Up><Up>", "one:\n  more|")]
    [TestCase("<Up><Up><Up><Up>", "one:|\n  more")]
    [TestCase("new<Up><Down>", "new|")]
    [TestCase("<^p>X<Up><Down>", "twoX|")]
    [TestCase("<!<>", "one:\n  more|")]
    [TestCase("<PageUp><PageUp><PageDown>", "two|")]
    [TestCase("<Down>x", "x|")]
    public void The_history_is_gone_through_by_whole_entries(string keys, string expected) => Edit(keys).ShouldBe(expected);

    [TestCase("<^r>o", "(reverse-i-search)`o': ", "tw|o")]
    [TestCase("<^r>o<^r>", "(reverse-i-search)`o': ", "one:\n  m|ore")]
    [TestCase("<^r>o<^r><^s>", "(i-search)`o': ", "tw|o")]
    [TestCase("<^r>ox", "(failed reverse-i-search)`ox': ", "tw|o")]
    [TestCase("<^r>ox<Backspace>", "(reverse-i-search)`o': ", "tw|o")]
    [TestCase("new<^r>more<^g>", null, "new|")]
    [TestCase("new<^r>more<Escape>X", null, "one:\n  X|more")]
    [TestCase("<^r>more<End>X", null, "one:\n  moreX|")]
    [TestCase("<^r>more<Escape><^r><^r>", "(reverse-i-search)`more': ", "one:\n  |more")]
    public void Entries_are_found_while_it_is_typed_what_is_in_them(string keys, string? prompt, string expected)
    {
        var editor = Editor();
        foreach (var key in Keys.Of(keys)) editor.Press(key).ShouldBe(EditResult.Continue);
        (editor.SearchPrompt, editor.Text.Insert(editor.Cursor, "|")).ShouldBe((prompt, expected));
    }

    [Test]
    public void Enter_runs_what_is_complete()
    {
        var editor = new LineEditor(new History(), text => text.EndsWith('!'), _ => []);
        Keys.Of("abc<Enter>d!<Enter>").Select(editor.Press).ToArray().ShouldBe([.. Enumerable.Repeat(EditResult.Continue, 6), EditResult.Accept]);
        editor.Text.ShouldBe("abc\nd!");
    }

    [TestCase("abc<^c>", "Interrupt")]
    [TestCase("abc<Interrupt>", "Interrupt")]
    [TestCase("<^d>", "End")]
    [TestCase("<EndOfInput>", "End")]
    [TestCase("abc<EndOfInput>", "Accept")]
    [TestCase("abc<^l>", "ClearScreen")]
    [TestCase("<^r>x<^c>", "Interrupt")]
    public void Keys_end_the_editing(string keys, string expected)
    {
        var editor = new LineEditor(new History(), _ => false, _ => []);
        Keys.Of(keys).Select(editor.Press).ToArray()[^1].ToString().ShouldBe(expected);
    }

    [TestCase("x = os.pa<Tab>", "x = os.path|", "")]
    [TestCase("os.re<Tab>", "os.re|", "")]
    [TestCase("os.re<Tab><Tab>", "os.re|", "remove( rename(")]
    [TestCase("os.re<Tab>n<Tab>", "os.rename(|", "")]
    [TestCase("none<Tab><Tab>", "none|", "")]
    [TestCase("(<Tab>", "(|", "")]
    [TestCase("<Tab>x", "    x|", "")]
    public void Tab_completes_the_name_before_the_cursor(string keys, string expected, string candidates)
    {
        string[] names = ["os.path", "os.rename(", "os.remove("];
        var editor = new LineEditor(new History(), _ => false, word => [.. names.Where(name => name.StartsWith(word, StringComparison.Ordinal))]);
        foreach (var key in Keys.Of(keys)) editor.Press(key);
        (editor.Text.Insert(editor.Cursor, "|"), string.Join(' ', editor.Candidates)).ShouldBe((expected, candidates));
    }

    [Test]
    public void Pasted_lines_stay_as_they_are()
    {
        var editor = new LineEditor(new History(), _ => false, _ => []);
        editor.Press(new Key(KeyKind.Paste, "if x:\n    y\n\tz")).ShouldBe(EditResult.Continue);
        editor.Text.ShouldBe("if x:\n    y\n\tz");
    }

    private static string Edit(string keys)
    {
        var editor = Editor();
        foreach (var key in Keys.Of(keys)) editor.Press(key);
        return editor.Text.Insert(editor.Cursor, "|");
    }

    private static LineEditor Editor()
    {
        var history = new History();
        history.Add("one:\n  more");
        history.Add("two");
        return new LineEditor(history, _ => false, _ => []);
    }
}
