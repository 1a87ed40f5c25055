using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Emit;

/// <summary>
/// An expression as source again, in the one form that CPython gives it: what <c>from __future__ import annotations</c> makes of an annotation
/// (PEP 563). Parentheses go by precedence, spaces and quotes are normalised.
/// </summary>
internal sealed class ExpressionText
{
    /// <summary>How tightly an expression must bind to need no parentheses.</summary>
    private enum Precedence { Tuple, Test, Or, And, Not, Compare, BitOr, BitXor, BitAnd, Shift, Arithmetic, Term, Factor, Power, Await, Atom }

    private readonly PythonTextBuilder _text = new();

    private ExpressionText() { }

    public static PythonText Of(Expression expression)
    {
        var text = new ExpressionText();
        text.Append(expression, Precedence.Test);
        return text._text.ToText();
    }

    private void Append(Expression expression, Precedence level)
    {
        RecursionGuard.EnsureStack();
        switch (expression)
        {
            case BoolOpNode e: AppendBoolOp(e, level); break;
            case BinOpNode e: AppendBinOp(e, level); break;
            case UnaryOpNode e: AppendUnaryOp(e, level); break;
            case LambdaNode e: AppendLambda(e, level); break;
            case IfExpNode e: AppendIfExp(e, level); break;
            case DictNode e: AppendDict(e); break;
            case SetNode e: AppendList("{", e.Elements, "}"); break;
            case ListNode e: AppendList("[", e.Elements, "]"); break;
            case TupleNode e: AppendTuple(e, level); break;
            case GeneratorExpNode e: AppendComprehension("(", e.Element, null, e.Generators, ")"); break;
            case ListCompNode e: AppendComprehension("[", e.Element, null, e.Generators, "]"); break;
            case SetCompNode e: AppendComprehension("{", e.Element, null, e.Generators, "}"); break;
            case DictCompNode e: AppendComprehension("{", e.Key, e.Value, e.Generators, "}"); break;
            case YieldNode { Value: null }: Append("(yield)"); break;
            case YieldNode { Value: { } value }: Append("(yield ", value, ")"); break;
            case YieldFromNode e: Append("(yield from ", e.Value, ")"); break;
            case AwaitNode e: AppendAwait(e, level); break;
            case CompareNode e: AppendCompare(e, level); break;
            case CallNode e: AppendCall(e); break;
            case ConstantNode e: AppendConstant(e); break;
            case JoinedStrNode e: AppendJoinedStr(e); break;
            case FormattedValueNode e: AppendFormattedValue(e); break;
            case TemplateStrNode e: AppendTemplateStr(e); break;
            case InterpolationNode e: AppendInterpolation(e); break;
            case AttributeNode e: AppendAttribute(e); break;
            case SubscriptNode e: AppendSubscript(e); break;
            case StarredNode e:
                Append("*");
                Append(e.Value, Precedence.BitOr);
                break;
            case NameNode e: AppendName(e.Id); break;
            case SliceNode e: AppendSlice(e); break;
            case NamedExprNode e: AppendNamedExpr(e, level); break;
            default: throw new UnreachableException(expression.Kind.ToString());
        }
    }

    private void Append(string text) => _text.AppendCodeUnits(text);

    private void Append(string before, Expression expression, string after)
    {
        Append(before);
        Append(expression, Precedence.Test);
        Append(after);
    }

    private void AppendName(string name) => _text.Append(PythonText.FromUtf16(name));

    private void Open(Precedence level, Precedence own)
    {
        if (level > own) Append("(");
    }

    private void Close(Precedence level, Precedence own)
    {
        if (level > own) Append(")");
    }

    // ---- operators ----

    private void AppendBoolOp(BoolOpNode node, Precedence level)
    {
        var (own, text) = node.Operator == BoolOperator.And ? (Precedence.And, " and ") : (Precedence.Or, " or ");
        Open(level, own);
        for (var i = 0; i < node.Values.Length; i++)
        {
            if (i > 0) Append(text);
            Append(node.Values[i], own + 1);
        }
        Close(level, own);
    }

