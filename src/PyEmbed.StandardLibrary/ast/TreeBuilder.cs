using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.StandardLibrary.Ast;

/// <summary>Makes a node of the compiler's tree of the values of its fields.</summary>
internal static class TreeBuilder
{
    /// <summary>The operator or context of a class: its number in the parser's enum, which has the order of the grammar.</summary>
    public static object Enumerate(NodeDescription description, NodeDescription actual) => Array.IndexOf(description.Derived, actual);

    public static AstNode Build(NodeDescription description, object?[] values, SourceRange range)
    {
        var v = new FieldValues(values);
        return description.Base?.Name switch
        {
            "expr" => BuildExpression(description.Name, v, range),
            "stmt" => BuildStatement(description.Name, v, range),
            "pattern" => BuildPattern(description.Name, v, range),
            _ => BuildPart(description.Name, v, range),
        };
    }

    private static Statement BuildStatement(string name, FieldValues v, SourceRange range) => name switch
    {
        "FunctionDef" => new FunctionDefNode(v.Text(0)!, v.Node<ArgumentsNode>(1), v.List<Statement>(2), v.List<Expression>(3), v.Optional<Expression>(4), v.Text(5), v.List<TypeParameter>(6), range),
        "AsyncFunctionDef" => new AsyncFunctionDefNode(v.Text(0)!, v.Node<ArgumentsNode>(1), v.List<Statement>(2), v.List<Expression>(3), v.Optional<Expression>(4), v.Text(5), v.List<TypeParameter>(6), range),
        "ClassDef" => new ClassDefNode(v.Text(0)!, v.List<Expression>(1), v.List<KeywordNode>(2), v.List<Statement>(3), v.List<Expression>(4), v.List<TypeParameter>(5), range),
        "Return" => new ReturnNode(v.Optional<Expression>(0), range),
        "Delete" => new DeleteNode(v.List<Expression>(0), range),
        "Assign" => new AssignNode(v.List<Expression>(0), v.Node<Expression>(1), v.Text(2), range),
        "TypeAlias" => new TypeAliasNode(v.Node<Expression>(0), v.List<TypeParameter>(1), v.Node<Expression>(2), range),
        "AugAssign" => new AugAssignNode(v.Node<Expression>(0), (BinaryOperator)v.Int(1), v.Node<Expression>(2), range),
        "AnnAssign" => new AnnAssignNode(v.Node<Expression>(0), v.Node<Expression>(1), v.Optional<Expression>(2), v.Int(3) != 0, range),
        "For" => new ForNode(v.Node<Expression>(0), v.Node<Expression>(1), v.List<Statement>(2), v.List<Statement>(3), v.Text(4), range),
        "AsyncFor" => new AsyncForNode(v.Node<Expression>(0), v.Node<Expression>(1), v.List<Statement>(2), v.List<Statement>(3), v.Text(4), range),
        "While" => new WhileNode(v.Node<Expression>(0), v.List<Statement>(1), v.List<Statement>(2), range),
        "If" => new IfNode(v.Node<Expression>(0), v.List<Statement>(1), v.List<Statement>(2), range),
        "With" => new WithNode(v.List<WithItemNode>(0), v.List<Statement>(1), v.Text(2), range),
        "AsyncWith" => new AsyncWithNode(v.List<WithItemNode>(0), v.List<Statement>(1), v.Text(2), range),
        "Match" => new MatchNode(v.Node<Expression>(0), v.List<MatchCaseNode>(1), range),
        "Raise" => new RaiseNode(v.Optional<Expression>(0), v.Optional<Expression>(1), range),
        "Try" => new TryNode(v.List<Statement>(0), v.List<ExceptHandlerNode>(1), v.List<Statement>(2), v.List<Statement>(3), range),
        "TryStar" => new TryStarNode(v.List<Statement>(0), v.List<ExceptHandlerNode>(1), v.List<Statement>(2), v.List<Statement>(3), range),
        "Assert" => new AssertNode(v.Node<Expression>(0), v.Optional<Expression>(1), range),
        "Import" => new ImportNode(v.List<AliasNode>(0), range),
        "ImportFrom" => new ImportFromNode(v.Text(0), v.List<AliasNode>(1), v.OptionalInt(2) ?? 0, range),
        "Global" => new GlobalNode(v.List<string>(0), range),
        "Nonlocal" => new NonlocalNode(v.List<string>(0), range),
        "Expr" => new ExprNode(v.Node<Expression>(0), range),
        "Pass" => new PassNode(range),
        "Break" => new BreakNode(range),
        "Continue" => new ContinueNode(range),
        _ => throw new UnreachableException(name),
    };

