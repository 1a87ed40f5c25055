namespace PyEmbed.Tests.Hosting;

/// <summary>Python collections that the host reads and writes in place.</summary>
[TestFixture]
public sealed class ViewTests
{
    private PyEngine _engine = null!;

    [SetUp]
    public void Start() => _engine = new PyEngine();

    [TearDown]
    public void End() => _engine.Dispose();

    [Test]
    public void A_list_is_read_and_written_in_place()
    {
        _engine.Execute("numbers = [1, 2, 3]");
        var numbers = _engine.AsList<int>(_engine.Globals.Get<PyObject>("numbers"));
        numbers.ShouldBe([1, 2, 3]);
        numbers.Add(4);
        numbers.Insert(0, 0);
        numbers[1] = 10;
        numbers.RemoveAt(2);
        numbers.Remove(3).ShouldBeTrue();
        numbers.Remove(99).ShouldBeFalse();
        (numbers.Count, numbers.IndexOf(4), numbers.IndexOf(5), numbers.Contains(10)).ShouldBe((3, 2, -1, true));
        _engine.Evaluate<string>("str(numbers)").ShouldBe("[0, 10, 4]");
        _engine.Execute("numbers.append(5)");
        var copy = new int[5];
        numbers.CopyTo(copy, 1);
        copy.ShouldBe([0, 0, 10, 4, 5]);
        numbers.Clear();
        _engine.Evaluate<int>("len(numbers)").ShouldBe(0);
    }

    [Test]
    public void What_the_object_refuses_is_its_own_exception()
    {
        var pair = _engine.AsList<int>(_engine.Evaluate<PyObject>("(1, 2)"));
        pair.ShouldBe([1, 2]);
        Should.Throw<PythonException>(() => pair[2]).Message.ShouldBe("tuple index out of range");
        Should.Throw<PythonException>(() => pair[0] = 5).Message.ShouldBe("'tuple' object does not support item assignment");
        Should.Throw<PythonException>(() => pair.Add(5)).Message.ShouldBe("'tuple' object has no attribute 'append'");
        Should.Throw<ArgumentOutOfRangeException>(() => pair[-1]);
        Should.Throw<PythonConversionException>(() => _engine.AsList<string>(_engine.Evaluate<PyObject>("[1]"))[0]);
        Should.Throw<PythonConversionException>(() => _engine.AsList<int>(_engine.Evaluate<PyObject>("{}"))).Message.ShouldBe("A Python object of type 'dict' is no sequence.");
    }

    [Test]
    public void A_dict_is_read_and_written_in_place()
    {
        _engine.Execute("prices = {'a': 1.5, 'b': 2.0}");
        var prices = _engine.AsDictionary<string, double>(_engine.Globals.Get<PyObject>("prices"));
        prices.ShouldBe([KeyValuePair.Create("a", 1.5), KeyValuePair.Create("b", 2.0)]);
        prices["c"] = 3;
        prices.Add("d", 4);
        Should.Throw<ArgumentException>(() => prices.Add("d", 5)).ParamName.ShouldBe("key");
        (prices.Remove("a"), prices.Remove("a"), prices.ContainsKey("b"), prices.ContainsKey("a"), prices.Count).ShouldBe((true, false, true, false, 3));
        (prices.TryGetValue("d", out var d), d, prices.TryGetValue("x", out _)).ShouldBe((true, 4.0, false));
        Should.Throw<KeyNotFoundException>(() => prices["x"]).Message.ShouldBe("The mapping has no key 'x'.");
        (prices.Contains(KeyValuePair.Create("b", 2.0)), prices.Contains(KeyValuePair.Create("b", 3.0))).ShouldBe((true, false));
        prices.Keys.ShouldBe(["b", "c", "d"]);
        prices.Values.ShouldBe([2.0, 3.0, 4.0]);
        foreach (var (key, _) in prices) prices.Remove(key);
        _engine.Evaluate<string>("str(prices)").ShouldBe("{}");
    }

    [Test]
    public void Mappings_of_any_class_have_views()
    {
        _engine.Execute("import collections, types\nchain = collections.ChainMap({'a': 1}, {'b': 2})\ncounts = collections.defaultdict(int)");
        _engine.AsDictionary<string, int>(_engine.Globals.Get<PyObject>("chain")).OrderBy(pair => pair.Key).ShouldBe([KeyValuePair.Create("a", 1), KeyValuePair.Create("b", 2)]);
        _engine.AsDictionary<string, int>(_engine.Globals.Get<PyObject>("counts")).TryGetValue("x", out _).ShouldBeFalse();
        _engine.Evaluate<int>("len(counts)").ShouldBe(0);
        Should.Throw<PythonConversionException>(() => _engine.AsDictionary<string, int>(_engine.Evaluate<PyObject>("[]"))).Message.ShouldBe("A Python object of type 'list' is no mapping.");
    }
}