    private void AppendBinOp(BinOpNode node, Precedence level)
    {
        var (own, text) = node.Operator switch
        {
            BinaryOperator.Add => (Precedence.Arithmetic, " + "),
            BinaryOperator.Sub => (Precedence.Arithmetic, " - "),
            BinaryOperator.Mult => (Precedence.Term, " * "),
            BinaryOperator.MatMult => (Precedence.Term, " @ "),
            BinaryOperator.Div => (Precedence.Term, " / "),
            BinaryOperator.Mod => (Precedence.Term, " % "),
            BinaryOperator.FloorDiv => (Precedence.Term, " // "),
            BinaryOperator.LShift => (Precedence.Shift, " << "),
            BinaryOperator.RShift => (Precedence.Shift, " >> "),
            BinaryOperator.BitOr => (Precedence.BitOr, " | "),
            BinaryOperator.BitXor => (Precedence.BitXor, " ^ "),
            BinaryOperator.BitAnd => (Precedence.BitAnd, " & "),
            _ => (Precedence.Power, " ** "),
        };
        var isRightAssociative = node.Operator == BinaryOperator.Pow;
        Open(level, own);
        Append(node.Left, isRightAssociative ? own + 1 : own);
        Append(text);
        Append(node.Right, isRightAssociative ? own : own + 1);
        Close(level, own);
    }

    private void AppendUnaryOp(UnaryOpNode node, Precedence level)
    {
        var (own, text) = node.Operator switch
        {
            UnaryOperator.Not => (Precedence.Not, "not "),
            UnaryOperator.Invert => (Precedence.Factor, "~"),
            UnaryOperator.UAdd => (Precedence.Factor, "+"),
            _ => (Precedence.Factor, "-"),
        };
        Open(level, own);
        Append(text);
        Append(node.Operand, own);
        Close(level, own);
    }

    private void AppendCompare(CompareNode node, Precedence level)
    {
        Open(level, Precedence.Compare);
        Append(node.Left, Precedence.Compare + 1);
        for (var i = 0; i < node.Operators.Length; i++)
        {
            Append(node.Operators[i] switch
            {
                CompareOperator.Eq => " == ",
                CompareOperator.NotEq => " != ",
                CompareOperator.Lt => " < ",
                CompareOperator.LtE => " <= ",
                CompareOperator.Gt => " > ",
                CompareOperator.GtE => " >= ",
                CompareOperator.Is => " is ",
                CompareOperator.IsNot => " is not ",
                CompareOperator.In => " in ",
                _ => " not in ",
            });
            Append(node.Comparators[i], Precedence.Compare + 1);
        }
        Close(level, Precedence.Compare);
    }

    private void AppendIfExp(IfExpNode node, Precedence level)
    {
        Open(level, Precedence.Test);
        Append(node.Body, Precedence.Test + 1);
        Append(" if ");
        Append(node.Test, Precedence.Test + 1);
        Append(" else ");
        Append(node.OrElse, Precedence.Test);
        Close(level, Precedence.Test);
    }

    private void AppendAwait(AwaitNode node, Precedence level)
    {
        Open(level, Precedence.Await);
        Append("await ");
        Append(node.Value, Precedence.Atom);
        Close(level, Precedence.Await);
    }

    private void AppendNamedExpr(NamedExprNode node, Precedence level)
    {
        Open(level, Precedence.Tuple);
        Append(node.Target, Precedence.Atom);
        Append(" := ");
        Append(node.Value, Precedence.Atom);
        Close(level, Precedence.Tuple);
    }

    // ---- displays ----

    private void AppendList(string open, ImmutableArray<Expression> elements, string close)
    {
        Append(open);
        AppendElements(elements);
        Append(close);
    }

    private void AppendElements(ImmutableArray<Expression> elements)
    {
        for (var i = 0; i < elements.Length; i++)
        {
            if (i > 0) Append(", ");
            Append(elements[i], Precedence.Test);
        }
    }

    private void AppendTuple(TupleNode node, Precedence level)
    {
        if (node.Elements.IsEmpty)
        {
            Append("()");
            return;
        }
        Open(level, Precedence.Tuple);
        AppendElements(node.Elements);
        if (node.Elements.Length == 1) Append(",");
        Close(level, Precedence.Tuple);
    }

