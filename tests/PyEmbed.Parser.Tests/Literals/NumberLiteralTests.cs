using System.Globalization;
using System.Numerics;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Literals;
using PyEmbed.Parser.Tests.Tokens;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Tests.Literals;

public sealed class NumberLiteralTests
{
    [TestCase("0", "0")]
    [TestCase("00_0", "0")]
    [TestCase("1_000_000", "1000000")]
    [TestCase("123456789012345678901234567890", "123456789012345678901234567890")]
    [TestCase("0xFf", "255")]
    [TestCase("0X_dead_BEEF", "3735928559")]
    [TestCase("0xffffffffffffffffffffffff", "79228162514264337593543950335")]
    [TestCase("0o777", "511")]
    [TestCase("0O_1234567012345670123456701234567", "1616895878810725189668911479")]
    [TestCase("0b1010_1010", "170")]
    [TestCase("0B0", "0")]
    [TestCase("1.", "1.0")]
    [TestCase(".5", "0.5")]
    [TestCase("0777.5", "777.5")]
    [TestCase("1e5", "100000.0")]
    [TestCase("1_0.0_1E+0_2", "1001.0")]
    [TestCase("1e-400", "0.0")]
    [TestCase("1e400", "∞")]
    [TestCase("1e99999999999999999999", "∞")]
    [TestCase("2.2250738585072011e-308", "2.225073858507201E-308")]
    [TestCase("1j", "0.0, 1.0")]
    [TestCase("0777J", "0.0, 777.0")]
    [TestCase("1.5e3j", "0.0, 1500.0")]
    public void Numbers_have_their_value(string source, string expected) => Describe(Parse(source, TokenizerOptions.Default)).ShouldBe(expected);

    [Test]
    public void A_decimal_integer_has_at_most_4300_digits()
    {
        ((IntConstant)Parse(new string('9', 4300), TokenizerOptions.Default)).Value.ShouldBe(BigInteger.Pow(10, 4300) - 1);
        var digits = "1" + string.Concat(Enumerable.Repeat("_0", 4300));
        var error = Should.Throw<SyntaxErrorException>(() => Parse(digits, TokenizerOptions.Default)).Diagnostic;
        LexicalErrorTests.Describe(error).ShouldBe(
            "SyntaxError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit"
            + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits. at 1.0-1.0 in " + digits + "\n");
        Describe(Parse(digits, TokenizerOptions.Default with { MaxIntDigits = 0 })).Length.ShouldBe(4301);
    }

    [Test]
    public void Other_radixes_have_no_limit() =>
        ((IntConstant)Parse("0x1" + new string('0', 100_000), TokenizerOptions.Default)).Value.ShouldBe(BigInteger.One << 400_000);

    [Test]
    public void Underscores_are_new_in_3_6()
    {
        var error = Should.Throw<SyntaxErrorException>(() => Parse("1_0", TokenizerOptions.Default with { FeatureVersion = 5 })).Diagnostic;
        LexicalErrorTests.Describe(error).ShouldBe("SyntaxError: Underscores in numeric literals are only supported in Python 3.6 and greater at 1.1-1.4 in 1_0\n");
    }

    private static Constant Parse(string source, TokenizerOptions options)
    {
        var tokenizer = new Tokenizer(SourceText.FromText(source, "<string>"), options, NoSourceWarnings.Instance);
        return NumberLiteralParser.Parse(tokenizer, tokenizer.Next());
    }

    private static string Describe(Constant constant) => constant switch
    {
        IntConstant i => i.Value.ToString(CultureInfo.InvariantCulture),
        FloatConstant f => Describe(f.Value),
        ComplexConstant c => $"{Describe(c.Real)}, {Describe(c.Imaginary)}",
        _ => constant.GetType().Name,
    };

    private static string Describe(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny(".E∞") < 0 && double.IsFinite(value) ? text + ".0" : text.Replace("Infinity", "∞", StringComparison.Ordinal);
    }
}
