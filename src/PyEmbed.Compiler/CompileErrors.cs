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

    /// <summary>An error of the code generator, which covers a node.</summary>
    public SyntaxErrorException At(SourceRange range, string message) => new(Describe(range, message));

    /// <summary>An error of the symbol table, which covers a node. The exception's <c>args</c> hold the message alone.</summary>
    public SyntaxErrorException InSymbols(SourceRange range, string message) => new(Describe(range, message) with { HasLocationInArgs = false });

    /// <summary>An error of a <c>__future__</c> import: at a place without an end, the offset from 1. The exception's <c>args</c> hold the message alone.</summary>
    public SyntaxErrorException InFuture(int line, int offset, string message) => new(new SyntaxDiagnostic
    {
        Message = message,
        FileName = fileName,
        Line = line,
        Offset = offset < 0 ? null : offset,
        EndLine = line,
        Text = lines.GetLine(fileName, line),
        HasLocationInArgs = false,
    });

    private SyntaxDiagnostic Describe(SourceRange range, string message) => new()
    {
        Message = message,
        FileName = fileName,
        Line = range.Line,
        Offset = range.Column + 1,
        EndLine = range.EndLine,
        EndOffset = range.EndColumn + 1,
        Text = lines.GetLine(fileName, range.Line),
    };
}
