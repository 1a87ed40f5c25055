using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler;

/// <summary>Makes the syntax errors of symbol table and code generator.</summary>
/// <remarks>
/// Unlike the parser's, their offsets count bytes of UTF-8, and their text is a line read from the file that the source claims to come
/// from: CPython no longer has the source at this point.
/// </remarks>
internal sealed class CompileErrors(string fileName, ISourceLines lines)
{
    public string FileName => fileName;

    /// <summary>An error that covers a node.</summary>
    public SyntaxErrorException At(SourceRange range, string message) => new(new SyntaxDiagnostic
    {
        Message = message,
        FileName = fileName,
        Line = range.Line,
        Offset = range.Column + 1,
        EndLine = range.EndLine,
        EndOffset = range.EndColumn + 1,
        Text = lines.GetLine(fileName, range.Line),
    });

    /// <summary>An error at a place without an end; the offset counts from 1.</summary>
    public SyntaxErrorException AtPoint(int line, int offset, string message) => new(new SyntaxDiagnostic
    {
        Message = message,
        FileName = fileName,
        Line = line,
        Offset = offset,
        EndLine = line,
        Text = lines.GetLine(fileName, line),
    });
}
