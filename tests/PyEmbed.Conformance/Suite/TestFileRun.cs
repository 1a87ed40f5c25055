using System.Diagnostics;

namespace PyEmbed.Conformance.Suite;

/// <summary>Runs one test file in a process, and again behind a method that ended the process or never ended.</summary>
internal sealed class TestFileRun(SuiteOptions options, TestFile file, string work)
{
    private const int MostProcesses = 10;
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(300);

    private readonly string _report = Path.Combine(work, file.Name + ".report");
    private readonly string _leftOut = Path.Combine(work, file.Name + ".done");

    public TestReport Run()
    {
        var report = new TestReport();
        for (var i = 0; i < MostProcesses; i++)
        {
            File.WriteAllLines(_leftOut, report.Outcomes.Keys);
            RunProcess();
            report = TestReport.Read(_report);
            if (report.IsComplete || report.Nothing is not null || report.Running is not { } ended) break;
            File.AppendAllText(_report, $"ended {ended}\n");
            report = TestReport.Read(_report);
        }
        return report;
    }

    private void RunProcess()
    {
        var folder = Directory.CreateDirectory(Path.Combine(work, file.Name)).FullName;
        var script = Path.Combine(AppContext.BaseDirectory, "Suite", "run_test_file.py");
        var start = new ProcessStartInfo(options.Subject[0], [.. options.Subject[1..], .. file.Options, script, file.Name, _report, _leftOut])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PYTHON", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        foreach (var (name, value) in new[] { ("PYTHONPATH", options.LibraryPath), ("PYTHONDONTWRITEBYTECODE", "1"), ("PYTHONIOENCODING", "utf-8"), ("LC_ALL", "C.UTF-8"), ("TMPDIR", folder), ("NO_COLOR", "1") })
            start.Environment[name] = value;
        start.Environment.Remove("TZ");
        start.Environment.Remove("COLUMNS");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        // What it prints is read, so that it does not wait, and forgotten.
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        Watch(process);
        Task.WaitAll([output, errors], s_poll);
    }

    private void Watch(Process process)
    {
        var lastNews = Stopwatch.StartNew();
        long length = 0;
        while (!process.WaitForExit(s_poll))
        {
            process.Refresh();
            var now = File.Exists(_report) ? new FileInfo(_report).Length : 0;
            if (now != length)
            {
                length = now;
                lastNews.Restart();
            }
            if (lastNews.Elapsed < options.MethodTimeout && process.WorkingSet64 < options.MaxMemory) continue;
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return;
        }
    }
}
