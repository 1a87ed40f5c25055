using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Ast;

/// <summary>Makes the nodes of Python's <c>ast</c> of the parser's tree: what <c>compile(..., PyCF_ONLY_AST)</c> gives.</summary>
/// <remarks>Errors end the work as exceptions: <see cref="CompileErrorException"/>, and <see cref="PendingErrorException"/> for one that is set.</remarks>
internal sealed class NodeMaker
{
    private const string TooDeep = "maximum recursion depth exceeded during ast construction";
    private const int StackFrameScale = 3;   // as in the compiler: CPython allows three times the recursion limit

    private readonly PyThreadState _thread;
    private readonly NodeClasses _classes;
    private readonly int _deepest;
    private int _depth;

    public NodeMaker(PyThreadState thread, NodeClasses classes)
    {
        _thread = thread;
        _classes = classes;
        var limit = thread.Interpreter.RecursionLimit;
        _deepest = limit < int.MaxValue / StackFrameScale ? limit * StackFrameScale : limit;
        _depth = thread.RecursionDepth * StackFrameScale;
    }

    public PyObject Make(ModuleRoot root) => root switch
    {
        ModuleNode n => Node(n, [List(n.Body), List(n.TypeIgnores)]),
        InteractiveNode n => Node(n, [List(n.Body)]),
        ExpressionNode n => Node(n, [Of(n.Body)]),
        FunctionTypeNode n => Node(n, [List(n.ArgTypes), Of(n.Returns)]),
        _ => throw new UnreachableException(root.Kind.ToString()),
    };

    // ---- nodes ----

