using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Tests.Objects.List;

public sealed class ListTests : EngineThread
{
    [TestCase(0, 10)]
    [TestCase(2, 30)]
    [TestCase(-1, 30)]
    [TestCase(-3, 10)]
    [TestCase(3, null)]
    [TestCase(-4, null)]
    [TestCase(long.MinValue, null)]
    [TestCase(long.MaxValue, null)]
    public void Items_are_found_from_both_ends(long index, int? value)
    {
        var list = PyList.CopyOf([PyInt.From(10), PyInt.From(20), PyInt.From(30)]);
        list.TryGetItem(index, out var item).ShouldBe(value is not null);
        (item as PyInt)?.Value.ShouldBe(value!.Value);
        list.TrySetItem(index, PyNone.Instance).ShouldBe(value is not null);
    }

    [Test]
    public void An_iterator_sees_what_is_appended_and_stays_at_the_end_once_it_was_there()
    {
        var list = PyList.CopyOf([PyInt.Zero]);
        var iterator = new PyListIterator(list);
        iterator.TakeNext().ShouldBe(PyInt.Zero);
        list.Append(PyInt.One);
        iterator.TakeNext().ShouldBe(PyInt.One);
        iterator.TakeNext().ShouldBeNull();
        list.Append(PyInt.Zero);
        iterator.TakeNext().ShouldBeNull();
    }

    [Test]
    public void A_list_that_has_become_short_lets_its_memory_go()
    {
        var list = new PyList();
        for (var i = 0; i < 1000; i++) list.TryAppend(Thread, PyInt.From(i)).ShouldBeTrue();
        while (list.Count > 10) list.TakeLast();
        list.SizeOf().ShouldBeLessThan(40 + 8 * 80);
        list.Items.ToArray().Select(i => ((PyInt)i).Value).ShouldBe(Enumerable.Range(0, 10).Select(i => (long)i));
    }

    [Test]
    public void Repeating_beyond_what_an_array_can_hold_is_a_MemoryError()
    {
        Number.Multiply(Thread, PyList.CopyOf([PyNone.Instance, PyNone.Instance]), PyInt.From(1L << 40)).ShouldBeNull();
        TakeMessage().ShouldBe("MemoryError");
    }
}
