using PyEmbed.SourceGenerator.Diagnostics;

namespace PyEmbed.SourceGenerator.Tests;

public sealed class DiagnosticsDocumentTests
{
    [Test]
    public void The_document_lists_every_diagnostic_with_its_remedy()
    {
        using var reader = new StreamReader(typeof(DiagnosticsDocumentTests).Assembly.GetManifestResourceStream("diagnostics.md")!);
        var rows = reader.ReadToEnd().Split('\n').Where(line => line.StartsWith("| PYE", StringComparison.Ordinal));
        rows.ShouldBe(Descriptors.All.Select(d => $"| {d.Id} | {d.Title} | {d.Description} |"));
    }
}
