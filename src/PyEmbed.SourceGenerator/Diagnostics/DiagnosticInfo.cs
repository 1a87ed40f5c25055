using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PyEmbed.SourceGenerator.Model;

namespace PyEmbed.SourceGenerator.Diagnostics;

/// <summary>A diagnostic as data: a stage may hold it and compare it, which a <see cref="Diagnostic"/> with its syntax tree would not allow.</summary>
internal sealed record DiagnosticInfo(string Id, string FilePath, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, ISymbol symbol, params string[] arguments)
    {
        var location = symbol.Locations.FirstOrDefault(l => l.IsInSource);
        return location?.SourceTree is not { } tree
            ? new DiagnosticInfo(descriptor.Id, "", default, default, new(arguments))
            : new DiagnosticInfo(descriptor.Id, tree.FilePath, location.SourceSpan, location.GetLineSpan().Span, new(arguments));
    }

    public Diagnostic ToDiagnostic()
    {
        var location = FilePath.Length == 0 ? Location.None : Location.Create(FilePath, Span, Lines);
        return Diagnostic.Create(Descriptors.Find(Id), location, Arguments.ToArray<object>());
    }
}
