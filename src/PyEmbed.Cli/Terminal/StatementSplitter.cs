using PyEmbed.Parser;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Grammar;
using PyEmbed.Parser.Text;

namespace PyEmbed.Cli.Terminal;

/// <summary>Cuts text that was pasted into statements, each with its lines: interactive code is one statement at a time.</summary>
internal static class StatementSplitter
{
    /// <summary>The statements, of which those on one line stay together; null: the text is no program.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The syntax.</param>
    /// <param name="isIncomplete">Whether that is only because more must follow.</param>
    public static List<string>? Split(string text, LanguageVersion version, out bool isIncomplete)
    {
        isIncomplete = false;
        ModuleNode module;
        try
        {
            module = (ModuleNode)PythonParser.Parse(SourceText.FromText(text, "<stdin>"), ParserOptions.Default with { Version = version, AllowIncompleteInput = true });
        }
        catch (SyntaxErrorException error)
        {
            isIncomplete = error.Message.Contains("incomplete input", StringComparison.Ordinal);
            return null;
        }
        catch (CompileErrorException)
        {
            return null;
        }
        var lines = text.Split('\n');
        var statements = new List<string>();
        var start = 0;
        for (var i = 0; i < module.Body.Length; i++)
        {
            var end = module.Body[i].Range.EndLine;
            if (i + 1 < module.Body.Length && module.Body[i + 1].Range.Line == end) continue;
            var isLast = i + 1 == module.Body.Length;
            var statement = string.Join('\n', lines[start..(isLast ? lines.Length : end)]);
            // A block ends with a line that is not in it; that of the last one is what the text has.
            statements.Add(isLast ? statement : statement + "\n");
            start = end;
        }
        return statements;
    }
}
