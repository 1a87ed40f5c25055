using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Parser.Diagnostics;

/// <summary>PEP 765: warns of <c>return</c>, <c>break</c> and <c>continue</c> that leave a <c>finally</c> block. For LanguageVersion.Python314, once for each statement.</summary>
/// <remarks>Run by what compiles a tree, not by what only parses it, as in CPython 3.14.</remarks>
internal sealed class FinallyExitWarnings
{
    private readonly string _fileName;
    private readonly ISourceWarnings _warnings;

    private FinallyExitWarnings(string fileName, ISourceWarnings warnings) => (_fileName, _warnings) = (fileName, warnings);

    /// <exception cref="SyntaxErrorException">The warnings filters made an error of it.</exception>
    /// <exception cref="CompileErrorException">RecursionError: statements nest too deep.</exception>
    public static void Check(ModuleRoot root, string fileName, ISourceWarnings warnings)
    {
        var check = new FinallyExitWarnings(fileName, warnings);
        if (root is ModuleNode module) check.Visit(module.Body, Place.Outside);
        else if (root is InteractiveNode interactive) check.Visit(interactive.Body, Place.Outside);
    }

    private enum Place
    {
        Outside,
        Finally,

        /// <summary>In a loop inside the block: break and continue stay in it.</summary>
        LoopInFinally,
    }

    private void Visit(ImmutableArray<Statement> body, Place place)
    {
        foreach (var statement in body) Visit(statement, place);
    }

    private void Visit(Statement statement, Place place)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw CompileErrorException.RecursionError("maximum recursion depth exceeded during compilation");
        var inLoop = place == Place.Outside ? Place.Outside : Place.LoopInFinally;
        switch (statement)
        {
            case ReturnNode when place != Place.Outside: Warn("return", statement); break;
            case BreakNode when place == Place.Finally: Warn("break", statement); break;
            case ContinueNode when place == Place.Finally: Warn("continue", statement); break;
            case FunctionDefNode n: Visit(n.Body, Place.Outside); break;
            case AsyncFunctionDefNode n: Visit(n.Body, Place.Outside); break;
            case ClassDefNode n: Visit(n.Body, Place.Outside); break;
            case ForNode n: Visit(n.Body, inLoop); Visit(n.OrElse, place); break;
            case AsyncForNode n: Visit(n.Body, inLoop); Visit(n.OrElse, place); break;
            case WhileNode n: Visit(n.Body, inLoop); Visit(n.OrElse, place); break;
            case IfNode n: Visit(n.Body, place); Visit(n.OrElse, place); break;
            case WithNode n: Visit(n.Body, place); break;
            case AsyncWithNode n: Visit(n.Body, place); break;
            case MatchNode n:
                foreach (var block in n.Cases) Visit(block.Body, place);
                break;
            case TryNode n: VisitTry(n.Body, n.Handlers, n.OrElse, n.FinalBody, place); break;
            case TryStarNode n: VisitTry(n.Body, n.Handlers, n.OrElse, n.FinalBody, place); break;
        }
    }

    private void VisitTry(ImmutableArray<Statement> body, ImmutableArray<ExceptHandlerNode> handlers, ImmutableArray<Statement> orElse, ImmutableArray<Statement> finalBody, Place place)
    {
        Visit(body, place);
        foreach (var handler in handlers) Visit(handler.Body, place);
        Visit(orElse, place);
        Visit(finalBody, Place.Finally);
    }

    private void Warn(string keyword, Statement statement)
    {
        var message = $"'{keyword}' in a 'finally' block";
        if (_warnings.Warn(WarningCategory.SyntaxWarning, message, _fileName, statement.Range.Line)) return;
        var range = statement.Range;
        throw new SyntaxErrorException(new SyntaxDiagnostic
        {
            Message = message,
            FileName = _fileName,
            Line = range.Line,
            Offset = range.Column + 1,
            EndLine = range.EndLine,
            EndOffset = range.EndColumn + 1,
        });
    }
}
