namespace PyEmbed.Conformance.Suite;

/// <summary>What <c>run_test_file.py</c> has written so far.</summary>
internal sealed class TestReport
{
    public Dictionary<string, string> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>The method that has begun and not ended.</summary>
    public string? Running { get; private set; }

    /// <summary>Why there is nothing to run.</summary>
    public string? Nothing { get; private set; }

    public bool IsComplete { get; private set; }

    public IEnumerable<string> Passed => Outcomes.Where(outcome => outcome.Value == "pass").Select(outcome => outcome.Key);

    public static TestReport Read(string path)
    {
        var report = new TestReport();
        if (!File.Exists(path)) return report;
        foreach (var line in File.ReadAllLines(path))
        {
            if (line == "end") report.IsComplete = true;
            if (line.Split(' ', 2) is not [var word, var rest]) continue;
            switch (word)
            {
                case ">":
                    report.Running = rest;
                    break;
                case "none":
                    report.Nothing = rest;
                    break;
                case "pass" or "fail" or "skip" or "ended":
                    report.Outcomes[rest] = word;
                    report.Running = null;
                    break;
            }
        }
        return report;
    }
}
