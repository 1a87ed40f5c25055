using PyEmbed.VM.Tests.Objects;

namespace PyEmbed.VM.Tests.Errors;

public sealed class NameSuggestionsTests : EngineThread
{
    // What CPython 3.11's rules choose: at most a third of the characters may change, the first of the nearest wins.
    [TestCase("blech", "bleh,blue", "bleh")]
    [TestCase("somethingverywrong", "abc", null)]
    [TestCase("noise", "more_noise,a,bc", null)]
    [TestCase("BLECH", "blech", "blech")]
    [TestCase("ab", "ab,ba", "ba")]
    [TestCase("aaaa", "aaab,aaba", "aaab")]
    [TestCase("x", "", null)]
    public void The_nearest_name_is_suggested(string name, string candidates, string? expected)
    {
        var all = candidates.Length == 0 ? [] : candidates.Split(',').Select(PyStr.FromUtf16);
        NameSuggestions.Nearest(all, PyStr.FromUtf16(name))?.ToString().ShouldBe(expected);
        if (expected is null) NameSuggestions.Nearest(all, PyStr.FromUtf16(name)).ShouldBeNull();
    }

    [Test]
    public void Too_many_candidates_are_not_looked_at() =>
        NameSuggestions.Nearest(Enumerable.Range(0, 750).Select(i => (PyStr?)PyStr.FromUtf16("name" + i)), PyStr.FromUtf16("name")).ShouldBeNull();
}
