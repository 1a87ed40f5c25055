using System.Collections.Immutable;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Optimize;

/// <summary>
/// CPython 3.11's optimizer of the syntax tree (<c>Python/ast_opt.c</c>): computes what can be computed from constants, and rewrites a few forms. Runs before the
/// symbol table is made. The tree is not changed: nodes are made anew where something below them folds, all others are shared.
/// </summary>
internal sealed partial class ConstantFolder
{
    private readonly Func<Expression, Expression> _foldExpression;
    private readonly Func<Expression?, Expression?> _foldOptional;
    private readonly Func<Statement, Statement> _foldStatement;
    private readonly Func<Pattern, Pattern> _foldPattern;
    private readonly Func<ArgNode, ArgNode> _foldArg;
    private readonly Func<KeywordNode, KeywordNode> _foldKeyword;
    private readonly RecursionGuard _recursion;
    private readonly bool _isDebug;
    private readonly bool _foldsAnnotations;

    /// <param name="optimizationLevel">0 makes <c>__debug__</c> True.</param>
    /// <param name="postponesAnnotations"><c>from __future__ import annotations</c>: annotations become text and are left as written.</param>
    /// <param name="recursion">Counts expressions, statements and patterns.</param>
    public ConstantFolder(int optimizationLevel, bool postponesAnnotations, RecursionGuard recursion)
    {
        _isDebug = optimizationLevel == 0;
        _foldsAnnotations = !postponesAnnotations;
        _recursion = recursion;
        _foldExpression = Fold;
        _foldOptional = FoldOptional;
        _foldStatement = Fold;
        _foldPattern = Fold;
        _foldArg = Fold;
        _foldKeyword = Fold;
    }

    public ModuleRoot Fold(ModuleRoot root)
    {
        switch (root)
        {
            case ModuleNode module:
            {
                var body = FoldBody(module.Body);
                return body == module.Body ? module : new ModuleNode(body, module.TypeIgnores);
            }
            case InteractiveNode interactive:
            {
                var body = FoldAll(interactive.Body);
                return body == interactive.Body ? interactive : new InteractiveNode(body);
            }
            case ExpressionNode expression:
            {
                var body = Fold(expression.Body);
                return body == expression.Body ? expression : new ExpressionNode(body);
            }
            default:
                return root;
        }
    }

    /// <summary>
    /// A body that can have a docstring. A first expression that only became a string by folding is none: it is hidden in a JoinedStr.
    /// </summary>
    private ImmutableArray<Statement> FoldBody(ImmutableArray<Statement> body)
    {
        var folded = FoldAll(body);
        if (folded == body || StartsWithString(body) || !StartsWithString(folded)) return folded;
        var first = (ExprNode)folded[0];
        return folded.SetItem(0, new ExprNode(new JoinedStrNode([first.Value], first.Range), first.Range));
    }

    private static bool StartsWithString(ImmutableArray<Statement> body) => body is [ExprNode { Value: ConstantNode { Value: StrConstant } }, ..];

    private ImmutableArray<Statement> FoldAll(ImmutableArray<Statement> statements) => Map(statements, _foldStatement);

    private ImmutableArray<Expression> FoldAll(ImmutableArray<Expression> expressions) => Map(expressions, _foldExpression);

    private ImmutableArray<Expression?> FoldAllOptional(ImmutableArray<Expression?> expressions) => Map(expressions, _foldOptional);

    private ImmutableArray<Pattern> FoldAll(ImmutableArray<Pattern> patterns) => Map(patterns, _foldPattern);

    private Expression? FoldOptional(Expression? expression) => expression is null ? null : Fold(expression);

    /// <summary>The same array where no item changes.</summary>
    private static ImmutableArray<T> Map<T>(ImmutableArray<T> items, Func<T, T> fold) where T : class?
    {
        ImmutableArray<T>.Builder? changed = null;
        for (var i = 0; i < items.Length; i++)
        {
            var folded = fold(items[i]);
            if (changed is null)
            {
                if (ReferenceEquals(folded, items[i])) continue;
                changed = ImmutableArray.CreateBuilder<T>(items.Length);
                changed.AddRange(items, i);
            }
            changed.Add(folded);
        }
        return changed?.MoveToImmutable() ?? items;
    }

    private ArgumentsNode Fold(ArgumentsNode arguments)
    {
        var posOnlyArgs = Map(arguments.PosOnlyArgs, _foldArg);
        var args = Map(arguments.Args, _foldArg);
        var varArg = arguments.VarArg is null ? null : Fold(arguments.VarArg);
        var kwOnlyArgs = Map(arguments.KwOnlyArgs, _foldArg);
        var kwDefaults = FoldAllOptional(arguments.KwDefaults);
        var kwArg = arguments.KwArg is null ? null : Fold(arguments.KwArg);
        var defaults = FoldAll(arguments.Defaults);
        if (posOnlyArgs == arguments.PosOnlyArgs && args == arguments.Args && varArg == arguments.VarArg && kwOnlyArgs == arguments.KwOnlyArgs
            && kwDefaults == arguments.KwDefaults && kwArg == arguments.KwArg && defaults == arguments.Defaults) return arguments;
        return new ArgumentsNode(posOnlyArgs, args, varArg, kwOnlyArgs, kwDefaults, kwArg, defaults);
    }

    private ArgNode Fold(ArgNode arg)
    {
        var annotation = FoldAnnotation(arg.Annotation);
        return annotation == arg.Annotation ? arg : new ArgNode(arg.Arg, annotation, arg.TypeComment, arg.Range);
    }

    private Expression? FoldAnnotation(Expression? annotation) => _foldsAnnotations ? FoldOptional(annotation) : annotation;

    private KeywordNode Fold(KeywordNode keyword)
    {
        var value = Fold(keyword.Value);
        return value == keyword.Value ? keyword : new KeywordNode(keyword.Arg, value, keyword.Range);
    }

    private ComprehensionNode Fold(ComprehensionNode comprehension)
    {
        var target = Fold(comprehension.Target);
        var iterable = FoldIterable(Fold(comprehension.Iterable));
        var ifs = FoldAll(comprehension.Ifs);
        if (target == comprehension.Target && iterable == comprehension.Iterable && ifs == comprehension.Ifs) return comprehension;
        return new ComprehensionNode(target, iterable, ifs, comprehension.IsAsync);
    }
}
