using System.Globalization;
using System.Numerics;
using PyEmbed.Core.Hashing;
using PyEmbed.Core.Limits;
using PyEmbed.Core.Numbers;

namespace PyEmbed.Core.Tests.Numbers;

public sealed class IntegerTests
{
    [Test]
    public void Text_in_any_base_reads_as_in_CPython() => RecordedRows.ShouldAllMatch("Numbers/int_parse.tsv", row =>
        IntegerParser.TryParse(row[0], int.Parse(row[1], CultureInfo.InvariantCulture), 0, null, out var value, out _) == IntegerParser.Outcome.Ok ? Hex(value) : "invalid");

    [Test]
    public void Text_and_bits_and_hash_are_those_of_CPython() => RecordedRows.ShouldAllMatch("Numbers/int_unary.tsv", row =>
    {
        var value = FromHex(row[1]);
        return row[0] switch
        {
            "dec" => IntegerText.ToDecimal(value),
            "hex" => IntegerText.ToPowerOfTwoRadix(value, 16),
            "oct" => IntegerText.ToPowerOfTwoRadix(value, 8),
            "bin" => IntegerText.ToPowerOfTwoRadix(value, 2),
            "length" => Long(IntegerBits.BitLength(value)),
            "count" => Long(IntegerBits.BitCount(value)),
            "hash" => Long(NumberHash.OfInteger(value)),
            "isqrt" => Hex(IntegerPower.SquareRoot(value)),
            _ => FloatArithmetic.TryToDouble(value, out var result) ? FloatTests.Bits(result) : "overflow",
        };
    });

    [Test]
    public void Arithmetic_is_that_of_CPython() => RecordedRows.ShouldAllMatch("Numbers/int_binary.tsv", row =>
    {
        var left = FromHex(row[1]);
        if (row[0] == "cmp") return Math.Sign(FloatArithmetic.Compare(left, FloatTests.FromBits(row[2]))).ToString(CultureInfo.InvariantCulture);
        var right = FromHex(row[2]);
        switch (row[0])
        {
            case "mul": return Hex(BigArithmetic.Multiply(left, right, new Meter()));
            case "floordiv": return Hex(IntegerDivision.FloorDivide(left, right));
            case "mod": return Hex(IntegerDivision.Modulo(left, right));
            case "truediv": return IntegerDivision.TryTrueDivide(left, right, out var quotient) ? FloatTests.Bits(quotient) : "overflow";
            case "shl": return IntegerBits.TryShiftLeft(left, (long)right, null, out var shifted) ? Hex(shifted) : "memory";
            case "shr": return Hex(IntegerBits.ShiftRight(left, (long)right));
            default:
                return IntegerPower.TryModularPower(left, right, FromHex(row[3]), new Meter(), out var power) switch
                {
                    IntegerPower.Outcome.Ok => Hex(power),
                    IntegerPower.Outcome.ZeroModulus => "zero",
                    _ => "notinvertible",
                };
        }
    });

    [Test]
    public void Machine_words_divide_and_compare_as_large_integers_do() => RecordedRows.ShouldAllMatch("Numbers/int_binary.tsv", row =>
    {
        var left = FromHex(row[1]);
        if (left < long.MinValue || left > long.MaxValue) return row[^1];
        var word = (long)left;
        if (row[0] == "cmp") return Math.Sign(FloatArithmetic.Compare(word, FloatTests.FromBits(row[2]))).ToString(CultureInfo.InvariantCulture);
        var right = FromHex(row[2]);
        if (right < long.MinValue || right > long.MaxValue) return row[^1];
        return row[0] switch
        {
            "floordiv" => IntegerDivision.TryFloorDivide(word, (long)right, out var quotient) ? Hex(quotient) : row[^1],
            "mod" => Hex(IntegerDivision.Modulo(word, (long)right)),
            "shr" => Hex(IntegerBits.ShiftRight(word, (long)right)),
            _ => row[^1],
        };
    });

    [Test]
    public void Large_numbers_take_the_same_values_by_halves_as_at_once()
    {
        var meter = new Meter();
        var random = new Random(5);
        foreach (var (leftBytes, rightBytes) in new[] { (50_000, 50_000), (200_000, 70_000), (300_000, 40), (120_000, 119_999), (400_000, 130_001) })
        {
            var left = Random(random, leftBytes);
            var right = -Random(random, rightBytes);
            BigArithmetic.Multiply(left, right, meter).ShouldBe(left * right);
            var quotient = BigArithmetic.DivRem(left, right, meter, out var rest);
            (quotient, rest).ShouldBe((BigInteger.DivRem(left, right, out var expected), expected));
        }
        meter.Charges.ShouldBeGreaterThan(100);
    }

