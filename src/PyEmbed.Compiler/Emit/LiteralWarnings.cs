using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

// SyntaxWarnings about literals used as what they are not, most often because a comma is missing.
internal sealed partial class CodeGenerator
{
    private void WarnIfNotCallable(Expression callee)
    {
        if (callee is ConstantNode or TupleNode or ListNode or ListCompNode or DictNode or DictCompNode or SetNode or SetCompNode
            or GeneratorExpNode or JoinedStrNode or FormattedValueNode or TemplateStrNode or InterpolationNode)
            Warn($"'{TypeNameOf(callee)}' object is not callable; perhaps you missed a comma?");
    }

    private void WarnIfNotSubscriptable(Expression container)
    {
        if (container is SetNode or SetCompNode or GeneratorExpNode or LambdaNode or TemplateStrNode or InterpolationNode
            or ConstantNode { Value: NoneConstant or EllipsisConstant or BoolConstant or IntConstant or FloatConstant or ComplexConstant or FrozenSetConstant })
            Warn($"'{TypeNameOf(container)}' object is not subscriptable; perhaps you missed a comma?");
    }

    private void WarnIfNoIndex(Expression container, Expression index)
    {
        var type = TypeNameOf(index);
        if (type is null or "int" or "bool") return;
        if (container is TupleNode or ListNode or ListCompNode or JoinedStrNode or FormattedValueNode
            or ConstantNode { Value: StrConstant or BytesConstant or TupleConstant })
            Warn($"{TypeNameOf(container)} indices must be integers or slices, not {type}; perhaps you missed a comma?");
    }

    private void WarnIfIdentityOfLiteral(CompareNode node)
    {
        var left = IsSingletonOrNoLiteral(node.Left);
        for (var i = 0; i < node.Operators.Length; i++)
        {
            var right = IsSingletonOrNoLiteral(node.Comparators[i]);
            if (node.Operators[i] is CompareOperator.Is or CompareOperator.IsNot && !(left && right))
            {
                Warn(node.Operators[i] == CompareOperator.Is
                    ? "\"is\" with a literal. Did you mean \"==\"?"
                    : "\"is not\" with a literal. Did you mean \"!=\"?");
                return;
            }
            left = right;
        }
    }

    private static bool IsSingletonOrNoLiteral(Expression expression) =>
        expression is not ConstantNode { Value: not (NoneConstant or BoolConstant or EllipsisConstant) };

    /// <summary>The type of what an expression gives, where its form tells; else null.</summary>
    internal static string? TypeNameOf(Expression expression) => expression switch
    {
        TupleNode => "tuple",
        ListNode or ListCompNode => "list",
        DictNode or DictCompNode => "dict",
        SetNode or SetCompNode => "set",
        GeneratorExpNode => "generator",
        LambdaNode => "function",
        JoinedStrNode or FormattedValueNode => "str",
        TemplateStrNode => "string.templatelib.Template",
        InterpolationNode => "string.templatelib.Interpolation",
        ConstantNode { Value: var value } => value switch
        {
            NoneConstant => "NoneType",
            EllipsisConstant => "ellipsis",
            BoolConstant => "bool",
            IntConstant => "int",
            FloatConstant => "float",
            ComplexConstant => "complex",
            StrConstant => "str",
            BytesConstant => "bytes",
            TupleConstant => "tuple",
            FrozenSetConstant => "frozenset",
            _ => null,
        },
        _ => null,
    };
}
