using System.Collections.Immutable;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Validation;

/// <summary>
/// Checks that a tree built by a program is one the parser could have made, as far as the compiler relies on it: <c>compile()</c> does it to every
/// tree given as <c>ast</c> objects. Errors are CPython 3.11's, mostly ValueErrors.
/// </summary>
/// <remarks>Lists of such trees may hold null (a Python None) where nodes are expected; everything else is checked when objects become nodes.</remarks>
internal sealed partial class TreeValidator
{
    private readonly RecursionGuard _recursion;

    private TreeValidator(RecursionGuard recursion) => _recursion = recursion;

    /// <exception cref="CompileErrorException"/>
    public static void Validate(ModuleRoot root, RecursionGuard recursion)
    {
        var validator = new TreeValidator(recursion);
        switch (root)
        {
            case ModuleNode module: validator.Check(module.Body); break;
            case InteractiveNode interactive: validator.Check(interactive.Body); break;
            case ExpressionNode expression: validator.Check(expression.Body); break;
            case FunctionTypeNode type:
                validator.Check(type.ArgTypes);
                validator.Check(type.Returns);
                break;
        }
    }

    private static CompileErrorException Error(string message) => CompileErrorException.ValueError(message);

    private static void CheckPosition(SourceRange range)
    {
        var (line, column, endLine, endColumn) = range;
        if (line > endLine) throw Error($"AST node line range ({line}, {endLine}) is not valid");
        if ((line < 0 && endLine != line) || (column < 0 && column != endColumn))
            throw Error($"AST node column range ({column}, {endColumn}) for line range ({line}, {endLine}) is not valid");
        if (line == endLine && column > endColumn) throw Error($"line {line}, column {column}-{endColumn} is not a valid range");
    }

    private static void CheckName(string name)
    {
        if (name is "None" or "True" or "False") throw Error($"identifier field can't represent '{name}' constant");
    }

    private static void CheckNotEmpty<T>(ImmutableArray<T> items, string field, string owner)
    {
        if (items.IsEmpty) throw Error($"empty {field} on {owner}");
    }

    // ---- parts ----

    private void Check(ArgumentsNode arguments)
    {
        CheckArgs(arguments.PosOnlyArgs);
        CheckArgs(arguments.Args);
        if (arguments.VarArg?.Annotation is { } varAnnotation) Check(varAnnotation);
        CheckArgs(arguments.KwOnlyArgs);
        if (arguments.KwArg?.Annotation is { } kwAnnotation) Check(kwAnnotation);
        if (arguments.Defaults.Length > arguments.PosOnlyArgs.Length + arguments.Args.Length) throw Error("more positional defaults than args on arguments");
        if (arguments.KwDefaults.Length != arguments.KwOnlyArgs.Length) throw Error("length of kwonlyargs is not the same as kw_defaults on arguments");
        Check(arguments.Defaults);
        CheckOptional(arguments.KwDefaults);
    }

    private void CheckArgs(ImmutableArray<ArgNode> args)
    {
        foreach (var arg in args)
        {
            CheckPosition(arg.Range);
            if (arg.Annotation is not null) Check(arg.Annotation);
        }
    }

    private void Check(ImmutableArray<KeywordNode> keywords)
    {
        foreach (var keyword in keywords) Check(keyword.Value);
    }

    private void Check(ImmutableArray<ComprehensionNode> generators)
    {
        if (generators.IsEmpty) throw Error("comprehension with no generators");
        foreach (var generator in generators)
        {
            Check(generator.Target, ExprContext.Store);
            Check(generator.Iterable);
            Check(generator.Ifs);
        }
    }

    // The values marshal and the compiler know; a program may put any object into a Constant.
    private static void CheckConstant(Constant value)
    {
        if (value is UnsupportedConstant unsupported) throw new CompileErrorException("TypeError", $"got an invalid type in Constant: {unsupported.TypeName}");
        var items = value switch
        {
            TupleConstant tuple => tuple.Items,
            FrozenSetConstant set => set.Items,
            _ => [],
        };
        if (items.IsEmpty) return;
        RecursionGuard.EnsureStack();
        foreach (var item in items) CheckConstant(item);
    }
}
