using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Tests.Objects.Range;

public sealed class RangeTests : EngineThread
{
    [TestCase(0L, 10L, 3L, new long[] { 0, 3, 6, 9 })]
    [TestCase(5L, 0L, -2L, new long[] { 5, 3, 1 })]
    [TestCase(long.MaxValue - 2, long.MaxValue, 1L, new long[] { long.MaxValue - 2, long.MaxValue - 1 })]
    [TestCase(long.MinValue, long.MinValue + 2, 1L, new long[] { long.MinValue, long.MinValue + 1 })]
    public void Numbers_of_64_bits_come_unboxed(long start, long stop, long step, long[] numbers)
    {
        var iterator = new PyRange(PyInt.From(start), PyInt.From(stop), PyInt.From(step)).Iter().ShouldBeOfType<PyRangeIterator>();
        var all = new List<long>();
        while (iterator.TryNext(out var number)) all.Add(number);
        all.ShouldBe(numbers);
    }

    [TestCase(long.MaxValue - 1, long.MaxValue, 2L)]
    [TestCase(long.MinValue, long.MaxValue, 1L)]
    public void A_range_whose_end_overflows_takes_the_long_way(long start, long stop, long step) =>
        new PyRange(PyInt.From(start), PyInt.From(stop), PyInt.From(step)).Iter().ShouldBeOfType<PyLongRangeIterator>();
}
