namespace PyEmbed.Conformance;

/// <summary>Shows where two answers part.</summary>
internal static class Differences
{
    public static void Show(string name, string expected, string actual)
    {
        string[] e = expected.Split('\n'), a = actual.Split('\n');
        var line = 0;
        while (line < e.Length && line < a.Length && e[line] == a[line]) line++;
        var (x, y) = (line < e.Length ? e[line] : "nothing", line < a.Length ? a[line] : "nothing");
        var at = 0;
        while (at < x.Length && at < y.Length && x[at] == y[at]) at++;
        Console.WriteLine($"{name}: line {line} of the answer");
        Console.WriteLine($"  expected {Clip(x, at)}");
        Console.WriteLine($"  actual   {Clip(y, at)}");
    }

    private static string Clip(string text, int at)
    {
        if (text.Length < 400) return text;
        var start = Math.Max(0, at - 60);
        return (start > 0 ? "..." : "") + text.Substring(start, Math.Min(160, text.Length - start));
    }
}
