using System.Collections.Immutable;
using PyEmbed.Core.Encodings;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Numbers;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Tests.Literals;

public sealed class LiteralTests
{
    [Test]
    public void String_bodies_read_and_warn_and_fail_as_in_CPython() => RecordedRows.ShouldAllMatch("Literals/string_literals.tsv", row =>
    {
        var body = RecordedRows.Text(row[0]).ToUtf16();
        return StringLiteral.TryDecode(body, isRaw: false, out var value, out var doubtful, out var error)
            ? RecordedRows.Field(value) + Warning(body, doubtful)
            : "error " + error;
    });

    [Test]
    public void Bytes_bodies_read_and_warn_and_fail_as_in_CPython() => RecordedRows.ShouldAllMatch("Literals/bytes_literals.tsv", row =>
    {
        var body = RecordedRows.Text(row[0]).ToUtf16();
        return StringLiteral.TryDecodeBytes(body, isRaw: false, out var value, out var doubtful, out var error)
            ? RecordedRows.Field(value) + Warning(body, doubtful)
            : "error " + error;
    });

    [Test]
    public void Repr_and_ascii_are_those_of_CPython() => RecordedRows.ShouldAllMatch("Literals/repr.tsv", row => RecordedRows.Field(row[0] switch
    {
        "repr" => TextRepr.Repr(RecordedRows.Text(row[1])),
        "ascii" => PythonText.FromCodeUnits(TextRepr.Ascii(RecordedRows.Text(row[1]))),
        _ => PythonText.FromCodeUnits(TextRepr.OfBytes(RecordedRows.Bytes(row[1]))),
    }));

    [Test]
    public void Number_tokens_read_as_in_CPython() => RecordedRows.ShouldAllMatch("Literals/numbers.tsv", row =>
    {
        if (!NumberLiteral.TryParse(row[0], 4300, null, out var constant, out var error)) return "error " + error;
        return row[0].Length > 1000 && constant is IntConstant integer
            ? "0x" + IntegerText.ToPowerOfTwoRadix(integer.Value, 16)
            : ConstantRepr.Repr(constant).ToUtf16();
    });

    [Test]
    public void Raw_bodies_stay_as_they_are()
    {
        StringLiteral.TryDecode("\\n\\", isRaw: true, out var text, out _, out _).ShouldBeTrue();
        text.ToUtf16().ShouldBe("\\n\\");
    }

    [Test]
    public void The_place_of_a_doubtful_escape_is_an_index_into_the_body()
    {
        StringLiteral.TryDecode("é\U0001F600\\n\\é\\400\\q", isRaw: false, out _, out var doubtful, out _).ShouldBeTrue();
        doubtful.ShouldBe(7);
    }

    [Test]
    public void Constants_show_as_Python_shows_them()
    {
        Constant nested = new TupleConstant(
        [
            Constant.None, Constant.Ellipsis, Constant.True, new IntConstant(-5), new FloatConstant(1e16), new ComplexConstant(-0.0, 1),
            new StrConstant("it's"), new BytesConstant([0, 65]), new TupleConstant([Constant.False]), new TupleConstant([]),
            new FrozenSetConstant([new IntConstant(2), new IntConstant(1)]), new FrozenSetConstant([]),
        ]);
        ConstantRepr.Repr(nested).ToUtf16().ShouldBe(
            "(None, Ellipsis, True, -5, 1e+16, (-0+1j), \"it's\", b'\\x00A', (False,), (), frozenset({2, 1}), frozenset())");
    }

    [Test]
    public void Tuples_nested_without_end_fail_without_ending_the_process()
    {
        Constant nested = new TupleConstant(ImmutableArray<Constant>.Empty);
        for (var i = 0; i < 200_000; i++) nested = new TupleConstant([nested]);
        Should.Throw<InsufficientExecutionStackException>(() => ConstantRepr.Repr(nested));
    }

    private static string Warning(string body, int doubtful) => doubtful < 0 ? "" : " | " + DoubtfulEscape.Message(body, doubtful);
}
