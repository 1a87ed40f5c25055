using PyEmbed.Core.Text;

namespace PyEmbed.Core.Tests.Text;

public sealed class AsciiTextTests
{
    // The Kelvin sign, the long s and the dotted capital I have ASCII letters as their other case in Unicode, not here.
    [TestCase("", "", "")]
    [TestCase("UTF-8", "utf-8", "UTF-8")]
    [TestCase("Latin_1", "latin_1", "LATIN_1")]
    [TestCase("1e+AbÄß", "1e+abÄß", "1E+ABÄß")]
    [TestCase("\u212A\u017F\u0130\u0131", "\u212A\u017F\u0130\u0131", "\u212A\u017F\u0130\u0131")]
    [TestCase("@AZ[`az{", "@az[`az{", "@AZ[`AZ{")]
    public void Case_changes_ASCII_letters_alone(string text, string lower, string upper)
    {
        AsciiText.ToLower(text).ShouldBe(lower);
        AsciiText.ToUpper(text).ShouldBe(upper);
        string.Concat(text.Select(AsciiText.ToLower)).ShouldBe(lower);
        string.Concat(text.Select(AsciiText.ToUpper)).ShouldBe(upper);
    }

    [TestCase("Infinity", "infinity", true, true)]
    [TestCase("INFx", "inf", false, true)]
    [TestCase("in", "inf", false, false)]
    [TestCase("\u0131nf", "inf", false, false)]
    [TestCase("\u212A", "k", false, false)]
    public void Words_match_in_whatever_case(string text, string word, bool equals, bool starts)
    {
        AsciiText.EqualsIgnoreCase(text, word).ShouldBe(equals);
        AsciiText.StartsWithIgnoreCase(text, word).ShouldBe(starts);
    }
}
