using PyEmbed.Cli.Terminal;

namespace PyEmbed.Cli.Tests.Terminal;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TerminalPromptTests
{
    private readonly FakeTerminal _terminal = new(20, 8);
    private readonly History _history = new();

    [Test]
    public void A_statement_is_read_shown_and_remembered()
    {
        Read("if x:<Enter>y<Enter><Enter>").ShouldBe((PromptResult.Statement, "if x:\n    y\n    "));
        _terminal.Shown.ShouldBe(">>> if x:\n...     y\n...\n|");
        _terminal.IsEntered.ShouldBeFalse();
        _history.Entries.ShouldBe(["if x:\n    y"]);
        Read("<Up><Enter><Enter>").ShouldBe((PromptResult.Statement, "if x:\n    y\n    "));
        _terminal.Shown.ShouldBe(">>> if x:\n...     y\n...\n>>> if x:\n...     y\n...\n|");
    }

    [Test]
    public void Ctrl_C_drops_what_was_typed()
    {
        Read("ab<Left><^c>").Result.ShouldBe(PromptResult.Interrupted);
        _terminal.Shown.ShouldBe(">>> ab\n|");
        _history.Entries.ShouldBeEmpty();
    }

    [Test]
    public void Ctrl_D_ends()
    {
        Read("<^d>").Result.ShouldBe(PromptResult.End);
        _terminal.Shown.ShouldBe(">>>\n|");
    }

    [Test]
    public void Candidates_are_listed_below_and_the_text_again_below_them()
    {
        Read("x.a<Tab><Tab>b<^c>", word => [word + "b", word + "c"]).ShouldBe((PromptResult.Interrupted, "x.ab"));
        _terminal.Shown.ShouldBe(">>> x.a\nab  ac\n>>> x.ab\n|");
    }

    [Test]
    public void A_search_has_a_prompt_of_its_own()
    {
        _history.Add("old");
        Read("<^r>l<^c>");
        _terminal.Shown.ShouldBe(">>> old\n|");
    }

    [Test]
    public void A_prompt_may_have_several_lines()
    {
        Read("x<^c>", prompt: "one\ntwo ");
        _terminal.Shown.ShouldBe("one\ntwo x\n|");
    }

    [Test]
    public void Another_size_draws_again()
    {
        Read("abc<Resize>d<Continue><^c>").Text.ShouldBe("abcd");
        _terminal.Shown.ShouldBe(">>> abcd\n>>> abcd\n|");
    }

    // Complete is what has an empty line at its end, or no colon.
    private (PromptResult Result, string Text) Read(string keys, Func<string, IReadOnlyList<string>>? complete = null, string prompt = ">>> ")
    {
        _terminal.Press([.. Keys.Of(keys)]);
        var reader = new TerminalPrompt(_terminal, _history, null);
        reader.TryRead((prompt, "... "), text => !text.Contains(':', StringComparison.Ordinal) || text.EndsWith("\n    ", StringComparison.Ordinal), complete ?? (_ => []), read => read(), out var text, out var result).ShouldBeTrue();
        return (result, text);
    }
}
