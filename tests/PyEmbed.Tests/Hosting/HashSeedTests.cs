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
    public void Other_seeds_give_the_hashes_that_CPython_has_under_them()
    {
        using var engine = Engine(42);
        engine.Evaluate<long[]>("[hash('abc'), hash(b'abcdefghijk'), hash('äú∑ℇ'), hash(memoryview(b'abc'))]")
            .ShouldBe([3869580338025362921, 7764564197781545852, -2845126246016066802, 3869580338025362921]);
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
    [TestCase("(lambda d: (d.update({1: 2}), d.update(b=3), d['a'], d['b'], d.pop('a'), 'a' in d))({'a': 1})[2:] == (1, 3, 1, False)")]
    [TestCase("(lambda g: (g.update({1: 2}), g.update(z=3), eval('z', g)))({})[2] == 3")]
    public void Equal_keys_meet_under_any_seed(string condition)
    {
        using var engine = Engine(12345);
        engine.Evaluate<bool>(condition).ShouldBeTrue();
        using var random = Engine(null);
        random.Evaluate<bool>(condition).ShouldBeTrue();
    }

    [Test]
    public void A_key_with_the_hash_of_a_str_is_found([Values(12345u, null)] uint? seed)
    {
        using var engine = Engine(seed);
        engine.Execute("class K:\n    def __hash__(self): return hash('a')\n    def __eq__(self, other): return other == 'a'");
        engine.Evaluate<bool>("{'a': 1, 2: 3}[K()] == 1 and K() in {'a'} and {K(): 1, 2: 3}['a'] == 1 and {'a': 1}[K()] == 1 and K() not in {'b': 1}").ShouldBeTrue();
    }
}
