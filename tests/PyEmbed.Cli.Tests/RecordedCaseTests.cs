using System.Text.Json;
using System.Text.RegularExpressions;

namespace PyEmbed.Cli.Tests;

/// <summary>Command lines whose output and exit status CPython 3.11 has recorded: Cases/record.py.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class RecordedCaseTests
{
    private sealed record Case(string Name, string[] Arguments, string Stdin, Dictionary<string, string> Variables, string Stdout, string Stderr, int Status);

    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly Dictionary<string, Case> s_cases =
        JsonSerializer.Deserialize<Case[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "cases.json")), s_json)!.ToDictionary(c => c.Name);

    private static IEnumerable<string> Names => s_cases.Keys;

    [TestCaseSource(nameof(Names))]
    public void The_command_line_does_what_that_of_CPython_does(string name)
    {
        var wanted = s_cases[name];
        using var folder = new CaseFolder();
        var run = CommandProcess.Run(folder.Path, wanted.Arguments, wanted.Stdin, wanted.Variables);
        var errors = wanted.Variables.ContainsKey("NO_STDERR") ? "" : run.Errors;
        new CommandProcess(Normalize(run.Output, folder.Path), Normalize(errors, folder.Path), run.Status).ShouldBe(new CommandProcess(wanted.Stdout, wanted.Stderr, wanted.Status));
    }

    private static string Normalize(string text, string folder)
    {
        text = Banner().Replace(text.Replace(folder, "{folder}", StringComparison.Ordinal), "Python {version}");
        return Address().Replace(Version().Replace(text, "Python {version}"), "{address}");
    }

    [GeneratedRegex(@"Python 3\.11\.\d+ \(.*\) \[.*\] on \w+")]
    private static partial Regex Banner();

    [GeneratedRegex(@"Python 3\.11\.\d+$", RegexOptions.Multiline)]
    private static partial Regex Version();

    [GeneratedRegex("0x[0-9a-f]{6,}")]
    private static partial Regex Address();
}
