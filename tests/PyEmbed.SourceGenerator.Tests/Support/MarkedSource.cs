using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PyEmbed.SourceGenerator.Tests.Support;

/// <summary>C# text in which <c>[|</c> and <c>|]</c> stand around the places that diagnostics are expected at.</summary>
internal sealed class MarkedSource
{
    public MarkedSource(string marked)
    {
        var spans = new List<TextSpan>();
        var text = "";
        for (var rest = marked; ;)
        {
            var start = rest.IndexOf("[|", StringComparison.Ordinal);
            if (start < 0)
            {
                Text = text + rest;
                Spans = spans;
                return;
            }
            var end = rest.IndexOf("|]", StringComparison.Ordinal);
            var inner = rest[(start + 2)..end];
            spans.Add(new TextSpan(text.Length + start, inner.Length));
            text += rest[..start] + inner;
            rest = rest[(end + 2)..];
        }
    }

    public string Text { get; }

    public IReadOnlyList<TextSpan> Spans { get; }

    /// <summary>The diagnostics must lie at the marks, in their order; what they say is returned: <c>PYE003: message</c>.</summary>
    public string[] Match(IEnumerable<Diagnostic> diagnostics)
    {
        var sorted = diagnostics.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id).ToArray();
        sorted.Select(d => Show(d.Location.SourceSpan)).ShouldBe(Spans.Select(Show), string.Join("\n", sorted.Select(d => d.ToString())));
        return [.. sorted.Select(d => $"{d.Id}: {d.GetMessage()}")];
    }

    private string Show(TextSpan span) => $"{span.Start}: {Text.Substring(span.Start, span.Length)}";
}