    private static Expression BuildExpression(string name, FieldValues v, SourceRange range) => name switch
    {
        "BoolOp" => new BoolOpNode((BoolOperator)v.Int(0), v.List<Expression>(1), range),
        "NamedExpr" => new NamedExprNode(v.Node<Expression>(0), v.Node<Expression>(1), range),
        "BinOp" => new BinOpNode(v.Node<Expression>(0), (BinaryOperator)v.Int(1), v.Node<Expression>(2), range),
        "UnaryOp" => new UnaryOpNode((UnaryOperator)v.Int(0), v.Node<Expression>(1), range),
        "Lambda" => new LambdaNode(v.Node<ArgumentsNode>(0), v.Node<Expression>(1), range),
        "IfExp" => new IfExpNode(v.Node<Expression>(0), v.Node<Expression>(1), v.Node<Expression>(2), range),
        "Dict" => new DictNode(v.List<Expression?>(0), v.List<Expression>(1), range),
        "Set" => new SetNode(v.List<Expression>(0), range),
        "ListComp" => new ListCompNode(v.Node<Expression>(0), v.List<ComprehensionNode>(1), range),
        "SetComp" => new SetCompNode(v.Node<Expression>(0), v.List<ComprehensionNode>(1), range),
        "DictComp" => new DictCompNode(v.Node<Expression>(0), v.Node<Expression>(1), v.List<ComprehensionNode>(2), range),
        "GeneratorExp" => new GeneratorExpNode(v.Node<Expression>(0), v.List<ComprehensionNode>(1), range),
        "Await" => new AwaitNode(v.Node<Expression>(0), range),
        "Yield" => new YieldNode(v.Optional<Expression>(0), range),
        "YieldFrom" => new YieldFromNode(v.Node<Expression>(0), range),
        "Compare" => new CompareNode(v.Node<Expression>(0), v.Operators(1), v.List<Expression>(2), range),
        "Call" => new CallNode(v.Node<Expression>(0), v.List<Expression>(1), v.List<KeywordNode>(2), range),
        "FormattedValue" => new FormattedValueNode(v.Node<Expression>(0), v.Int(1), v.Optional<Expression>(2), range),
        "Interpolation" => new InterpolationNode(v.Node<Expression>(0), v.Constant(1), v.Int(2), v.Optional<Expression>(3), range),
        "JoinedStr" => new JoinedStrNode(v.List<Expression>(0), range),
        "TemplateStr" => new TemplateStrNode(v.List<Expression>(0), range),
        "Constant" => new ConstantNode(v.Constant(0), v.Text(1), range),
        "Attribute" => new AttributeNode(v.Node<Expression>(0), v.Text(1)!, (ExprContext)v.Int(2), range),
        "Subscript" => new SubscriptNode(v.Node<Expression>(0), v.Node<Expression>(1), (ExprContext)v.Int(2), range),
        "Starred" => new StarredNode(v.Node<Expression>(0), (ExprContext)v.Int(1), range),
        "Name" => new NameNode(v.Text(0)!, (ExprContext)v.Int(1), range),
        "List" => new ListNode(v.List<Expression>(0), (ExprContext)v.Int(1), range),
        "Tuple" => new TupleNode(v.List<Expression>(0), (ExprContext)v.Int(1), range),
        "Slice" => new SliceNode(v.Optional<Expression>(0), v.Optional<Expression>(1), v.Optional<Expression>(2), range),
        _ => throw new UnreachableException(name),
    };

