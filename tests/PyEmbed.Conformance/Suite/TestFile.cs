namespace PyEmbed.Conformance.Suite;

/// <summary>One of CPython's test files.</summary>
/// <param name="Tier">The list that it belongs to.</param>
/// <param name="Name">Its module in the package <c>test</c>.</param>
/// <param name="Options">Options of the command that it is run with.</param>
internal sealed record TestFile(string Tier, string Name, string[] Options)
{
    /// <summary>The files of <c>files.txt</c>: a tier, a name and options a line.</summary>
    public static List<TestFile> ReadAll(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, "files.txt")).Where(line => line is not ("" or ['#', ..])).Select(Parse)];

    private static TestFile Parse(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var tier, var name, .. var options]
        ? new TestFile(tier, name, options)
        : throw new FormatException($"files.txt: a line needs a tier and a name, not '{line}'");
}
