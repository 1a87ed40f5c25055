using System.Globalization;
using System.Text;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Tests;

/// <summary>
/// Rows recorded from CPython 3.11: tab-separated fields in files beside the tests. Text fields are code points in hex with spaces between,
/// so that surrogates and control characters survive; <c>-</c> is the empty text.
/// </summary>
internal static class RecordedRows
{
    public static IEnumerable<string[]> Read(string name)
    {
        using var stream = typeof(RecordedRows).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line) yield return line.Split('\t');
    }

    public static PythonText Text(string field)
    {
        if (field == "-") return PythonText.FromCodeUnits("");
        return PythonText.FromCodePoints(Array.ConvertAll(field.Split(' '), p => int.Parse(p, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)));
    }

    public static string Field(PythonText text) =>
        text.Length == 0 ? "-" : string.Join(' ', text.ToCodePoints().Select(c => c.ToString("X", CultureInfo.InvariantCulture)));

    public static byte[] Bytes(string field) => field == "-" ? [] : Convert.FromHexString(field);

    public static string Field(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? "-" : Convert.ToHexStringLower(bytes);

    /// <summary>Compares a whole file of rows and shows the first differences.</summary>
    public static void ShouldAllMatch(string name, Func<string[], string> actual)
    {
        var differences = new List<string>();
        var count = 0;
        foreach (var row in Read(name))
        {
            count++;
            string result;
            try
            {
                result = actual(row);
            }
            catch (Exception e) when (e is not AssertionException)
            {
                result = e.ToString();
            }
            if (result != row[^1] && differences.Count < 30) differences.Add($"{string.Join(" | ", row[..^1])}\n   expected {row[^1]}\n   actual   {result}");
        }
        count.ShouldBeGreaterThan(0);
        differences.ShouldBeEmpty($"{name}: {differences.Count} or more of {count} rows differ");
    }
}
