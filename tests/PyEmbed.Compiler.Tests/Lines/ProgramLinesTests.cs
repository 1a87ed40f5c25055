using System.Text;

namespace PyEmbed.Compiler.Tests.Lines;

[TestFixture]
internal sealed class ProgramLinesTests
{
    private static IEnumerable<TestCaseData> Rows() => Recorded.Rows("Lines/lines.tsv").Select(row => new TestCaseData(row[0], int.Parse(row[1]), row[2]));

    [TestCaseSource(nameof(Rows))]
    public void The_line_of_an_error_is_the_one_CPython_shows(string file, int line, string expected)
    {
        var bytes = new List<byte>();
        foreach (var run in file.Split('+'))
        {
            var star = run.LastIndexOf('*');
            var text = Encoding.Latin1.GetBytes(UnicodeEscapes.Undo(run[..star]));
            for (var count = int.Parse(run[(star + 1)..]); count > 0; count--) bytes.AddRange(text);
        }
        ProgramLines.Find(bytes.ToArray(), line).ShouldBe(expected == "None" ? null : UnicodeEscapes.Undo(expected));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void There_is_no_line_before_the_first(int line) => ProgramLines.Find("a\n"u8, line).ShouldBeNull();
}