    private void AppendDict(DictNode node)
    {
        Append("{");
        for (var i = 0; i < node.Values.Length; i++)
        {
            if (i > 0) Append(", ");
            if (node.Keys[i] is { } key)
            {
                Append(key, Precedence.Test);
                Append(": ");
                Append(node.Values[i], Precedence.Test);
            }
            else
            {
                Append("**");
                Append(node.Values[i], Precedence.BitOr);
            }
        }
        Append("}");
    }

    private void AppendComprehension(string open, Expression element, Expression? value, ImmutableArray<ComprehensionNode> generators, string close)
    {
        Append(open);
        Append(element, Precedence.Test);
        if (value is not null)
        {
            Append(": ");
            Append(value, Precedence.Test);
        }
        foreach (var generator in generators)
        {
            Append(generator.IsAsync ? " async for " : " for ");
            Append(generator.Target, Precedence.Tuple);
            Append(" in ");
            Append(generator.Iterable, Precedence.Test + 1);
            foreach (var condition in generator.Ifs)
            {
                Append(" if ");
                Append(condition, Precedence.Test + 1);
            }
        }
        Append(close);
    }

    // ---- primaries ----

    private void AppendAttribute(AttributeNode node)
    {
        Append(node.Value, Precedence.Atom);
        Append(node.Value is ConstantNode { Value: IntConstant } ? " ." : ".");   // "1.real" would be read as a float
        AppendName(node.Attr);
    }

    private void AppendSubscript(SubscriptNode node)
    {
        Append(node.Value, Precedence.Atom);
        Append("[");
        Append(node.Slice, Precedence.Tuple);
        Append("]");
    }

    private void AppendSlice(SliceNode node)
    {
        if (node.Lower is not null) Append(node.Lower, Precedence.Test);
        Append(":");
        if (node.Upper is not null) Append(node.Upper, Precedence.Test);
        if (node.Step is null) return;
        Append(":");
        Append(node.Step, Precedence.Test);
    }

    private void AppendCall(CallNode node)
    {
        Append(node.Func, Precedence.Atom);
        if (node is { Args: [GeneratorExpNode generator], Keywords.IsEmpty: true })
        {
            Append(generator, Precedence.Atom);
            return;
        }
        Append("(");
        AppendElements(node.Args);
        for (var i = 0; i < node.Keywords.Length; i++)
        {
            if (i > 0 || !node.Args.IsEmpty) Append(", ");
            var keyword = node.Keywords[i];
            if (keyword.Arg is null)
            {
                Append("**");
            }
            else
            {
                AppendName(keyword.Arg);
                Append("=");
            }
            Append(keyword.Value, Precedence.Test);
        }
        Append(")");
    }

    // ---- lambdas ----

    private void AppendLambda(LambdaNode node, Precedence level)
    {
        Open(level, Precedence.Test);
        // CPython leaves the space out where there are no positional parameters, even if there are others.
        Append(node.Args.PosOnlyArgs.IsEmpty && node.Args.Args.IsEmpty ? "lambda" : "lambda ");
        AppendParameters(node.Args);
        Append(": ");
        Append(node.Body, Precedence.Test);
        Close(level, Precedence.Test);
    }

    private void AppendParameters(ArgumentsNode args)
    {
        var isFirst = true;
        var positional = args.PosOnlyArgs.Length + args.Args.Length;
        for (var i = 0; i < positional; i++)
        {
            Separate();
            AppendParameter(i < args.PosOnlyArgs.Length ? args.PosOnlyArgs[i] : args.Args[i - args.PosOnlyArgs.Length]);
            AppendDefault(i - positional + args.Defaults.Length is >= 0 and var at ? args.Defaults[at] : null);
            if (i + 1 == args.PosOnlyArgs.Length) Append(", /");
        }
        if (args.VarArg is not null || !args.KwOnlyArgs.IsEmpty)
        {
            Separate();
            Append("*");
            if (args.VarArg is not null) AppendParameter(args.VarArg);
        }
        for (var i = 0; i < args.KwOnlyArgs.Length; i++)
        {
            Separate();
            AppendParameter(args.KwOnlyArgs[i]);
            AppendDefault(args.KwDefaults[i]);
        }
        if (args.KwArg is not null)
        {
            Separate();
            Append("**");
            AppendParameter(args.KwArg);
        }

        void Separate()
        {
            if (!isFirst) Append(", ");
            isFirst = false;
        }
    }