    [Test]
    public void Decimal_text_of_a_large_number_reads_back()
    {
        var value = -Random(new Random(6), 60_000);
        var text = IntegerText.ToDecimal(value, new Meter());
        IntegerParser.TryParse(text, 10, 0, new Meter(), out var back, out var digits).ShouldBe(IntegerParser.Outcome.Ok);
        (back == value, digits).ShouldBe((true, text.Length - 1));
        text.ShouldBe(value.ToString(CultureInfo.InvariantCulture));
    }

    [TestCase(4300, IntegerParser.Outcome.Ok)]
    [TestCase(4301, IntegerParser.Outcome.TooManyDigits)]
    public void The_digit_limit_holds_for_decimal_text(int length, object outcome)
    {
        var text = new string('9', length);
        IntegerParser.TryParse(text, 10, 4300, null, out _, out var count).ShouldBe(outcome);
        count.ShouldBe(length);
        IntegerText.TryToDecimal(BigInteger.Pow(10, length) - 1, 4300, null, out var back).ShouldBe(length <= 4300);
        if (length <= 4300) back.ShouldBe(text);
    }

    [Test]
    public void The_digit_limit_spares_bases_that_are_powers_of_two_and_short_text()
    {
        IntegerParser.TryParse(new string('1', 5000), 2, 4300, null, out _, out _).ShouldBe(IntegerParser.Outcome.Ok);
        IntegerParser.TryParse(new string('1', 640), 10, 10, null, out _, out _).ShouldBe(IntegerParser.Outcome.Ok);
        IntegerParser.TryParse(new string('1', 641), 10, 640, null, out _, out _).ShouldBe(IntegerParser.Outcome.TooManyDigits);
    }

    [Test]
    public void A_budget_stops_a_long_multiplication()
    {
        var value = BigInteger.One << 100_000_000;
        Should.Throw<TimeoutException>(() => BigArithmetic.Multiply(value, value, new Meter { Left = 5_000_000 }));
        Should.Throw<TimeoutException>(() => IntegerPower.TryPower(3, 500_000_000, new Meter { Left = 5_000_000 }, out _));
        Should.Throw<TimeoutException>(() => IntegerText.ToDecimal(value, new Meter { Left = 5_000_000 }));
        Should.Throw<TimeoutException>(() => IntegerDivision.FloorDivide(Random(new Random(7), 10_000_000), Random(new Random(8), 5_000_000), new Meter { Left = 5_000_000 }));
    }

    [TestCase(1, 0, "1")]
    [TestCase(0, 0, "1")]
    [TestCase(0, 5, "0")]
    [TestCase(-1, 5, "-1")]
    [TestCase(-3, 5, "-f3")]
    [TestCase(2, 70, "400000000000000000")]
    public void Powers_of_integers(int value, int exponent, string hex)
    {
        IntegerPower.TryPower(value, exponent, null, out var result).ShouldBeTrue();
        Hex(result).ShouldBe(hex);
    }

    [Test]
    public void Results_larger_than_memory_are_refused()
    {
        IntegerPower.TryPower(10, BigInteger.Pow(10, 30), null, out _).ShouldBeFalse();
        IntegerBits.TryShiftLeft(1, long.MaxValue, null, out _).ShouldBeFalse();
        IntegerBits.TryShiftLeft(0, long.MaxValue, null, out var zero).ShouldBeTrue();
        zero.ShouldBe(BigInteger.Zero);
    }

    internal static string Hex(BigInteger value) => IntegerText.ToPowerOfTwoRadix(value, 16);

    internal static BigInteger FromHex(string text) => text[0] == '-'
        ? -BigInteger.Parse("0" + text[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        : BigInteger.Parse("0" + text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static string Long(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static BigInteger Random(Random random, int bytes)
    {
        var data = new byte[bytes];
        random.NextBytes(data);
        data[^1] |= 0x40;
        return new BigInteger(data, isUnsigned: true);
    }

    private sealed class Meter : IWorkBudget
    {
        public long Left { get; set; } = long.MaxValue;
        public int Charges { get; private set; }

        public void Charge(long units)
        {
            Charges++;
            Left -= units;
            if (Left < 0) throw new TimeoutException();
        }
    }
}
