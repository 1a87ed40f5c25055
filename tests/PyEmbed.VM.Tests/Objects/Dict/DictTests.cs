using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Tests.Objects.Dict;

public sealed class DictTests : EngineThread
{
    [Test]
    public void Numbers_that_hash_alike_are_different_keys()
    {
        long[] numbers = [0, -1, -2, 1, (1L << 61) - 1, 1L << 61, -(1L << 61), long.MinValue, long.MaxValue];
        var dict = new PyDict();
        foreach (var number in numbers) dict.TrySetItem(Thread, PyInt.From(number), PyInt.From(number)).ShouldBeTrue();
        dict.Count.ShouldBe(numbers.Length);
        foreach (var number in numbers)
        {
            dict.TryGetItem(Thread, new PyInt(number), out var value).ShouldBeTrue();
            value.ShouldBeOfType<PyInt>().Value.ShouldBe(number);
        }
    }

    [Test]
    public void An_int_finds_the_bool_and_the_float_that_equal_it()
    {
        var dict = new PyDict();
        dict.TrySetItem(Thread, PyBool.True, PyNone.Instance).ShouldBeTrue();
        dict.TrySetItem(Thread, PyFloat.From(2), PyNone.Instance).ShouldBeTrue();
        dict.TryFindKey(Thread, PyInt.One, out var index, out _).ShouldBeTrue();
        index.ShouldBe(0);
        dict.TryFindKey(Thread, PyInt.From(2), out index, out _).ShouldBeTrue();
        index.ShouldBe(1);
    }

    [Test]
    public void A_cache_by_keys_version_stays_valid_while_values_change()
    {
        var dict = new PyDict();
        var name = PyStr.FromUtf16("name");
        dict.SetByName(name, PyInt.Zero);
        var index = dict.FindName(name);
        var version = dict.KeysVersion;
        dict.SetByName(name, PyInt.One);
        dict.KeysVersion.ShouldBe(version);
        dict.ValueAt(index).ShouldBe(PyInt.One);
        dict.SetByName(PyStr.FromUtf16("other"), PyInt.Zero);
        dict.KeysVersion.ShouldNotBe(version);
    }

    [Test]
    public void A_second_value_for_a_keyword_is_told_with_the_key()
    {
        var keywords = new PyDict();
        keywords.SetByName(PyStr.FromUtf16("a"), PyInt.Zero);
        var more = new PyDict();
        more.SetByName(PyStr.FromUtf16("b"), PyInt.Zero);
        more.SetByName(PyStr.FromUtf16("a"), PyInt.One);
        keywords.TryMergeUnique(Thread, more, out var duplicate).ShouldBeFalse();
        duplicate.ShouldBeOfType<PyStr>().ToString().ShouldBe("a");
        TakeMessage().ShouldBe("KeyError: a");
        keywords.Count.ShouldBe(2);
    }
}
