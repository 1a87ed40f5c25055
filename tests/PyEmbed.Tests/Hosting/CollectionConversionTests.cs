using System.Numerics;

namespace PyEmbed.Tests.Hosting;

public sealed class CollectionConversionTests
{
    private PyEngine _engine = null!;

    [SetUp]
    public void Create() => _engine = new PyEngine();

    [TearDown]
    public void End() => _engine.Dispose();

    [Test]
    public void Lists_and_tuples_become_arrays_and_lists()
    {
        _engine.Evaluate<int[]>("[1, 2, 3]").ShouldBe([1, 2, 3]);
        _engine.Evaluate<string[]>("('a', None)").ShouldBe(["a", null!]);
        _engine.Evaluate<int[][]>("[[1], [2, 3], []]").ShouldBe([[1], [2, 3], []]);
        _engine.Evaluate<DayOfWeek[]>("[0, 6]").ShouldBe([DayOfWeek.Sunday, DayOfWeek.Saturday]);
        _engine.Evaluate<List<double>>("[1, 2.5]").ShouldBe([1, 2.5]);
        _engine.Evaluate<IReadOnlyList<string>>("['x', 'y']").ShouldBe(["x", "y"]);
        _engine.Evaluate<IEnumerable<object>>("[1, 'a', None, 2 ** 70]").ShouldBe([1, "a", null!, BigInteger.Pow(2, 70)]);
    }

    [Test]
    public void Sets_and_dicts_become_sets_and_dictionaries()
    {
        _engine.Evaluate<HashSet<int>>("{3, 1}").Order().ShouldBe([1, 3]);
        _engine.Evaluate<IReadOnlySet<string>>("frozenset(['a'])").ShouldBe(["a"]);
        _engine.Evaluate<Dictionary<string, int>>("{'a': 1, 'b': 2}").ShouldBe(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 });
        _engine.Evaluate<IReadOnlyDictionary<int, string>>("{1: 'x'}").ShouldBe(new Dictionary<int, string> { [1] = "x" });
    }

    [TestCase("[1, 'a']")]
    [TestCase("{1, 2}")]
    [TestCase("range(3)")]
    [TestCase("[1.5]")]
    [TestCase("[2 ** 40]")]
    public void What_does_not_convert_names_the_type_that_was_asked_for(string expression) =>
        Should.Throw<PythonConversionException>(() => _engine.Evaluate<int[]>(expression)).Message.ShouldEndWith("cannot be converted to System.Int32[].");

    [Test]
    public void A_copy_of_the_hosts_collections_is_Pythons_own()
    {
        var numbers = new List<int> { 1, 2 };
        _engine.Globals["x"] = PyValue.Copy(new Dictionary<string, object?> { ["list"] = numbers, ["set"] = new HashSet<string> { "a" }, ["pair"] = (1, "b"), ["none"] = null, ["nested"] = new[] { new[] { 1.5 } } });
        _engine.Evaluate<string>("repr(x)").ShouldBe("{'list': [1, 2], 'set': {'a'}, 'pair': (1, 'b'), 'none': None, 'nested': [[1.5]]}");
        _engine.Execute("x['list'].append(3)");
        numbers.ShouldBe([1, 2]);
    }

    [Test]
    public void Enums_are_their_numbers()
    {
        _engine.Globals["day"] = DayOfWeek.Friday;
        _engine.Evaluate<string>("repr(day)").ShouldBe("5");
        _engine.Evaluate<DayOfWeek>("day + 1").ShouldBe(DayOfWeek.Saturday);
        Should.Throw<PythonConversionException>(() => _engine.Evaluate<DayOfWeek>("'Friday'"));
    }

    [Test]
    public void A_collection_that_was_not_wrapped_says_how_to_copy_it()
    {
        Should.Throw<PythonConversionException>(() => _engine.Globals["x"] = new List<int>())
            .Message.ShouldBe("A System.Collections.Generic.List`1[System.Int32] does not go into Python by itself. PyValue.Copy(value) makes a list, dict or set of what it holds now.");
        var loop = new List<object>();
        loop.Add(loop);
        Should.Throw<PythonConversionException>(() => _engine.Globals["x"] = PyValue.Copy(loop)).Message.ShouldBe("The value is nested more than 500 deep.");
        Should.Throw<PythonConversionException>(() => _engine.Globals["x"] = PyValue.Copy(new Dictionary<object, int> { [new List<int>()] = 1 })).Message.ShouldBe("A List`1 cannot be a key in Python.");
    }
}
