using System.Text;
using PyEmbed.Bytecode;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler;

/// <summary>The <c>from __future__</c> imports at the beginning of a program (language reference 7.11.1).</summary>
/// <param name="Flags">The features that still change something in 3.11. All others are on for good.</param>
/// <param name="LastLine">The line of the last such import; one in a line behind it comes too late. -1 where there is none.</param>
internal readonly record struct FutureFeatures(CodeFlags Flags, int LastLine)
{
    public const string TooLate = "from __future__ imports must occur at the beginning of the file";
    private const int FeatureNameBytes = 100;   // of an unknown name in its error

    /// <summary>Reads them off the tree, before it is folded.</summary>
    /// <exception cref="Parser.Diagnostics.SyntaxErrorException"/>
    public static FutureFeatures Find(ModuleRoot root, CompileErrors errors)
    {
        var found = new FutureFeatures(CodeFlags.None, -1);
        var body = root switch
        {
            ModuleNode module => module.Body,
            InteractiveNode interactive => interactive.Body,
            _ => [],
        };
        var isDone = false;
        var isFirst = true;
        var line = 0;
        foreach (var statement in body)
        {
            // What stands too late in a later line is found by the code generator.
            if (isDone && statement.Range.Line > line) break;
            line = statement.Range.Line;
            if (statement is ImportFromNode { Module: "__future__" } import)
            {
                if (isDone) throw errors.InFuture(line, import.Range.Column, TooLate);
                found = new FutureFeatures(found.Flags | Read(import, errors), line);
            }
            else if (!isDone)
            {
                // Only the docstring and other future imports may come before.
                isDone = !isFirst || statement is not ExprNode { Value: ConstantNode { Value: StrConstant } };
            }
            isFirst = false;
        }
        return found;
    }

    private static CodeFlags Read(ImportFromNode import, CompileErrors errors)
    {
        var flags = CodeFlags.None;
        foreach (var alias in import.Names)
        {
            switch (alias.Name)
            {
                case "nested_scopes" or "generators" or "division" or "absolute_import" or "with_statement" or "print_function" or "unicode_literals" or "generator_stop":
                    break;
                case "barry_as_FLUFL":
                    flags |= CodeFlags.FutureBarryAsBdfl;
                    break;
                case "annotations":
                    flags |= CodeFlags.FutureAnnotations;
                    break;
                case "braces":
                    throw errors.InFuture(import.Range.Line, import.Range.Column + 1, "not a chance");
                default:
                    throw errors.InFuture(import.Range.Line, import.Range.Column + 1, $"future feature {Cut(alias.Name)} is not defined");
            }
        }
        return flags;
    }

    [HostText("what the cut leaves of a character becomes U+FFFD")]
    private static string Cut(string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        return utf8.Length <= FeatureNameBytes ? name : Encoding.UTF8.GetString(utf8, 0, FeatureNameBytes);
    }
}
