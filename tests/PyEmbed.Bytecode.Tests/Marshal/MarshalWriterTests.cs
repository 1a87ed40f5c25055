using System.Collections.Immutable;
using System.Numerics;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;

namespace PyEmbed.Bytecode.Tests.Marshal;

[TestFixture]
internal sealed class MarshalWriterTests
{
    private static readonly string[] SampleNames = ["functions", "flow", "extended"];

    [Test]
    public void Code_written_loads_as_equal_code(
        [ValueSource(nameof(SampleNames))] string sample, [Range(0, 4)] int version)
    {
        var code = MarshalReader.Load(Recorded.Bytes($"Samples/{sample}.marshal.bin"));
        var again = MarshalReader.Load(MarshalWriter.Dump(code, version));
        again.ShouldBe(code);
        ((CodeConstant)again).Code.FileName.ShouldBe($"{sample}.py");
    }

    private static IEnumerable<Constant> Values()
    {
        foreach (var shift in new[] { 0, 14, 15, 16, 29, 30, 31, 32, 33, 45, 60, 63, 64, 1000 })
        {
            foreach (var delta in new[] { -1, 0, 1 })
            {
                yield return new IntConstant((BigInteger.One << shift) + delta);
                yield return new IntConstant(-(BigInteger.One << shift) + delta);
            }
        }
        foreach (var number in new[] { 0.0, -0.0, 1.5, 1e300, 5e-324, 1e16, 123456789.125, 1e-5, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue })
        {
            yield return new FloatConstant(number);
            yield return new ComplexConstant(1, number);
        }
        yield return new StrConstant("");
        yield return new StrConstant("name");
        yield return new StrConstant("no name");
        yield return new StrConstant(new string('a', 255));
        yield return new StrConstant(new string('a', 256));
        yield return new StrConstant("\u00e9\u4e2d\U0001F600");
        yield return new StrConstant(PythonText.FromCodeUnits("\ud83d\ude00"));
        yield return new BytesConstant([0, 255]);
        yield return new TupleConstant([]);
        yield return new TupleConstant([.. Enumerable.Range(0, 300).Select(i => new IntConstant(i))]);
        yield return new FrozenSetConstant([Constant.None, Constant.True, new StrConstant("a")]);
        yield return new TupleConstant([Constant.Ellipsis, Constant.False, StopIterationConstant.Instance, new TupleConstant([new StrConstant("x"), new StrConstant("x")])]);
    }

    [Test]
    public void Values_written_load_as_equal_values([Range(0, 4)] int version)
    {
        foreach (var value in Values()) MarshalReader.Load(MarshalWriter.Dump(value, version)).ShouldBe(value);
    }

    [Test]
    public void Equal_text_is_written_once_and_containers_by_identity()
    {
        var shared = new ListConstant([]);
        var value = new TupleConstant([new StrConstant("ab"), new StrConstant("ab"), shared, shared, new ListConstant([])]);
        Convert.ToHexStringLower(MarshalWriter.Dump(value)).ShouldBe("a905" + "da026162" + "7201000000" + "db00000000" + "7202000000" + "db00000000");
        var loaded = (TupleConstant)MarshalReader.Load(MarshalWriter.Dump(value));
        loaded.Items[2].ShouldBeSameAs(loaded.Items[3]);
        loaded.Items[2].ShouldNotBeSameAs(loaded.Items[4]);
    }

    [Test]
    public void Items_of_a_set_are_written_in_the_order_CPython_writes_them()
    {
        var set = new FrozenSetConstant([new IntConstant(1), new IntConstant(BigInteger.One << 40), new IntConstant(300), new IntConstant(7), new IntConstant(-9)]);
        var loaded = (FrozenSetConstant)MarshalReader.Load(MarshalWriter.Dump(set));
        loaded.Items.Select(static item => (long)((IntConstant)item).Value).ShouldBe([300, -9, 1L << 40, 1, 7]);
    }

    [Test]
    public void A_list_may_contain_itself_from_version_3_on()
    {
        var list = new ListConstant([]);
        list.Items.Add(list);
        var loaded = (ListConstant)MarshalReader.Load(MarshalWriter.Dump(list));
        loaded.Items[0].ShouldBeSameAs(loaded);
        var error = Should.Throw<MarshalException>(() => MarshalWriter.Dump(list, 2));
        (error.Kind, error.Message).ShouldBe((MarshalError.ValueError, "object too deeply nested to marshal"));
    }

    [Test]
    public void Nesting_of_2000_is_written_and_of_2001_is_not()
    {
        Constant value = Constant.None;
        for (var i = 0; i < 1999; i++) value = new TupleConstant(ImmutableArray.Create(value));
        MarshalReader.Load(MarshalWriter.Dump(value)).ShouldBeOfType<TupleConstant>();
        Should.Throw<MarshalException>(() => MarshalWriter.Dump(new TupleConstant(ImmutableArray.Create(value)))).Message.ShouldBe("object too deeply nested to marshal");
    }
}
