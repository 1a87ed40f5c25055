using System.Globalization;
using System.Numerics;
using PyEmbed.Core.Hashing;
using PyEmbed.Core.Numbers;

namespace PyEmbed.Core.Tests.Numbers;

public sealed class FloatTests
{
    [Test]
    public void Repr_and_hex_and_ratio_are_those_of_CPython() => RecordedRows.ShouldAllMatch("Numbers/float_text.tsv", row =>
    {
        var value = FromBits(row[1]);
        if (row[0] == "repr") return FloatText.Repr(value);
        if (row[0] == "hex") return HexFloat.ToText(value);
        var (numerator, denominator) = FloatBits.ToIntegerRatio(value);
        return IntegerTests.Hex(numerator) + "/" + IntegerTests.Hex(denominator);
    });

    [Test]
    public void Formatting_is_exact_at_any_precision() => RecordedRows.ShouldAllMatch("Numbers/float_format.tsv", row =>
    {
        var options = row[0] switch
        {
            "+" => FloatFormatOptions.Sign,
            "#" => FloatFormatOptions.Alternate,
            "z" => FloatFormatOptions.NoNegativeZero,
            _ => FloatFormatOptions.None,
        };
        return FloatText.Format(FromBits(row[3]), row[1][0], int.Parse(row[2], CultureInfo.InvariantCulture), options);
    });

    [Test]
    public void Rounding_is_on_the_exact_value() => RecordedRows.ShouldAllMatch("Numbers/float_round.tsv", row =>
    {
        var value = FromBits(row[0]);
        var rounded = FloatText.Round(value, int.Parse(row[1], CultureInfo.InvariantCulture));
        return double.IsFinite(value) && double.IsInfinity(rounded) ? "overflow" : Bits(rounded);
    });

    [Test]
    public void Text_reads_as_in_CPython() => RecordedRows.ShouldAllMatch("Numbers/float_parse.tsv", row =>
        FloatParser.TryParse(row[0], out var value) ? Bits(value) : "invalid");

    [Test]
    public void Hexadecimal_text_reads_as_in_CPython() => RecordedRows.ShouldAllMatch("Numbers/hex_parse.tsv", row =>
        HexFloat.TryParse(RecordedRows.Text(row[0]).ToUtf16(), out var value) switch
        {
            HexFloat.Outcome.Ok => Bits(value),
            HexFloat.Outcome.TooLarge => "overflow",
            _ => "invalid",
        });

    [Test]
    public void Floor_division_and_modulo_are_those_of_CPython() => RecordedRows.ShouldAllMatch("Numbers/float_binary.tsv", row =>
    {
        var (left, right) = (FromBits(row[0]), FromBits(row[1]));
        var quotient = FloatArithmetic.DivMod(left, right, out var rest);
        return $"{Bits(quotient)} {Bits(rest)} {Bits(FloatArithmetic.Modulo(left, right))}";
    });

    [Test]
    public void Hashes_are_those_of_CPython() => RecordedRows.ShouldAllMatch("Numbers/float_hash.tsv", row =>
        NumberHash.OfFloat(FromBits(row[0])).ToString(CultureInfo.InvariantCulture));

    [TestCase(0.0, 1.0, "1j")]
    [TestCase(-0.0, -0.0, "(-0-0j)")]
    [TestCase(1.5, double.NaN, "(1.5+nanj)")]
    [TestCase(1e16, -1e-7, "(1e+16-1e-07j)")]
    [TestCase(0.0, double.NegativeInfinity, "-infj")]
    [TestCase(double.NaN, 0.0, "(nan+0j)")]
    public void Complex_numbers_show_without_a_zero_real_part(double real, double imaginary, string text) =>
        FloatText.ReprComplex(real, imaginary).ShouldBe(text);

    internal static double FromBits(string hex) => BitConverter.UInt64BitsToDouble(ulong.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    internal static string Bits(double value) => BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);
}
