namespace PyEmbed.Tests.Hosting;

public sealed class HashSeedTests
{
    private static PyEngine Engine(uint? seed) => new(new PyEngineOptions { HashSeed = seed });

    [Test]
    public void Seed_0_gives_the_hashes_of_CPython_under_PYTHONHASHSEED_0()
    {
        using var engine = Engine(0);
        (engine.Evaluate<long>("hash('abc')"), engine.Evaluate<long>("hash(b'abc')")).ShouldBe((-4594863902769663758, -4594863902769663758));
    }

    [Test]
    public void Equal_seeds_give_equal_hashes_and_other_seeds_others()
    {
        using var one = Engine(1);
        using var same = Engine(1);
        using var other = Engine(2);
        var hash = one.Evaluate<long>("hash('abc')");
        (same.Evaluate<long>("hash('abc')") == hash, other.Evaluate<long>("hash('abc')") == hash).ShouldBe((true, false));
    }

    [Test]
    public void Without_a_seed_every_engine_has_its_own()
    {
        using var one = Engine(null);
        using var two = Engine(null);
        one.Evaluate<long>("hash('abc')").ShouldNotBe(two.Evaluate<long>("hash('abc')"));
    }

    [TestCase("hash('') == hash(b'') == 0")]
    [TestCase("hash(1) == hash(1.0) == 1 and hash(-1) == -2")]
    [TestCase("hash('abc') == hash(b'abc') == hash(memoryview(b'abc'))")]
    [TestCase("{'a': 1, 2: 3}[type('S', (str,), {})('a')] == 1")]
    [TestCase("{'a': 1, 2: 3}[2.0] == 3 and {2.0: 3}[2] == 3 and {'a': 0, True: 5}[1] == 5")]
    [TestCase("set({'a': 1, 2: 3}) == {'a', 2} and dict.fromkeys({'a', 2}) == {'a': None, 2: None}")]
    [TestCase("{'a', 'b'} - {'b': 1, 3: 4}.keys() == {'a'} and {'a', 5} & {'a': 1}.keys() == {'a'}")]
    [TestCase("{'a', 'b'}.difference({'b': 1}) == {'a'} and {'a', 3}.symmetric_difference({'a': 1, 'q': 2}) == {3, 'q'}")]
    [TestCase("frozenset('ab') == frozenset('ba') and hash(frozenset('ab')) == hash(frozenset('ba'))")]
    [TestCase("list({3, 1, 2}) == [1, 2, 3]")]
    public void Equal_keys_meet_under_any_seed(string condition)
    {
        using var engine = Engine(12345);
        engine.Evaluate<bool>(condition).ShouldBeTrue();
    }

    [Test]
    public void A_key_with_the_hash_of_a_str_is_found()
    {
        using var engine = Engine(12345);
        engine.Execute("class K:\n    def __hash__(self): return hash('a')\n    def __eq__(self, other): return other == 'a'");
        engine.Evaluate<bool>("{'a': 1, 2: 3}[K()] == 1 and K() in {'a'} and {K(): 1, 2: 3}['a'] == 1").ShouldBeTrue();
    }
}
