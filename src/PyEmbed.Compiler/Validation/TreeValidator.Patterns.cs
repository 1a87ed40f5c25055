using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Validation;

// Patterns (PEP 634).
internal sealed partial class TreeValidator
{
    private void Check(ImmutableArray<Pattern> patterns, bool allowsStar = false)
    {
        foreach (var pattern in patterns) Check(pattern, allowsStar);
    }

    private void Check(Pattern pattern, bool allowsStar)
    {
        CheckPosition(pattern.Range);
        _recursion.Enter();
        switch (pattern)
        {
            case MatchValueNode p: CheckValue(p.Value); break;
            case MatchSingletonNode p:
                if (p.Value is not (NoneConstant or BoolConstant)) throw Error("MatchSingleton can only contain True, False and None");
                break;
            case MatchSequenceNode p: Check(p.Patterns, allowsStar: true); break;
            case MatchMappingNode p: CheckMapping(p); break;
            case MatchClassNode p: CheckClass(p); break;
            case MatchStarNode p:
                if (!allowsStar) throw Error("can't use MatchStar here");
                CheckCapture(p.Name);
                break;
            case MatchAsNode p:
                CheckCapture(p.Name);
                if (p.Pattern is null) break;
                if (p.Name is null) throw Error("MatchAs must specify a target name if a pattern is given");
                Check(p.Pattern, allowsStar: false);
                break;
            case MatchOrNode p:
                if (p.Patterns.Length < 2) throw Error("MatchOr requires at least 2 patterns");
                Check(p.Patterns);
                break;
            default: throw new UnreachableException(pattern.Kind.ToString());
        }
        _recursion.Leave();
    }

    private static void CheckCapture(string? name)
    {
        if (name is null) return;
        if (name == "_") throw Error("can't capture name '_' in patterns");
        CheckName(name);
    }

    private void CheckMapping(MatchMappingNode node)
    {
        if (node.Keys.Length != node.Patterns.Length) throw Error("MatchMapping doesn't have the same number of keys as patterns");
        CheckCapture(node.Rest);
        foreach (var key in node.Keys)
        {
            if (key is null) throw Error("None disallowed in expression list");   // CPython crashes here
            if (key is ConstantNode { Value: NoneConstant or BoolConstant }) continue;
            CheckValue(key);
        }
        Check(node.Patterns);
    }

    private void CheckClass(MatchClassNode node)
    {
        if (node.KwdAttrs.Length != node.KwdPatterns.Length) throw Error("MatchClass doesn't have the same number of keyword attributes as patterns");
        Check(node.Class);
        var name = node.Class;
        while (name is AttributeNode attribute) name = attribute.Value;
        if (name is not NameNode) throw Error("MatchClass cls field can only contain Name or Attribute nodes.");
        foreach (var attr in node.KwdAttrs) CheckName(attr);
        Check(node.Patterns);
        Check(node.KwdPatterns);
    }

    private void CheckValue(Expression value)
    {
        Check(value);
        switch (value)
        {
            case ConstantNode { Value: IntConstant or FloatConstant or ComplexConstant or StrConstant or BytesConstant } or AttributeNode or JoinedStrNode: return;
            case ConstantNode: throw Error("unexpected constant inside of a literal pattern");
            case UnaryOpNode when IsNegative(value, allowsImaginary: true): return;
            case BinOpNode when IsComplex(value): return;
            default: throw Error("patterns may only match literals and attribute lookups");
        }
    }

    private static bool IsReal(Expression expression) => expression is ConstantNode { Value: IntConstant or FloatConstant };

    private static bool IsNegative(Expression expression, bool allowsImaginary) =>
        expression is UnaryOpNode { Operator: UnaryOperator.USub } negated && (IsReal(negated.Operand) || (allowsImaginary && IsImaginary(negated.Operand)));

    private static bool IsImaginary(Expression expression) => expression is ConstantNode { Value: ComplexConstant };

    // A real number, perhaps negated, plus or minus an imaginary one.
    private static bool IsComplex(Expression expression) =>
        expression is BinOpNode { Operator: BinaryOperator.Add or BinaryOperator.Sub } sum && (IsReal(sum.Left) || IsNegative(sum.Left, allowsImaginary: false)) && IsImaginary(sum.Right);
}
