using System.Diagnostics;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Tests;

namespace PyEmbed.Conformance;

/// <summary>Parses every file of a tree and compares each statement, positions included, with what CPython's <c>ast</c> has.</summary>
internal static class AstCommand
{
    private const string Usage = "usage: ast [DIRECTORY] [--tests] [--only TEXT] [--every N] [--show N] [--type-comments] [--new] [--time ROUNDS]   ($PY311 or ~/.pyenv names the oracle; --new: the syntax of 3.14)";

    public static int Run(string[] args)
    {
        var typeComments = Take(ref args, "--type-comments");
        var isNew = Take(ref args, "--new");
        var rounds = 0;
        if (Array.IndexOf(args, "--time") is >= 0 and var at && at + 1 < args.Length && int.TryParse(args[at + 1], out rounds)) args = [.. args[..at], .. args[(at + 2)..]];
        if (!OracleOptions.TryParse(args, out var options))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }
        var files = options.FindFiles();
        var version = isNew ? LanguageVersion.Python314 : LanguageVersion.Python311;
        return rounds > 0 ? Time(options, files, version, rounds) : Compare(options, files, version, typeComments);
    }

    private static bool Take(ref string[] args, string option)
    {
        var had = args.Contains(option);
        args = args.Where(a => a != option).ToArray();
        return had;
    }

    private static int Compare(OracleOptions options, List<string> files, LanguageVersion version, bool typeComments)
    {
        using var oracle = new FrontEndOracle(options.Python);
        int same = 0, rejected = 0;
        long statements = 0;
        var differing = new List<FrontEndCase>();
        var cases = files.Select(f => new FrontEndCase(f, File.ReadAllBytes(f)) { Decoder = CodePageDecoder.Instance, Version = version, Flags = typeComments ? FrontEndCase.WithTypeComments : 0 });
        foreach (var (item, expected) in oracle.Ask(cases))
        {
            if (!expected.StartsWith("ok", StringComparison.Ordinal)) rejected++;
            statements += expected.AsSpan().Count('\n');
            if (item.Answer() == expected) same++;
            else differing.Add(item);
        }

        foreach (var item in differing.Take(options.Show)) Differences.Show(item.Name, oracle.Ask(item with { IsFull = true }), (item with { IsFull = true }).Answer());
        Console.WriteLine($"ast: {same} of {files.Count} files identical ({rejected} of them rejected by both or one), {statements} statements and roots");
        return same == files.Count ? 0 : 1;
    }

    private static int Time(OracleOptions options, List<string> files, LanguageVersion version, int rounds)
    {
        var cases = files.Select(f => new FrontEndCase(f, File.ReadAllBytes(f)) { Decoder = CodePageDecoder.Instance, Version = version }).ToList();
        var times = new List<double>();
        long allocated = 0;
        for (var round = 0; round < rounds; round++)
        {
            GC.Collect();
            allocated = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.GetTimestamp();
            foreach (var item in cases) ParseQuietly(item);
            times.Add(Stopwatch.GetElapsedTime(watch).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }
        var (astParse, parser) = FrontEndOracle.Time(options.Python, files, rounds);
        var ours = times.Min();
        Console.WriteLine($"parse: {files.Count} files, {cases.Sum(c => (long)c.Source.Length) >> 10} KB; ours {ours:F3} s (first round {times[0]:F3} s, {allocated >> 20} MB allocated a round), "
            + $"CPython's ast.parse {astParse:F3} s (ratio {ours / astParse:F2}), its parser alone {parser:F3} s (ratio {ours / parser:F2})");
        return 0;
    }

    private static ModuleRoot? ParseQuietly(FrontEndCase item)
    {
        try
        {
            return item.Parse(NoSourceWarnings.Instance);
        }
        catch (Exception e) when (e is SyntaxErrorException or CompileErrorException)
        {
            return null;
        }
    }
}
