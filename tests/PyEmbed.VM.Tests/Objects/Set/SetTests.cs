using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Tests.Objects.Set;

public sealed class SetTests : EngineThread
{
    // What CPython 3.11 gives for list(set(items)).
    [TestCase(new long[] { 3, 1, 2 }, new long[] { 1, 2, 3 })]
    [TestCase(new long[] { 8, 0, 16 }, new long[] { 8, 0, 16 })]
    [TestCase(new long[] { -1, -2, 5, 1000003 }, new long[] { 1000003, 5, -1, -2 })]
    public void Sets_of_ints_iterate_in_the_order_of_their_table(long[] items, long[] order)
    {
        var set = new PySet();
        foreach (var item in items) set.TryAdd(Thread, PyInt.From(item)).ShouldBeTrue();
        Iteration.ToList(Thread, set)!.Items.ToArray().Select(i => ((PyInt)i).Value).ShouldBe(order);
    }

    [Test]
    public void A_slot_of_an_item_that_was_removed_is_used_again()
    {
        var set = new PySet();
        foreach (var item in new long[] { 0, 8 }) set.TryAdd(Thread, PyInt.From(item)).ShouldBeTrue();
        set.Remove(Thread, PyInt.Zero).ShouldBe(PyNone.Instance);
        set.TryAdd(Thread, PyInt.From(16)).ShouldBeTrue();
        Iteration.ToList(Thread, set)!.Items.ToArray().Select(i => ((PyInt)i).Value).ShouldBe([16L, 8L]);
    }
}
