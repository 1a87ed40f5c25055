using System.Text.RegularExpressions;
using PyEmbed.Parser.Tests;

namespace PyEmbed.Conformance;

/// <summary>
/// Damages pieces of real sources in many ways and compares what we make of them with what CPython makes of them, error for error.
/// Differences are grouped by the two messages, and one of each group is shown, cut down to what still differs.
/// </summary>
/// <remarks><c>mutate [DIRECTORY] [--tests] [--only TEXT] [--count N] [--seed N] [--kit DIRECTORY] [--show N] [--new]</c></remarks>
internal static partial class MutateCommand
{
    public static int Run(string[] args)
    {
        int count = 20000, seed = 1;
        var rest = new List<string>();
        string? kit = null;
        var version = LanguageVersion.Python311;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--count") count = int.Parse(args[++i]);
            else if (args[i] == "--seed") seed = int.Parse(args[++i]);
            else if (args[i] == "--kit") kit = args[++i];
            else if (args[i] == "--new") version = LanguageVersion.Python314;
            else rest.Add(args[i]);
        }
        if (!OracleOptions.TryParse([.. rest], out var options))
        {
            Console.Error.WriteLine("usage: mutate [DIRECTORY] [--tests] [--only TEXT] [--count N] [--seed N] [--kit DIRECTORY] [--show N] [--new]");
            return 2;
        }
        using var oracle = new FrontEndOracle(options.Python);
        var mutator = new SourceMutator(options.FindFiles(), seed) { Version = version, Snippets = kit is null ? [] : [.. ErrorsCommand.FindSnippets(options.Python, kit)] };
        var groups = new Dictionary<string, List<FrontEndCase>>();
        int same = 0, errors = 0;
        foreach (var (item, expected) in oracle.Ask(mutator.Cases(count)))
        {
            if (!expected.StartsWith("ok", StringComparison.Ordinal)) errors++;
            var actual = item.Answer();
            if (actual == expected || expected.StartsWith("error ('SystemError'", StringComparison.Ordinal))   // a bug of CPython's
            {
                same++;
                continue;
            }
            var group = Group(expected, actual);
            if (!groups.TryGetValue(group, out var items)) groups[group] = items = [];
            items.Add(item);
        }
        foreach (var (group, items) in groups.OrderByDescending(g => g.Value.Count).Take(options.Show))
        {
            var smallest = items.MinBy(i => i.Source.Length)!;
            var cut = new SourceReducer(oracle, group).Reduce(smallest);
            Console.WriteLine($"{items.Count} of {group}");
            Console.WriteLine($"  {Describe(cut)}");
            Console.WriteLine($"  expected {Clip(oracle.Ask(cut))}");
            Console.WriteLine($"  actual   {Clip(cut.Answer())}");
        }
        Console.WriteLine($"mutate: {same} of {count} sources give the same ({errors} of them errors); {groups.Count} kinds of difference");
        return same == count ? 0 : 1;
    }

    /// <summary>What differs, without names and numbers.</summary>
    public static string Group(string expected, string actual) => $"{Kind(expected, actual)} / {Kind(actual, expected)}";

    private static string Kind(string answer, string other)
    {
        var first = answer.Split('\n')[0];
        if (first == other.Split('\n')[0]) return first.StartsWith("ok", StringComparison.Ordinal) ? $"ok with {answer.AsSpan().Count("('W'")} warnings" : $"same error, {answer.AsSpan().Count('\n')} warnings";
        var parts = SecondQuoted().Match(first);
        return parts.Success ? Quoted().Replace(Numbers().Replace(parts.Value, "0"), "'x'") : first;
    }

    public static string Describe(FrontEndCase item) =>
        $"{item.ModeName}{(item.IsText ? " text" : "")}{(item.Flags != 0 ? $" flags {item.Flags:x}" : "")}{(item.FeatureVersion >= 0 ? $" 3.{item.FeatureVersion}" : "")} "
        + PyEmbed.Core.Literals.TextRepr.OfBytes(item.Source) + $"  ({item.Name})";

    private static string Clip(string text) => text.Length < 500 ? text : text[..500];

    [GeneratedRegex("""^(error|crash) .{0,90}""")]
    private static partial Regex SecondQuoted();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();

    [GeneratedRegex("""(?<= |\()'[^' ]*'(?= |\))""")]
    private static partial Regex Quoted();
}