    private static Pattern BuildPattern(string name, FieldValues v, SourceRange range) => name switch
    {
        "MatchValue" => new MatchValueNode(v.Node<Expression>(0), range),
        "MatchSingleton" => new MatchSingletonNode(v.Constant(0), range),
        "MatchSequence" => new MatchSequenceNode(v.List<Pattern>(0), range),
        "MatchMapping" => new MatchMappingNode(v.List<Expression>(0), v.List<Pattern>(1), v.Text(2), range),
        "MatchClass" => new MatchClassNode(v.Node<Expression>(0), v.List<Pattern>(1), v.List<string>(2), v.List<Pattern>(3), range),
        "MatchStar" => new MatchStarNode(v.Text(0), range),
        "MatchAs" => new MatchAsNode(v.Optional<Pattern>(0), v.Text(1), range),
        "MatchOr" => new MatchOrNode(v.List<Pattern>(0), range),
        _ => throw new UnreachableException(name),
    };

    private static AstNode BuildPart(string name, FieldValues v, SourceRange range) => name switch
    {
        "Module" => new ModuleNode(v.List<Statement>(0), v.List<TypeIgnoreNode>(1)),
        "Interactive" => new InteractiveNode(v.List<Statement>(0)),
        "Expression" => new ExpressionNode(v.Node<Expression>(0)),
        "FunctionType" => new FunctionTypeNode(v.List<Expression>(0), v.Node<Expression>(1)),
        "arguments" => new ArgumentsNode(v.List<ArgNode>(0), v.List<ArgNode>(1), v.Optional<ArgNode>(2), v.List<ArgNode>(3), v.List<Expression?>(4), v.Optional<ArgNode>(5), v.List<Expression>(6)),
        "comprehension" => new ComprehensionNode(v.Node<Expression>(0), v.Node<Expression>(1), v.List<Expression>(2), v.Int(3) != 0),
        "withitem" => new WithItemNode(v.Node<Expression>(0), v.Optional<Expression>(1)),
        "match_case" => new MatchCaseNode(v.Node<Pattern>(0), v.Optional<Expression>(1), v.List<Statement>(2)),
        "TypeIgnore" => new TypeIgnoreNode(v.Int(0), v.Text(1)!),
        "ExceptHandler" => new ExceptHandlerNode(v.Optional<Expression>(0), v.Text(1), v.List<Statement>(2), range),
        "arg" => new ArgNode(v.Text(0)!, v.Optional<Expression>(1), v.Text(2), range),
        "keyword" => new KeywordNode(v.Text(0), v.Node<Expression>(1), range),
        "alias" => new AliasNode(v.Text(0)!, v.Text(1), range),
        "TypeVar" => new TypeVarNode(v.Text(0)!, v.Optional<Expression>(1), v.Optional<Expression>(2), range),
        "ParamSpec" => new ParamSpecNode(v.Text(0)!, v.Optional<Expression>(1), range),
        "TypeVarTuple" => new TypeVarTupleNode(v.Text(0)!, v.Optional<Expression>(1), range),
        _ => throw new UnreachableException(name),
    };

    /// <summary>Values in the order of the fields, as <see cref="NodeReader"/> read them.</summary>
    private readonly struct FieldValues(object?[] values)
    {
        public T Node<T>(int index) where T : AstNode => (T)values[index]!;

        public T? Optional<T>(int index) where T : AstNode => (T?)values[index];

        public string? Text(int index) => (string?)values[index];

        public int Int(int index) => (int)values[index]!;

        public int? OptionalInt(int index) => (int?)values[index];

        public Constant Constant(int index) => (Constant)values[index]!;

        // A field that the language version does not have is empty.
        public ImmutableArray<T> List<T>(int index)
        {
            if (index >= values.Length) return [];
            var items = (ImmutableArray<object?>)values[index]!;
            return items.IsEmpty ? [] : [.. items.Select(static item => (T)item!)];
        }

        public ImmutableArray<CompareOperator> Operators(int index) => [.. ((ImmutableArray<object?>)values[index]!).Select(static item => (CompareOperator)(int)item!)];
    }
}