    private void AppendParameter(ArgNode arg)
    {
        AppendName(arg.Arg);
        if (arg.Annotation is null) return;
        Append(": ");
        Append(arg.Annotation, Precedence.Test);
    }

    private void AppendDefault(Expression? value)
    {
        if (value is null) return;
        Append("=");
        Append(value, Precedence.Test);
    }

    // ---- literals ----

    private void AppendConstant(ConstantNode node)
    {
        if (node.StringKind is not null) Append(node.StringKind);
        AppendConstant(node.Value);
    }

    private void AppendConstant(Constant constant)
    {
        switch (constant)
        {
            case EllipsisConstant:
                Append("...");
                break;
            case TupleConstant tuple:
                Append("(");
                for (var i = 0; i < tuple.Items.Length; i++)
                {
                    if (i > 0) Append(", ");
                    AppendConstant(tuple.Items[i]);
                }
                Append(tuple.Items.Length == 1 ? ",)" : ")");
                break;
            case FloatConstant { Value: var value } when double.IsInfinity(value):
            case ComplexConstant:
                // An infinity is written as a literal too large.
                Append(ConstantRepr.Repr(constant).ToUtf16().Replace("inf", "1e309", StringComparison.Ordinal));
                break;
            default:
                _text.Append(ConstantRepr.Repr(constant));
                break;
        }
    }

    private void AppendJoinedStr(JoinedStrNode node) => AppendQuoted("f", node.Values);

    private void AppendTemplateStr(TemplateStrNode node) => AppendQuoted("t", node.Values);

    /// <summary>The parts are put together first, then quoted as one string, escapes included.</summary>
    private void AppendQuoted(string prefix, ImmutableArray<Expression> values)
    {
        var body = new ExpressionText();
        foreach (var value in values) body.AppendStringPart(value);
        Append(prefix);
        _text.Append(TextRepr.Repr(body._text.ToText()));
    }

    private void AppendStringPart(Expression part)
    {
        RecursionGuard.EnsureStack();
        switch (part)
        {
            case ConstantNode { Value: StrConstant { Value: var text } }:
                AppendDoublingBraces(text);
                break;
            case ConstantNode constant:   // only in built trees
                throw new CompileErrorException("TypeError", $"must be str, not {CodeGenerator.TypeNameOf(constant)}");
            case JoinedStrNode joined:
                AppendJoinedStr(joined);
                break;
            case FormattedValueNode formatted:
                AppendFormattedValue(formatted);
                break;
            case InterpolationNode interpolation:
                AppendInterpolation(interpolation);
                break;
            default:
                throw new CompileErrorException("SystemError", "unknown expression kind inside f-string");   // only in built trees
        }
    }

    private void AppendDoublingBraces(PythonText text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            _text.Append(text[i]);
            if (text[i] is '{' or '}') _text.Append(text[i]);
        }
    }

    private void AppendFormattedValue(FormattedValueNode node)
    {
        var value = new ExpressionText();
        value.Append(node.Value, Precedence.Test + 1);
        AppendReplacement(value._text.ToText(), node.Conversion, node.FormatSpec);
    }

    private void AppendInterpolation(InterpolationNode node) => AppendReplacement(((StrConstant)node.Str).Value, node.Conversion, node.FormatSpec);

    private void AppendReplacement(PythonText value, int conversion, Expression? formatSpec)
    {
        Append(value is { Length: > 0 } && value[0] == '{' ? "{ " : "{");   // "{{" would be a brace
        _text.Append(value);
        if (conversion > 0)
        {
            if (conversion is not ('a' or 'r' or 's')) throw new CompileErrorException("SystemError", "unknown f-value conversion kind");
            Append($"!{(char)conversion}");
        }
        if (formatSpec is not null)
        {
            Append(":");
            // A format spec is the inside of an f-string, without quotes of its own.
            if (formatSpec is JoinedStrNode spec)
            {
                foreach (var part in spec.Values) AppendStringPart(part);
            }
            else
            {
                AppendStringPart(formatSpec);
            }
        }
        Append("}");
    }
}
