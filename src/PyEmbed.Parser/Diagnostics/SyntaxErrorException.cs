namespace PyEmbed.Parser.Diagnostics;

/// <summary>Source that is no Python: becomes Python's SyntaxError, IndentationError or TabError.</summary>
internal sealed class SyntaxErrorException(SyntaxDiagnostic diagnostic) : Exception(diagnostic.Message)
{
    public SyntaxDiagnostic Diagnostic { get; } = diagnostic;
}
