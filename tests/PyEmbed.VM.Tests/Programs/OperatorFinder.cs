using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Grammar;
using PyEmbed.Parser.Text;

namespace PyEmbed.VM.Tests.Programs;

/// <summary>Where tracebacks put the <c>^</c> among the <c>~</c>: the operator of a piece of source that is one binary operation or one subscript. PEP 657.</summary>
internal static class OperatorFinder
{
    /// <summary>Columns are UTF-8 bytes from the start. False also for what is no valid program by itself.</summary>
    /// <param name="segment">One line of source or a part of it.</param>
    /// <param name="isSubscript">Else a binary operation.</param>
    /// <param name="leftEnd">Behind the left operand or the subscripted value.</param>
    /// <param name="right">The start of the right operand, or behind the subscript.</param>
    public static bool TryFind(string segment, out bool isSubscript, out int leftEnd, out int right)
    {
        isSubscript = false;
        leftEnd = right = 0;
        ModuleRoot root;
        try
        {
            root = PythonParser.Parse(SourceText.FromText(segment, "<traceback>"), ParserOptions.Default);
        }
        catch (Exception exception) when (exception is SyntaxErrorException or CompileErrorException)
        {
            return false;
        }
        if (root is not ModuleNode { Body: [ExprNode { Value: var expression }] }) return false;
        switch (expression)
        {
            case BinOpNode operation:
                leftEnd = operation.Left.Range.EndColumn;
                right = operation.Right.Range.Column;
                return true;
            case SubscriptNode subscript:
                isSubscript = true;
                leftEnd = subscript.Value.Range.EndColumn;
                right = subscript.Slice.Range.EndColumn;
                return true;
            default:
                return false;
        }
    }
}
