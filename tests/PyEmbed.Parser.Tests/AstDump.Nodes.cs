using System.Diagnostics;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Parser.Tests;

// One line a node class, fields in the order of CPython's _fields.
internal sealed partial class AstDump
{
    private void Node(AstNode node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var name = node.GetType().Name[..^4];
        Open(node switch { ArgumentsNode or ArgNode or KeywordNode or AliasNode or ComprehensionNode => name.ToLowerInvariant(), WithItemNode => "withitem", MatchCaseNode => "match_case", _ => name }, node);
        switch (node)
        {
            case Statement statement: Fields(statement); break;
            case Expression expression: Fields(expression); break;
            case Pattern pattern: Fields(pattern); break;
            case TypeParameter parameter: Fields(parameter); break;
            default: PartFields(node); break;
        }
        Close();
    }

    private void Fields(Statement statement)
    {
        switch (statement)
        {
            case FunctionDefNode n: Field("name", n.Name); Field("args", n.Args); Field("body", n.Body); Field("decorator_list", n.DecoratorList); Field("returns", n.Returns); Field("type_comment", n.TypeComment); Field("type_params", n.TypeParams); break;
            case AsyncFunctionDefNode n: Field("name", n.Name); Field("args", n.Args); Field("body", n.Body); Field("decorator_list", n.DecoratorList); Field("returns", n.Returns); Field("type_comment", n.TypeComment); Field("type_params", n.TypeParams); break;
            case ClassDefNode n: Field("name", n.Name); Field("bases", n.Bases); Field("keywords", n.Keywords); Field("body", n.Body); Field("decorator_list", n.DecoratorList); Field("type_params", n.TypeParams); break;
            case ReturnNode n: Field("value", n.Value); break;
            case DeleteNode n: Field("targets", n.Targets); break;
            case AssignNode n: Field("targets", n.Targets); Field("value", n.Value); Field("type_comment", n.TypeComment); break;
            case TypeAliasNode n: Field("name", n.Name); Field("type_params", n.TypeParams); Field("value", n.Value); break;
            case AugAssignNode n: Field("target", n.Target); Operator("op", n.Operator); Field("value", n.Value); break;
            case AnnAssignNode n: Field("target", n.Target); Field("annotation", n.Annotation); Field("value", n.Value); Field("simple", n.Simple); break;
            case ForNode n: Field("target", n.Target); Field("iter", n.Iterable); Field("body", n.Body); Field("orelse", n.OrElse); Field("type_comment", n.TypeComment); break;
            case AsyncForNode n: Field("target", n.Target); Field("iter", n.Iterable); Field("body", n.Body); Field("orelse", n.OrElse); Field("type_comment", n.TypeComment); break;
            case WhileNode n: Field("test", n.Test); Field("body", n.Body); Field("orelse", n.OrElse); break;
            case IfNode n: Field("test", n.Test); Field("body", n.Body); Field("orelse", n.OrElse); break;
            case WithNode n: Field("items", n.Items); Field("body", n.Body); Field("type_comment", n.TypeComment); break;
            case AsyncWithNode n: Field("items", n.Items); Field("body", n.Body); Field("type_comment", n.TypeComment); break;
            case MatchNode n: Field("subject", n.Subject); Field("cases", n.Cases); break;
            case RaiseNode n: Field("exc", n.Exc); Field("cause", n.Cause); break;
            case TryNode n: Field("body", n.Body); Field("handlers", n.Handlers); Field("orelse", n.OrElse); Field("finalbody", n.FinalBody); break;
            case TryStarNode n: Field("body", n.Body); Field("handlers", n.Handlers); Field("orelse", n.OrElse); Field("finalbody", n.FinalBody); break;
            case AssertNode n: Field("test", n.Test); Field("msg", n.Msg); break;
            case ImportNode n: Field("names", n.Names); break;
            case ImportFromNode n: Field("module", n.Module); Field("names", n.Names); Field("level", n.Level); break;
            case GlobalNode n: Field("names", n.Names); break;
            case NonlocalNode n: Field("names", n.Names); break;
            case ExprNode n: Field("value", n.Value); break;
            case PassNode or BreakNode or ContinueNode: break;
            default: throw new UnreachableException(statement.GetType().Name);
        }
    }

