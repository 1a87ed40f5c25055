using System.Globalization;
using System.Text;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Tests;

/// <summary>
/// Sources with the tree, or the error, and the warnings that CPython gives: rows recorded by Rows/record.py, and for syntax newer than the
/// CPython at hand written down from its documentation.
/// </summary>
public sealed class ParserRowTests
{
    [TestCaseSource(nameof(RowsOf), new object[] { "statements" })]
    public void Statements(string settings, string source, string answer) => Parse(settings, source).ShouldBe(answer);

    [TestCaseSource(nameof(RowsOf), new object[] { "expressions" })]
    public void Expressions(string settings, string source, string answer) => Parse(settings, source).ShouldBe(answer);

    [TestCaseSource(nameof(RowsOf), new object[] { "literals" })]
    public void Literals(string settings, string source, string answer) => Parse(settings, source).ShouldBe(answer);

    [TestCaseSource(nameof(RowsOf), new object[] { "patterns" })]
    public void Patterns(string settings, string source, string answer) => Parse(settings, source).ShouldBe(answer);

    [TestCaseSource(nameof(RowsOf), new object[] { "invalid" })]
    public void Mistakes(string settings, string source, string answer) => Parse(settings, source).ShouldBe(answer);

    [TestCaseSource(nameof(RowsOf), new object[] { "modes" })]
    public void Modes_and_flags(string settings, string source, string answer) => Parse(settings, source).ShouldBe(answer);

    [TestCaseSource(nameof(RowsOf), new object[] { "encodings" })]
    public void Encodings(string settings, string source, string answer) => Parse(settings, source).ShouldBe(answer);

    [TestCaseSource(nameof(RowsOf), new object[] { "new_syntax" })]
    public void Syntax_of_3_12_and_3_13(string settings, string source, string answer) => Parse(settings, source, LanguageVersion.Python314).ShouldBe(answer);

    [TestCaseSource(nameof(RowsOf), new object[] { "new_syntax_by_hand" })]
    public void Syntax_of_3_14(string source, string answer) => Parse("exec 0 -1 tf", source, LanguageVersion.Python314).ShouldBe(answer);

    private static IEnumerable<object[]> RowsOf(string name) =>
        File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Rows", name + ".tsv")).Select(object[] (line) => line.Split('\t'));

    private static string Parse(string settings, string source, LanguageVersion version = LanguageVersion.Python311)
    {
        var fields = settings.Split(' ');
        var isText = fields[3][0] == 't';
        var item = new FrontEndCase("", isText ? EncodeText(source) : Encoding.Latin1.GetBytes(Unescape(source)))
        {
            Mode = fields[0] switch { "single" => SourceMode.Single, "eval" => SourceMode.Eval, "func_type" => SourceMode.FunctionType, _ => SourceMode.File },
            Flags = int.Parse(fields[1], CultureInfo.InvariantCulture),
            FeatureVersion = int.Parse(fields[2], CultureInfo.InvariantCulture),
            IsText = isText,
            IsFull = true,
            Version = version,
        };
        return item.Answer().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
    }

    // Lone surrogates pass, which Encoding.UTF8 would replace.
    private static byte[] EncodeText(string source)
    {
        var bytes = new List<byte>();
        var text = PythonText.FromCodeUnits(Unescape(source));
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate((char)c) && i + 1 < text.Length && char.IsLowSurrogate((char)text[i + 1]) && source.Contains("\\U", StringComparison.Ordinal)) c = char.ConvertToUtf32((char)c, (char)text[++i]);
            if (c < 0x80) bytes.Add((byte)c);
            else if (c < 0x800) bytes.AddRange([(byte)(0xC0 | c >> 6), (byte)(0x80 | c & 0x3F)]);
            else if (c < 0x10000) bytes.AddRange([(byte)(0xE0 | c >> 12), (byte)(0x80 | c >> 6 & 0x3F), (byte)(0x80 | c & 0x3F)]);
            else bytes.AddRange([(byte)(0xF0 | c >> 18), (byte)(0x80 | c >> 12 & 0x3F), (byte)(0x80 | c >> 6 & 0x3F), (byte)(0x80 | c & 0x3F)]);
        }
        return [.. bytes];
    }

    // \n, \t, \f, \r, \\, \', \", \xNN, \uNNNN and \UNNNNNNNN. The file's rows are escaped once more than the sources they were recorded from.
    private static string Unescape(string escaped)
    {
        var line = escaped.Replace("\\\\", "\\", StringComparison.Ordinal);
        var result = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\' || i + 1 == line.Length)
            {
                result.Append(line[i]);
                continue;
            }
            var c = line[++i];
            var digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0)
            {
                var value = int.Parse(line.AsSpan(i + 1, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                result.Append(value > 0xFFFF ? char.ConvertFromUtf32(value) : ((char)value).ToString());
                i += digits;
            }
            else
            {
                result.Append(c switch { 'n' => '\n', 't' => '\t', 'f' => '\f', 'r' => '\r', '\\' or '\'' or '"' => c, _ => $"\\{c}" });
            }
        }
        return result.ToString();
    }
}
