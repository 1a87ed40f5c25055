namespace PyEmbed.Tests.Hosting;

/// <summary>What a builtin does for one call is charged, also where a small object stands for very much work or memory.</summary>
public sealed class WorkInsideBuiltinsTests
{
    private const string Pairs = "a, b = (1,), (1,)\nfor i in range(60): a, b = (a, a), (b, b)\n";
    private const string Texts = "a, b = 'a' * 10 ** 6, 'a' * 10 ** 6\n";

    [TestCase(Pairs + "hash(a)")]
    [TestCase(Pairs + "a == b")]
    [TestCase("a = (int,)\nfor i in range(60): a = (a, a)\nisinstance('', a)")]
    [TestCase("class C: pass\na = C(); a.__bases__ = ()\nfor i in range(60): b = C(); b.__bases__ = (a, a); a = b\nc = C(); c.__bases__ = (); issubclass(a, c)")]
    [TestCase("e = ExceptionGroup('', [ValueError()])\nfor i in range(60): e = ExceptionGroup('', [e, e])\ne.split(KeyError)")]
    [TestCase(Texts + "[a, b] * 10 ** 6 == [b, a] * 10 ** 6")]
    [TestCase(Texts + "([a, b] * 10 ** 6).sort()")]
    [TestCase(Texts + "max([a, b] * 10 ** 6)")]
    [TestCase("a, b = b'a' * 10 ** 6, b'a' * 10 ** 6\n[a] * 10 ** 6 == [b] * 10 ** 6")]
    [TestCase("a, b = 1 << 10 ** 7, 1 << 10 ** 7\n[a] * 10 ** 6 == [b] * 10 ** 6")]
    public void Comparisons_and_hashes_of_what_is_large_or_nested_take_steps(string source)
    {
        using var engine = new PyEngine();
        var error = Should.Throw<ExecutionLimitException>(() => engine.Execute(source, limits: new ExecutionLimits { Steps = 100_000 }));
        error.Limit.ShouldBe(ExecutionLimit.Steps);
    }

    [TestCase("('\\ufbf9' * 10 ** 6).encode('ascii', 'namereplace')")]
    [TestCase("('\\U0001F600' * 10 ** 6).encode('ascii', 'backslashreplace')")]
    [TestCase("(b'\\xff' * 4 * 10 ** 6).decode('ascii', 'backslashreplace')")]
    [TestCase("import codecs\ncodecs.register_error('long', lambda e: ('x' * 10 ** 6, e.end))\n('\\xff.' * 1000).encode('ascii', 'long')")]
    [TestCase("repr('\\udc80' * 4 * 10 ** 6)")]
    [TestCase("ascii('\\u1234' * 4 * 10 ** 6)")]
    [TestCase("('\\u0390' * 4 * 10 ** 6).upper()")]
    [TestCase("import unicodedata\nunicodedata.normalize('NFKD', '\\ufdfa' * 10 ** 6)")]
    public void A_text_that_a_conversion_makes_much_longer_takes_memory(string source)
    {
        using var engine = new PyEngine();
        var error = Should.Throw<ExecutionLimitException>(() => engine.Execute(source, limits: new ExecutionLimits { Memory = 1 << 24 }));
        error.Limit.ShouldBe(ExecutionLimit.Memory);
    }
}
