using Microsoft.CodeAnalysis;
using PyEmbed.SourceGenerator.Analyzers;
using PyEmbed.SourceGenerator.Diagnostics;
using PyEmbed.SourceGenerator.Tests.Support;

namespace PyEmbed.SourceGenerator.Tests.Analyzers;

/// <summary>PYE201 and PYE202: .NET's rules for text.</summary>
public sealed class TextTests
{
    private const string Declarations = """
        using System.Globalization;
        using System.Text;
        using PyEmbed.Core.Text;
        namespace PyEmbed.Core.Text { internal sealed class HostTextAttribute(string reason) : Attribute { public string Reason => reason; } }

        """;

    private static string[] In(string expression) => Sample.Analyze(new TextAnalyzer(), Declarations + $$"""
        namespace PyEmbed.Samples
        {
            public static class Code
            {
                public static object? Run(char c, string s, string t, Rune r) => {{expression}};
            }
        }
        """, "PyEmbed.Samples");

    [TestCase("[|char.IsLetter(c)|]", "char.IsLetter")]
    [TestCase("[|char.IsDigit(s, 0)|]", "char.IsDigit")]
    [TestCase("[|char.IsLetterOrDigit(c)|]", "char.IsLetterOrDigit")]
    [TestCase("[|char.IsWhiteSpace(c)|]", "char.IsWhiteSpace")]
    [TestCase("[|char.IsUpper(c)|]", "char.IsUpper")]
    [TestCase("[|char.ToUpperInvariant(c)|]", "char.ToUpperInvariant")]
    [TestCase("[|char.ToLower(c)|]", "char.ToLower")]
    [TestCase("[|char.GetUnicodeCategory(c)|]", "char.GetUnicodeCategory")]
    [TestCase("s.Any([|char.IsLetter|])", "char.IsLetter")]
    [TestCase("[|Rune.IsLetter(r)|]", "Rune.IsLetter")]
    [TestCase("[|Rune.ToUpperInvariant(r)|]", "Rune.ToUpperInvariant")]
    [TestCase("[|CharUnicodeInfo.GetUnicodeCategory(c)|]", "CharUnicodeInfo.GetUnicodeCategory")]
    [TestCase("[|s.ToUpper()|]", "string.ToUpper")]
    [TestCase("[|s.ToLowerInvariant()|]", "string.ToLowerInvariant")]
    [TestCase("[|s.Normalize()|]", "string.Normalize")]
    [TestCase("[|s.IsNormalized(NormalizationForm.FormKC)|]", "string.IsNormalized")]
    [TestCase("[|s.Trim()|]", "string.Trim")]
    [TestCase("[|s.AsSpan().Trim()|].Length", "MemoryExtensions.Trim")]
    [TestCase("[|s.AsSpan().IsWhiteSpace()|]", "MemoryExtensions.IsWhiteSpace")]
    [TestCase("[|Encoding.UTF8|].GetBytes(s)", "Encoding.UTF8")]
    [TestCase("[|Encoding.Unicode|]", "Encoding.Unicode")]
    [TestCase("[|new UTF8Encoding(false)|]", "new UTF8Encoding")]
    [TestCase("s.Equals(t, [|StringComparison.OrdinalIgnoreCase|])", "StringComparison.OrdinalIgnoreCase")]
    [TestCase("[|StringComparer.OrdinalIgnoreCase|]", "StringComparer.OrdinalIgnoreCase")]
    public void DotNets_Unicode_rules_are_reported(string expression, string member) => In(expression).ShouldBe(
        [$"PYE201: '{member}' follows .NET's Unicode version and UTF-16; Python text goes through PyEmbed.Core (mark host text with [HostText])"]);

    [TestCase("[|string.Compare(s, t)|]", "string.Compare")]
    [TestCase("[|s.CompareTo(t)|]", "string.CompareTo")]
    [TestCase("[|s.StartsWith(t)|]", "string.StartsWith")]
    [TestCase("[|s.EndsWith(\"x\")|]", "string.EndsWith")]
    [TestCase("[|s.IndexOf(t)|]", "string.IndexOf")]
    [TestCase("[|s.LastIndexOf(t, 3)|]", "string.LastIndexOf")]
    [TestCase("s.Equals(t, [|StringComparison.CurrentCulture|])", "StringComparison.CurrentCulture")]
    [TestCase("s.StartsWith(t, [|StringComparison.InvariantCultureIgnoreCase|])", "StringComparison.InvariantCultureIgnoreCase")]
    [TestCase("[|StringComparer.CurrentCulture|]", "StringComparer.CurrentCulture")]
    public void Comparison_by_culture_is_reported(string expression, string member) =>
        In(expression).ShouldBe([$"PYE202: '{member}' compares by culture; Python compares ordinally"]);

    [TestCase("char.IsAsciiLetter(c) || char.IsAsciiDigit(c)")]
    [TestCase("char.IsSurrogate(c) || char.IsBetween(c, 'a', 'z')")]
    [TestCase("Encoding.ASCII.GetBytes(s).Length + Encoding.Latin1.GetBytes(s).Length")]
    [TestCase("s.Equals(t, StringComparison.Ordinal) || s == t || s.StartsWith('a') || s.Contains(t)")]
    [TestCase("s.StartsWith(t, StringComparison.Ordinal)")]
    [TestCase("s.IndexOf('a') + s.IndexOf(t, StringComparison.Ordinal) + string.CompareOrdinal(s, t)")]
    [TestCase("s.Trim(' ') + s.TrimEnd('\\n', '\\r') + s.AsSpan().Trim(\" \\t\").ToString()")]
    [TestCase("StringComparer.Ordinal")]
    public void What_is_ASCII_or_ordinal_is_fine(string expression) => In(expression).ShouldBeEmpty();

    [TestCase("[HostText(\"why\")] public static string Run(string s) => s.ToUpper();")]
    [TestCase("[HostText(\"why\")] public static string Run(string s) { string Up() => s.ToUpper(); return Up(); }")]
    [TestCase("[HostText(\"why\")] public static string Name => \"a\".ToUpper();")]
    [TestCase("[HostText(\"why\")] private static readonly Encoding s_utf8 = Encoding.UTF8; public static object Run() => s_utf8;")]
    [TestCase("[HostText(\"why\")] public static class Names { public static string Run(string s) => s.ToUpper(); }")]
    public void HostText_says_that_DotNets_rules_are_meant(string member) => Sample.Analyze(new TextAnalyzer(), Declarations + $$"""
        namespace PyEmbed.Samples
        {
            public static class Code
            {
                {{member}}
            }
        }
        """, "PyEmbed.Samples").ShouldBeEmpty();

    // A host's text is its own business: the package brings the analyzers with the generator.
    [Test]
    public void Only_projects_that_ask_for_the_text_rules_have_them() => new TextAnalyzer().SupportedDiagnostics.Select(d => (d.Id, d.IsEnabledByDefault, d.DefaultSeverity))
        .ShouldBe([(Descriptors.HostText.Id, false, DiagnosticSeverity.Warning), (Descriptors.CultureText.Id, false, DiagnosticSeverity.Warning)]);
}