    private void Fields(Expression expression)
    {
        switch (expression)
        {
            case BoolOpNode n: Operator("op", n.Operator); Field("values", n.Values); break;
            case NamedExprNode n: Field("target", n.Target); Field("value", n.Value); break;
            case BinOpNode n: Field("left", n.Left); Operator("op", n.Operator); Field("right", n.Right); break;
            case UnaryOpNode n: Operator("op", n.Operator); Field("operand", n.Operand); break;
            case LambdaNode n: Field("args", n.Args); Field("body", n.Body); break;
            case IfExpNode n: Field("test", n.Test); Field("body", n.Body); Field("orelse", n.OrElse); break;
            case DictNode n: Field("keys", n.Keys); Field("values", n.Values); break;
            case SetNode n: Field("elts", n.Elements); break;
            case ListCompNode n: Field("elt", n.Element); Field("generators", n.Generators); break;
            case SetCompNode n: Field("elt", n.Element); Field("generators", n.Generators); break;
            case DictCompNode n: Field("key", n.Key); Field("value", n.Value); Field("generators", n.Generators); break;
            case GeneratorExpNode n: Field("elt", n.Element); Field("generators", n.Generators); break;
            case AwaitNode n: Field("value", n.Value); break;
            case YieldNode n: Field("value", n.Value); break;
            case YieldFromNode n: Field("value", n.Value); break;
            case CompareNode n:
                Field("left", n.Left);
                Name("ops");
                _out.Append('[').AppendJoin(", ", n.Operators).Append(']');
                Field("comparators", n.Comparators);
                break;
            case CallNode n: Field("func", n.Func); Field("args", n.Args); Field("keywords", n.Keywords); break;
            case FormattedValueNode n: Field("value", n.Value); Field("conversion", n.Conversion); Field("format_spec", n.FormatSpec); break;
            case JoinedStrNode n: Field("values", n.Values); break;
            case InterpolationNode n: Field("value", n.Value); Value("str", n.Str); Field("conversion", n.Conversion); Field("format_spec", n.FormatSpec); break;
            case TemplateStrNode n: Field("values", n.Values); break;
            case ConstantNode n: Value("value", n.Value); Field("kind", n.StringKind); break;
            case AttributeNode n: Field("value", n.Value); Field("attr", n.Attr); Field(n.Context); break;
            case SubscriptNode n: Field("value", n.Value); Field("slice", n.Slice); Field(n.Context); break;
            case StarredNode n: Field("value", n.Value); Field(n.Context); break;
            case NameNode n: Field("id", n.Id); Field(n.Context); break;
            case ListNode n: Field("elts", n.Elements); Field(n.Context); break;
            case TupleNode n: Field("elts", n.Elements); Field(n.Context); break;
            case SliceNode n: Field("lower", n.Lower); Field("upper", n.Upper); Field("step", n.Step); break;
            default: throw new UnreachableException(expression.GetType().Name);
        }
    }

    private void Fields(Pattern pattern)
    {
        switch (pattern)
        {
            case MatchValueNode n: Field("value", n.Value); break;
            case MatchSingletonNode n: Value("value", n.Value); break;
            case MatchSequenceNode n: Field("patterns", n.Patterns); break;
            case MatchMappingNode n: Field("keys", n.Keys); Field("patterns", n.Patterns); Field("rest", n.Rest); break;
            case MatchClassNode n: Field("cls", n.Class); Field("patterns", n.Patterns); Field("kwd_attrs", n.KwdAttrs); Field("kwd_patterns", n.KwdPatterns); break;
            case MatchStarNode n: Field("name", n.Name); break;
            case MatchAsNode n: Field("pattern", n.Pattern); Field("name", n.Name); break;
            case MatchOrNode n: Field("patterns", n.Patterns); break;
            default: throw new UnreachableException(pattern.GetType().Name);
        }
    }

    private void Fields(TypeParameter parameter)
    {
        switch (parameter)
        {
            case TypeVarNode n: Field("name", n.Name); Field("bound", n.Bound); Field("default_value", n.DefaultValue); break;
            case ParamSpecNode n: Field("name", n.Name); Field("default_value", n.DefaultValue); break;
            case TypeVarTupleNode n: Field("name", n.Name); Field("default_value", n.DefaultValue); break;
            default: throw new UnreachableException(parameter.GetType().Name);
        }
    }

    private void PartFields(AstNode node)
    {
        switch (node)
        {
            case ModuleNode n: Field("body", n.Body); Field("type_ignores", n.TypeIgnores); break;
            case InteractiveNode n: Field("body", n.Body); break;
            case ExpressionNode n: Field("body", n.Body); break;
            case FunctionTypeNode n: Field("argtypes", n.ArgTypes); Field("returns", n.Returns); break;
            case ArgumentsNode n:
                Field("posonlyargs", n.PosOnlyArgs); Field("args", n.Args); Field("vararg", n.VarArg); Field("kwonlyargs", n.KwOnlyArgs);
                Field("kw_defaults", n.KwDefaults); Field("kwarg", n.KwArg); Field("defaults", n.Defaults);
                break;
            case ArgNode n: Field("arg", n.Arg); Field("annotation", n.Annotation); Field("type_comment", n.TypeComment); break;
            case KeywordNode n: Field("arg", n.Arg); Field("value", n.Value); break;
            case AliasNode n: Field("name", n.Name); Field("asname", n.AsName); break;
            case ComprehensionNode n: Field("target", n.Target); Field("iter", n.Iterable); Field("ifs", n.Ifs); Field("is_async", n.IsAsync); break;
            case WithItemNode n: Field("context_expr", n.ContextExpr); Field("optional_vars", n.OptionalVars); break;
            case MatchCaseNode n: Field("pattern", n.Pattern); Field("guard", n.Guard); Field("body", n.Body); break;
            case ExceptHandlerNode n: Field("type", n.Type); Field("name", n.Name); Field("body", n.Body); break;
            case TypeIgnoreNode n: Field("lineno", n.Line); Field("tag", n.Tag); break;
            default: throw new UnreachableException(node.GetType().Name);
        }
    }
}
