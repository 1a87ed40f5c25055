using System.Globalization;
using System.Security.Cryptography;
using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;

namespace PyEmbed.Core.Tests.Unicode;

public sealed class UnicodeTests
{
    private delegate int Mapping(int c, Span<int> target);

    private static readonly Dictionary<string, Func<int, string>> Properties = new()
    {
        ["category"] = UnicodeData.CategoryName,
        ["bidirectional"] = UnicodeData.Bidirectional,
        ["combining"] = c => UnicodeData.CombiningClass(c).ToString(CultureInfo.InvariantCulture),
        ["width"] = UnicodeData.EastAsianWidth,
        ["mirrored"] = c => Bit(UnicodeData.IsMirrored(c)),
        ["isalpha"] = c => Bit(UnicodeData.IsAlpha(c)),
        ["isdecimal"] = c => Bit(UnicodeData.IsDecimal(c)),
        ["isdigit"] = c => Bit(UnicodeData.IsDigit(c)),
        ["isnumeric"] = c => Bit(UnicodeData.IsNumeric(c)),
        ["isalnum"] = c => Bit(UnicodeData.IsAlphanumeric(c)),
        ["islower"] = c => Bit(UnicodeData.IsLower(c)),
        ["isupper"] = c => Bit(UnicodeData.IsUpper(c)),
        ["isspace"] = c => Bit(UnicodeData.IsSpace(c)),
        ["isprintable"] = c => Bit(UnicodeData.IsPrintable(c)),
        ["linebreak"] = c => Bit(UnicodeData.IsLineBreak(c)),
        ["xidstart"] = c => Bit(UnicodeData.IsXidStart(c)),
        ["xidcontinue"] = c => Bit(UnicodeData.IsXidContinue(c)),
        ["finalafter"] = c => Bit(UnicodeData.IsCased(c) && !UnicodeData.IsCaseIgnorable(c)),
        ["finalacross"] = c => Bit(UnicodeData.IsCaseIgnorable(c) || UnicodeData.IsCased(c)),
        ["finalbefore"] = c => Bit(UnicodeData.IsCaseIgnorable(c) || !UnicodeData.IsCased(c)),
        ["lower"] = c => Mapped(CaseMapping.ToLower, c),
        ["upper"] = c => Mapped(CaseMapping.ToUpper, c),
        ["title"] = c => Mapped(CaseMapping.ToTitle, c),
        ["fold"] = c => Mapped(CaseMapping.Fold, c),
        ["decimal"] = c => Number(UnicodeData.DecimalValue(c)),
        ["digit"] = c => Number(UnicodeData.DigitValue(c)),
        ["numeric"] = c => UnicodeData.TryGetNumericValue(c, out var value) ? PyEmbed.Core.Numbers.FloatText.Repr(value) : "-",
        ["decomposition"] = Normalization.DecompositionText,
        ["name"] = c => UnicodeNames.TryGetName(c, out var name) ? name : "-",
        ["nfc"] = c => Normalized(NormalizationForm.Nfc, c),
        ["nfd"] = c => Normalized(NormalizationForm.Nfd, c),
        ["nfkc"] = c => Normalized(NormalizationForm.Nfkc, c),
        ["nfkd"] = c => Normalized(NormalizationForm.Nfkd, c),
    };

    [TestCaseSource(nameof(PropertyRows))]
    public void Every_code_point_has_the_property_it_has_in_CPython(string property, string checksum)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var of = Properties[property];
        for (var c = 0; c <= UnicodeData.MaxCodePoint; c++) hash.AppendData(System.Text.Encoding.ASCII.GetBytes(of(c) + "\n"));
        Convert.ToHexStringLower(hash.GetHashAndReset()).ShouldBe(checksum);
    }

    [Test]
    public void Texts_normalize_as_in_CPython() => RecordedRows.ShouldAllMatch("Unicode/normalization.tsv", row =>
        RecordedRows.Field(Normalization.Normalize(Enum.Parse<NormalizationForm>(row[0], ignoreCase: true), RecordedRows.Text(row[1]))));

    [Test]
    public void Names_and_aliases_and_sequences_are_found_as_in_CPython() => RecordedRows.ShouldAllMatch("Unicode/lookup.tsv", row =>
    {
        if (UnicodeNames.TryLookup(row[0], out var c)) return c.ToString("X", CultureInfo.InvariantCulture);
        return UnicodeNames.TryLookupSequence(row[0], out var sequence) ? RecordedRows.Field(sequence) : "none";
    });

    [Test]
    public void A_long_run_of_marks_normalizes_in_linear_time()
    {
        var marks = new int[400_000];
        for (var i = 0; i < marks.Length; i++) marks[i] = i % 2 == 0 ? 0x301 : 0x323;
        var text = Normalization.Normalize(NormalizationForm.Nfd, PythonText.FromCodePoints(marks));
        (text[0], text[199_999], text[200_000], text.Length).ShouldBe((0x323, 0x323, 0x301, 400_000));
    }

    private static IEnumerable<TestCaseData> PropertyRows() =>
        RecordedRows.Read("Unicode/properties.tsv").Select(row => new TestCaseData(row[0], row[1]).SetArgDisplayNames(row[0]));

    private static string Bit(bool value) => value ? "1" : "0";

    private static string Number(int value) => value < 0 ? "-" : value.ToString(CultureInfo.InvariantCulture);

    private static string Mapped(Mapping mapping, int c)
    {
        Span<int> target = stackalloc int[CaseMapping.MaxLength];
        var length = mapping(c, target);
        return string.Join(' ', target[..length].ToArray().Select(p => p.ToString("X", CultureInfo.InvariantCulture)));
    }

    private static string Normalized(NormalizationForm form, int c) => RecordedRows.Field(Normalization.Normalize(form, PythonText.FromCodePoints([c])));
}