    private PyObject Of(AstNode? node)
    {
        if (node is null) return PyNone.Instance;
        if (++_depth > _deepest || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw CompileErrorException.RecursionError(TooDeep);
        if (!_thread.TryChargeWork(1)) throw new PendingErrorException();
        var made = node switch
        {
            Expression expression => OfExpression(expression),
            Statement statement => OfStatement(statement),
            Pattern pattern => OfPattern(pattern),
            _ => OfPart(node),
        };
        _depth--;
        return made;
    }

    private PyObject OfStatement(Statement statement)
    {
        switch (statement)
        {
            case FunctionDefNode n: return WithTypeParams(n, n.TypeParams, Name(n.Name), Of(n.Args), List(n.Body), List(n.DecoratorList), Of(n.Returns), Text(n.TypeComment));
            case AsyncFunctionDefNode n: return WithTypeParams(n, n.TypeParams, Name(n.Name), Of(n.Args), List(n.Body), List(n.DecoratorList), Of(n.Returns), Text(n.TypeComment));
            case ClassDefNode n: return WithTypeParams(n, n.TypeParams, Name(n.Name), List(n.Bases), List(n.Keywords), List(n.Body), List(n.DecoratorList));
            case ReturnNode n: return Placed(n, Of(n.Value));
            case DeleteNode n: return Placed(n, List(n.Targets));
            case AssignNode n: return Placed(n, List(n.Targets), Of(n.Value), Text(n.TypeComment));
            case TypeAliasNode n: return Placed(n, Of(n.Name), List(n.TypeParams), Of(n.Value));
            case AugAssignNode n: return Placed(n, Of(n.Target), Of(n.Operator), Of(n.Value));
            case AnnAssignNode n: return Placed(n, Of(n.Target), Of(n.Annotation), Of(n.Value), Int(n.Simple ? 1 : 0));
            case ForNode n: return Placed(n, Of(n.Target), Of(n.Iterable), List(n.Body), List(n.OrElse), Text(n.TypeComment));
            case AsyncForNode n: return Placed(n, Of(n.Target), Of(n.Iterable), List(n.Body), List(n.OrElse), Text(n.TypeComment));
            case WhileNode n: return Placed(n, Of(n.Test), List(n.Body), List(n.OrElse));
            case IfNode n: return Placed(n, Of(n.Test), List(n.Body), List(n.OrElse));
            case WithNode n: return Placed(n, List(n.Items), List(n.Body), Text(n.TypeComment));
            case AsyncWithNode n: return Placed(n, List(n.Items), List(n.Body), Text(n.TypeComment));
            case MatchNode n: return Placed(n, Of(n.Subject), List(n.Cases));
            case RaiseNode n: return Placed(n, Of(n.Exc), Of(n.Cause));
            case TryNode n: return Placed(n, List(n.Body), List(n.Handlers), List(n.OrElse), List(n.FinalBody));
            case TryStarNode n: return Placed(n, List(n.Body), List(n.Handlers), List(n.OrElse), List(n.FinalBody));
            case AssertNode n: return Placed(n, Of(n.Test), Of(n.Msg));
            case ImportNode n: return Placed(n, List(n.Names));
            case ImportFromNode n: return Placed(n, Name(n.Module), List(n.Names), Int(n.Level ?? 0));
            case GlobalNode n: return Placed(n, Names(n.Names));
            case NonlocalNode n: return Placed(n, Names(n.Names));
            case ExprNode n: return Placed(n, Of(n.Value));
            case PassNode or BreakNode or ContinueNode: return Placed(statement);
            default: throw new UnreachableException(statement.Kind.ToString());
        }
    }

    private PyObject OfExpression(Expression expression)
    {
        switch (expression)
        {
            case BoolOpNode n: return Placed(n, Of(n.Operator), List(n.Values));
            case NamedExprNode n: return Placed(n, Of(n.Target), Of(n.Value));
            case BinOpNode n: return Placed(n, Of(n.Left), Of(n.Operator), Of(n.Right));
            case UnaryOpNode n: return Placed(n, Of(n.Operator), Of(n.Operand));
            case LambdaNode n: return Placed(n, Of(n.Args), Of(n.Body));
            case IfExpNode n: return Placed(n, Of(n.Test), Of(n.Body), Of(n.OrElse));
            case DictNode n: return Placed(n, List(n.Keys), List(n.Values));
            case SetNode n: return Placed(n, List(n.Elements));
            case ListCompNode n: return Placed(n, Of(n.Element), List(n.Generators));
            case SetCompNode n: return Placed(n, Of(n.Element), List(n.Generators));
            case DictCompNode n: return Placed(n, Of(n.Key), Of(n.Value), List(n.Generators));
            case GeneratorExpNode n: return Placed(n, Of(n.Element), List(n.Generators));
            case AwaitNode n: return Placed(n, Of(n.Value));
            case YieldNode n: return Placed(n, Of(n.Value));
            case YieldFromNode n: return Placed(n, Of(n.Value));
            case CompareNode n: return Placed(n, Of(n.Left), Operators(n.Operators), List(n.Comparators));
            case CallNode n: return Placed(n, Of(n.Func), List(n.Args), List(n.Keywords));
            case FormattedValueNode n: return Placed(n, Of(n.Value), Int(n.Conversion), Of(n.FormatSpec));
            case InterpolationNode n: return Placed(n, Of(n.Value), Of(n.Str), Int(n.Conversion), Of(n.FormatSpec));
            case JoinedStrNode n: return Placed(n, List(n.Values));
            case TemplateStrNode n: return Placed(n, List(n.Values));
            case ConstantNode n: return Placed(n, Of(n.Value), Text(n.StringKind));
            case AttributeNode n: return Placed(n, Of(n.Value), Name(n.Attr), Of(n.Context));
            case SubscriptNode n: return Placed(n, Of(n.Value), Of(n.Slice), Of(n.Context));
            case StarredNode n: return Placed(n, Of(n.Value), Of(n.Context));
            case NameNode n: return Placed(n, Name(n.Id), Of(n.Context));
            case ListNode n: return Placed(n, List(n.Elements), Of(n.Context));
            case TupleNode n: return Placed(n, List(n.Elements), Of(n.Context));
            case SliceNode n: return Placed(n, Of(n.Lower), Of(n.Upper), Of(n.Step));
            default: throw new UnreachableException(expression.Kind.ToString());
        }
    }

    private PyObject OfPattern(Pattern pattern)
    {
        switch (pattern)
        {
            case MatchValueNode n: return Placed(n, Of(n.Value));
            case MatchSingletonNode n: return Placed(n, Of(n.Value));
            case MatchSequenceNode n: return Placed(n, List(n.Patterns));
            case MatchMappingNode n: return Placed(n, List(n.Keys), List(n.Patterns), Name(n.Rest));
            case MatchClassNode n: return Placed(n, Of(n.Class), List(n.Patterns), Names(n.KwdAttrs), List(n.KwdPatterns));
            case MatchStarNode n: return Placed(n, Name(n.Name));
            case MatchAsNode n: return Placed(n, Of(n.Pattern), Name(n.Name));
            case MatchOrNode n: return Placed(n, List(n.Patterns));
            default: throw new UnreachableException(pattern.Kind.ToString());
        }
    }

    private PyObject OfPart(AstNode part)
    {
        switch (part)
        {
            case ArgumentsNode n: return Node(n, [List(n.PosOnlyArgs), List(n.Args), Of(n.VarArg), List(n.KwOnlyArgs), List(n.KwDefaults), Of(n.KwArg), List(n.Defaults)]);
            case ComprehensionNode n: return Node(n, [Of(n.Target), Of(n.Iterable), List(n.Ifs), Int(n.IsAsync ? 1 : 0)]);
            case WithItemNode n: return Node(n, [Of(n.ContextExpr), Of(n.OptionalVars)]);
            case MatchCaseNode n: return Node(n, [Of(n.Pattern), Of(n.Guard), List(n.Body)]);
            case TypeIgnoreNode n: return Node(n, [Int(n.Line), Text(n.Tag)]);
            case ExceptHandlerNode n: return Placed(n, Of(n.Type), Name(n.Name), List(n.Body));
            case ArgNode n: return Placed(n, Name(n.Arg), Of(n.Annotation), Text(n.TypeComment));
            case KeywordNode n: return Placed(n, Name(n.Arg), Of(n.Value));
            case AliasNode n: return Placed(n, Name(n.Name), Name(n.AsName));
            case TypeVarNode n: return Placed(n, Name(n.Name), Of(n.Bound), Of(n.DefaultValue));
            case ParamSpecNode n: return Placed(n, Name(n.Name), Of(n.DefaultValue));
            case TypeVarTupleNode n: return Placed(n, Name(n.Name), Of(n.DefaultValue));
            default: throw new UnreachableException(part.Kind.ToString());
        }
    }

    private PyObject Node(AstNode node, PyObject[] values) => _classes[node.Kind].Make(_thread, values) ?? throw new PendingErrorException();

    private PyObject Placed(LocatedNode node, params ReadOnlySpan<PyObject> fields)
    {
        var values = new PyObject[fields.Length + 4];
        fields.CopyTo(values);
        var range = node.Range;
        values[^4] = Int(range.Line);
        values[^3] = Int(range.Column);
        values[^2] = Int(range.EndLine);
        values[^1] = Int(range.EndColumn);
        return Node(node, values);
    }

    // Only the newest language has type parameters as a field.
    private PyObject WithTypeParams(Statement node, ImmutableArray<TypeParameter> parameters, params ReadOnlySpan<PyObject> fields) =>
        _classes[node.Kind].Description.Fields.Length == fields.Length ? Placed(node, fields) : Placed(node, [.. fields, List(parameters)]);

    // ---- values ----

    private PyList List<T>(ImmutableArray<T> nodes) where T : AstNode?
    {
        if (nodes.IsEmpty) return new PyList();
        var items = new PyObject[nodes.Length];
        for (var i = 0; i < items.Length; i++) items[i] = Of(nodes[i]);
        return PyList.Adopt(items);
    }

    private PyList Names(ImmutableArray<string> names) => PyList.Adopt([.. names.Select(Name)]);

    private PyObject Name(string? name) => name is null ? PyNone.Instance : _thread.Interpreter.Intern(name);

    private static PyObject Text(string? text) => text is null ? PyNone.Instance : PyStr.FromUtf16(text);

    private static PyObject Int(int value) => PyInt.From(value);

    private PyObject Of(Constant constant) => ConstantObjects.Make(_thread.Interpreter, constant);

    private PyList Operators(ImmutableArray<CompareOperator> operators) => PyList.Adopt([.. operators.Select(op => Shared("cmpop", (int)op))]);

    private PyObject Of(BinaryOperator op) => Shared("operator", (int)op);

    private PyObject Of(UnaryOperator op) => Shared("unaryop", (int)op);

    private PyObject Of(BoolOperator op) => Shared("boolop", (int)op);

    private PyObject Of(ExprContext context) => Shared("expr_context", (int)context);

    // The parser's enums are in the order of the grammar.
    private PyObject Shared(string baseName, int index) => _classes[_classes.Grammar[baseName].Derived[index]].Shared!;
}
