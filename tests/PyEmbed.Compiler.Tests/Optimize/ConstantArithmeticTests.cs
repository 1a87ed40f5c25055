using System.Globalization;
using System.Numerics;
using PyEmbed.Compiler.Optimize;
using PyEmbed.Compiler.Tests.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Tests.Optimize;

internal sealed class ConstantArithmeticTests
{
    // What CPython 3.11.7 makes of each; null where it leaves the operation to run time.
    [TestCase("2", BinaryOperator.Pow, "64", "18446744073709551616")]
    [TestCase("2", BinaryOperator.Pow, "65", null)]
    [TestCase("3", BinaryOperator.Pow, "80", null)]
    [TestCase("2", BinaryOperator.Pow, "-1", "0.5")]
    [TestCase("10", BinaryOperator.Pow, "-2", "0.01")]
    [TestCase("0", BinaryOperator.Pow, "-1", null)]
    [TestCase("0.0", BinaryOperator.Pow, "-1", null)]
    [TestCase("2", BinaryOperator.Pow, "0.5", "1.4142135623730951")]
    [TestCase("-8", BinaryOperator.Pow, "0.5", "complex(1.7319121124709868E-16, 2.8284271247461903)")]
    [TestCase("1", BinaryOperator.LShift, "127", "170141183460469231731687303715884105728")]
    [TestCase("1", BinaryOperator.LShift, "128", null)]
    [TestCase("1", BinaryOperator.LShift, "-1", null)]
    [TestCase("0", BinaryOperator.LShift, "1000000000000000000000000000000", "0")]
    [TestCase("1", BinaryOperator.RShift, "1000000000000000000000000000000", "0")]
    [TestCase("-1", BinaryOperator.RShift, "1000000000000000000000000000000", "-1")]
    [TestCase("1", BinaryOperator.RShift, "-1", null)]
    [TestCase("18446744073709551616", BinaryOperator.Mult, "18446744073709551616", null)]
    [TestCase("18446744073709551615", BinaryOperator.Mult, "18446744073709551615", "340282366920938463426481119284349108225")]
    [TestCase("1", BinaryOperator.Div, "0", null)]
    [TestCase("1", BinaryOperator.FloorDiv, "0", null)]
    [TestCase("-7", BinaryOperator.Mod, "3", "2")]
    [TestCase("7.5", BinaryOperator.Mod, "-2", "-0.5")]
    [TestCase("2.5", BinaryOperator.FloorDiv, "0.5", "5.0")]
    [TestCase("1000000000000000000000000000000", BinaryOperator.Div, "3", "3.333333333333333E+29")]
    [TestCase("True", BinaryOperator.Add, "True", "2")]
    [TestCase("True", BinaryOperator.BitAnd, "False", "False")]
    [TestCase("True", BinaryOperator.BitOr, "2", "3")]
    [TestCase("2", BinaryOperator.MatMult, "3", null)]
    [TestCase("None", BinaryOperator.Mult, "1", null)]
    [TestCase("'a'", BinaryOperator.Add, "'b'", "'ab'")]
    [TestCase("'a'", BinaryOperator.Mod, "1", null)]
    [TestCase("'a'", BinaryOperator.Mult, "-1", null)]
    [TestCase("'ab'", BinaryOperator.Mult, "2", "'abab'")]
    [TestCase("'a'", BinaryOperator.Mult, "4097", null)]
    [TestCase("''", BinaryOperator.Mult, "10000000000", "''")]
    [TestCase("''", BinaryOperator.Mult, "1000000000000000000000000000000", null)]
    public void Operators_fold_as_in_CPython(string left, BinaryOperator op, string right, string? result) =>
        Show(ConstantArithmetic.Binary(op, Parse(left), Parse(right))).ShouldBe(result);

    [TestCase(1, 256, true)]
    [TestCase(1, 257, false)]
    [TestCase(2, 128, true)]
    public void Tuples_are_repeated_up_to_256_items(int length, int count, bool folds) =>
        (ConstantArithmetic.Binary(BinaryOperator.Mult, TupleOf(length), new IntConstant(count)) is not null).ShouldBe(folds);

    [TestCase(7, 128, true)]
    [TestCase(8, 128, false)]
    [TestCase(3, 256, true)]
    public void Items_of_tuples_in_a_repeated_tuple_count(int innerLength, int count, bool folds) =>
        (ConstantArithmetic.Binary(BinaryOperator.Mult, new TupleConstant([TupleOf(innerLength)]), new IntConstant(count)) is not null).ShouldBe(folds);

    [TestCase(UnaryOperator.Invert, "True", "-2")]
    [TestCase(UnaryOperator.UAdd, "True", "1")]
    [TestCase(UnaryOperator.USub, "0.0", "-0.0")]
    [TestCase(UnaryOperator.Not, "None", "True")]
    [TestCase(UnaryOperator.Not, "''", "True")]
    [TestCase(UnaryOperator.USub, "'a'", null)]
    public void Unary_operators_fold_as_in_CPython(UnaryOperator op, string operand, string? result) =>
        Show(ConstantArithmetic.Unary(op, Parse(operand))).ShouldBe(result);

    [TestCase("'abc'", 1, "'b'")]
    [TestCase("'abc'", -1, "'c'")]
    [TestCase("'abc'", 3, null)]
    [TestCase("None", 0, null)]
    public void Items_of_constants_fold(string container, int index, string? result) =>
        Show(ConstantArithmetic.Subscript(Parse(container), new IntConstant(index))).ShouldBe(result);

    [Test]
    public void Complex_powers_have_the_last_bit_of_CPython()
    {
        Show(Power(new ComplexConstant(1, 2), new IntConstant(2))).ShouldBe("complex(-3, 4)");
        Show(Power(new ComplexConstant(1, 2), new FloatConstant(0.5))).ShouldBe("complex(1.272019649514069, 0.7861513777574233)");
        Show(Power(new ComplexConstant(1, 2), new ComplexConstant(0, 1))).ShouldBe("complex(0.2291401859804338, 0.23817011512167555)");
        Show(Power(new ComplexConstant(0, 0), new IntConstant(-1))).ShouldBeNull();

        static Constant? Power(Constant value, Constant exponent) => ConstantArithmetic.Binary(BinaryOperator.Pow, value, exponent);
    }

    [Test]
    public void Sets_keep_the_first_of_equal_numbers() =>
        ConstantEquality.Distinct([new IntConstant(1), Constant.True, new FloatConstant(1), new ComplexConstant(1, 0), new FloatConstant(1.5), new StrConstant("1")])
            .Select(GraphText.Show).ShouldBe(["1", "1.5", "'1'"]);

    private static TupleConstant TupleOf(int length) => new([.. Enumerable.Repeat(Constant.None, length)]);

    private static string? Show(Constant? constant) => constant is null ? null : GraphText.Show(constant);

    private static Constant Parse(string text) => text switch
    {
        "None" => Constant.None,
        "True" => Constant.True,
        "False" => Constant.False,
        ['\'', .. var content, '\''] => new StrConstant(content),
        _ when text.Contains('.') => new FloatConstant(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => new IntConstant(BigInteger.Parse(text, CultureInfo.InvariantCulture)),
    };
}
