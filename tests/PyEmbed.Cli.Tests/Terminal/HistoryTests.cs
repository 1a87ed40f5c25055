using PyEmbed.Cli.Terminal;

namespace PyEmbed.Cli.Tests.Terminal;

public sealed class HistoryTests
{
    [Test]
    public void Empty_entries_and_the_last_one_again_are_not_added() => Entries("a", "", "a", "  \n", "b", "a").ShouldBe(["a", "b", "a"]);

    [Test]
    public void The_newest_thousand_entries_are_kept()
    {
        var entries = Entries([.. Enumerable.Range(0, 1003).Select(i => $"x{i}")]);
        (entries.Count, entries[0], entries[^1]).ShouldBe((1000, "x3", "x1002"));
    }

    [Test]
    public void Entries_of_several_lines_come_back_from_the_file()
    {
        using var folder = new CaseFolder();
        var path = Path.Combine(folder.Path, "history");
        var history = new History();
        history.Add("x = 1");
        history.Add("if x:\n    print('日本', \"\\n\")\n\n    y");
        new HistoryFile(path).Save(history);
        File.ReadAllText(path).ShouldBe("x = 1\nif x:\r\n    print('日本', \"\\n\")\r\n\r\n    y\n");
        var read = new History();
        new HistoryFile(path).Load(read);
        read.Entries.ShouldBe(history.Entries);
    }

    [Test]
    public void A_file_of_libedit_is_read_and_stays_one()
    {
        var file = new HistoryFile("");
        var entries = file.Parse("_HiStOrY_V2_\nx\\040=\\0401\nprint('\\\\n',\\040'\\M-C\\M-)')\n\\^Ié\n");
        entries.ShouldBe(["x = 1", "print('\\n', 'é')", "\té"]);
        file.Format(["a b\n\\c"]).ShouldBe("_HiStOrY_V2_\na\\040b\\012\\\\c\n");
        file.Parse(file.Format(entries)).ShouldBe(entries);
    }

    [Test]
    public void A_file_that_cannot_be_written_or_read_is_passed_over()
    {
        using var folder = new CaseFolder();
        var history = new History();
        history.Add("x");
        var file = new HistoryFile(Path.Combine(folder.Path, "none", "history"));
        file.Save(history);
        file.Load(history);
        history.Entries.ShouldBe(["x"]);
    }

    [TestCase("/other", "/home/me", "/other")]
    [TestCase(null, "/home/me", "/home/me/.python_history")]
    [TestCase("", "", null)]
    public void The_file_is_in_the_home_directory_or_where_a_variable_says(string? variable, string? home, string? expected) =>
        HistoryFile.FindPath(name => name == "PYTHON_HISTORY" ? variable : null, home).ShouldBe(expected);

    private static IReadOnlyList<string> Entries(params string[] entries)
    {
        var history = new History();
        foreach (var entry in entries) history.Add(entry);
        return history.Entries;
    }
}
