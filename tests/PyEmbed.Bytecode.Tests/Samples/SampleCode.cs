using System.Collections.Immutable;

namespace PyEmbed.Bytecode.Tests.Samples;

/// <summary>A code object with tables only, from a row of <c>NAME.tables.tsv</c>, and what CPython says about it.</summary>
internal sealed record SampleCode(CodeObject Code, string LineNumberTable, string Lines, string Positions, string Handlers, string Instructions)
{
    public static IEnumerable<TestCaseData> All() =>
        from sample in new[] { "functions", "flow", "extended" }
        from row in Recorded.Rows($"Samples/{sample}.tables.tsv")
        select new TestCaseData(FromRow(row)).SetArgDisplayNames(row[0]);

    private static SampleCode FromRow(string[] row) => new(
        new CodeObject
        {
            ArgCount = 0,
            PosOnlyArgCount = 0,
            KwOnlyArgCount = 0,
            StackSize = 0,
            Flags = CodeFlags.None,
            Code = [.. Convert.FromHexString(row[2])],
            Consts = [],
            Names = [],
            LocalsPlusNames = [],
            LocalsPlusKinds = ImmutableArray<LocalKinds>.Empty,
            FileName = "sample.py",
            Name = row[0],
            QualName = row[0],
            FirstLine = int.Parse(row[1]),
            LineTable = [.. Convert.FromHexString(row[3])],
            ExceptionTable = [.. Convert.FromHexString(row[4])],
        },
        row[5], row[6], row[7], row[8], row[9]);
}
