namespace PyEmbed.Conformance.Suite;

/// <summary>Runs CPython's own tests, found beside a CPython 3.11, and compares what passes with the lists of what is known to pass.</summary>
/// <remarks><c>suite [--lib own|official] [--tier NAME,...] [--record] [--jobs N] [--method-timeout SECONDS] [--memory MIB] [--lists FOLDER] [test_x ...]</c></remarks>
internal sealed class SuiteCommand
{
    private readonly SuiteOptions _options;
    private readonly Dictionary<string, PassingList> _lists = new(StringComparer.Ordinal);
    private int _passed;
    private int _lost;
    private int _won;

    private SuiteCommand(SuiteOptions options) => _options = options;

    public static int Run(string[] args)
    {
        if (SuiteOptions.Parse(args) is not { } options || !OracleOptions.TryParse([], out var oracle)) return 2;
        var library = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(oracle.Python))!, "lib/python3.11");
        if (!Directory.Exists(Path.Combine(library, "test")))
        {
            Console.Error.WriteLine($"there are no tests in {library}: PY311 has to name a CPython 3.11 with its library");
            return 2;
        }
        var work = Directory.CreateTempSubdirectory("pyembed-suite");
        try
        {
            options.LibraryPath = options.IsOfficial ? library : OnlyTests(library, work.FullName);
            return new SuiteCommand(options).Compare(work.FullName);
        }
        finally
        {
            Delete(work);
        }
    }

    // A folder in which nothing of CPython's library is but its tests.
    private static string OnlyTests(string library, string work)
    {
        var folder = Directory.CreateDirectory(Path.Combine(work, "lib")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(folder, "test"), Path.Combine(library, "test"));
        return folder;
    }

    private static void Delete(DirectoryInfo work)
    {
        try
        {
            work.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Tests take rights from files that they leave.
            Console.Error.WriteLine($"{work.FullName} is left: {error.Message}");
        }
    }

    private int Compare(string work)
    {
        var files = TestFile.ReadAll(_options.Lists).Where(_options.Wants).ToList();
        foreach (var tier in files.Select(file => file.Tier).Distinct()) _lists[tier] = PassingList.Read(_options.ListOf(tier));
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = _options.Jobs }, file => Tell(file, new TestFileRun(_options, file, work).Run()));
        if (_options.Records)
            foreach (var list in _lists.Values) list.Write();
        Console.WriteLine($"{files.Count} files: {_passed} methods pass, {_lost} lost, {_won} won");
        return _lost == 0 ? 0 : 1;
    }

    private void Tell(TestFile file, TestReport report)
    {
        lock (_lists)
        {
            var list = _lists[file.Tier];
            var known = list.Of(file.Name);
            var passed = report.Passed.ToHashSet(StringComparer.Ordinal);
            var lost = known.Where(id => !passed.Contains(id)).ToList();
            var won = passed.Where(id => !known.Contains(id)).Order(StringComparer.Ordinal).ToList();
            Console.WriteLine($"{file.Name}: {passed.Count} of {report.Outcomes.Count} pass, {lost.Count} lost, {won.Count} won{(report.Nothing is { } why ? $" ({why})" : report.IsComplete ? "" : " (the process ended)")}");
            foreach (var id in lost) Console.WriteLine($"    lost {id}: {report.Outcomes.GetValueOrDefault(id, "not run")}");
            foreach (var id in won) Console.WriteLine($"    won {id}");
            (_passed, _lost, _won) = (_passed + passed.Count, _lost + lost.Count, _won + won.Count);
            if (_options.Records) list.Set(file.Name, passed);
        }
    }
}
