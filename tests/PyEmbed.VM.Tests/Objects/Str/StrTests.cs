namespace PyEmbed.VM.Tests.Objects;

public sealed class StrTests : EngineThread
{
    [TestCase("Objects/Str/str.tsv")]
    [TestCase("Objects/Str/percent.tsv")]
    [TestCase("Objects/Str/format.tsv")]
    public void Text_is_what_CPython_makes_of_it(string rows) => RecordedRows.Differences(rows).ShouldBeEmpty();

    [Test]
    public void Strs_that_grow_by_appending_share_a_buffer_and_do_not_see_each_other()
    {
        var text = PyStr.FromUtf16(new string('a', 300));
        var strs = new List<PyStr>();
        for (var i = 0; i < 1000; i++)
        {
            text = PyStr.Concat(Thread, text, PyStr.FromUtf16(i.ToString(System.Globalization.CultureInfo.InvariantCulture))).ShouldNotBeNull();
            strs.Add(text);
        }
        var fork = PyStr.Concat(Thread, strs[500], PyStr.FromUtf16("x")).ShouldNotBeNull();
        var all = new string('a', 300);
        for (var i = 0; i < 1000; i++)
        {
            all += i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            strs[i].NarrowSpan.SequenceEqual(all).ShouldBeTrue();
        }
        fork.ToString().ShouldBe(strs[500] + "x");
        text.ToString().ShouldBe(all);
    }

    [TestCase(5_000, 100)]
    [TestCase(100_000, 70)]
    [TestCase(100_000, 1_000)]
    public void Long_patterns_are_found_where_a_plain_search_finds_them(int length, int patternLength)
    {
        var random = new Random(length + patternLength);
        var text = string.Create(length, random, static (chars, source) => { foreach (ref var c in chars) c = (char)('a' + source.Next(2)); });
        var pattern = text.Substring(length / 2, patternLength);
        VM.Objects.SpanSearch.IndexOf(text.AsSpan(), pattern.AsSpan()).ShouldBe(text.IndexOf(pattern, StringComparison.Ordinal));
        VM.Objects.SpanSearch.LastIndexOf(text.AsSpan(), pattern.AsSpan()).ShouldBe(text.LastIndexOf(pattern, StringComparison.Ordinal));
        var periodic = string.Concat(Enumerable.Repeat("ab", length / 2)) + "b";
        VM.Objects.SpanSearch.IndexOf(periodic.AsSpan(), periodic.AsSpan()[^patternLength..]).ShouldBe(periodic.Length - patternLength);
        VM.Objects.SpanSearch.IndexOf(text.AsSpan(), (pattern + "c").AsSpan()).ShouldBe(-1);
    }

    [Test]
    public void A_text_too_large_for_the_memory_limit_ends_the_run()
    {
        Thread.Budget = ExecutionBudget.Start(long.MaxValue, 1 << 24, long.MaxValue, null, default);
        PyStr.FromUtf16("ab").Repeat(Thread, 1 << 26).ShouldBeNull();
        Thread.ErrorType.ShouldBe(PyExceptions.ExecutionLimit);
    }

    [Test]
    public void Work_on_long_text_is_charged()
    {
        Thread.Budget = ExecutionBudget.Start(1_000, long.MaxValue, long.MaxValue, null, default);
        var text = PyStr.FromUtf16(new string('a', 1 << 20));
        text.TryFind(Thread, PyStr.FromUtf16("b"), 0, nint.MaxValue, out _).ShouldBeFalse();
        Thread.ErrorType.ShouldBe(PyExceptions.ExecutionLimit);
    }
}
