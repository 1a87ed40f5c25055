using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Emit;

internal sealed partial class CodeGenerator
{
    private void VisitAssign(AssignNode node)
    {
        Visit(node.Value);
        for (var i = 0; i < node.Targets.Length; i++)
        {
            if (i < node.Targets.Length - 1) Emit(Op.Copy, 1);
            Visit(node.Targets[i]);
        }
    }

    /// <summary>The object and the key of the target are evaluated once, and kept for the store.</summary>
    private void VisitAugAssign(AugAssignNode node)
    {
        var statement = _unit.Location;
        var target = node.Target;
        _unit.Location = target.Range;
        switch (target)
        {
            case AttributeNode attribute:
                Visit(attribute.Value);
                Emit(Op.Copy, 1);
                StartAtName(attribute);
                EmitName(Op.LoadAttr, attribute.Attr);
                break;
            case SubscriptNode subscript:
                Visit(subscript.Value);
                Visit(subscript.Slice);
                Emit(Op.Copy, 2);
                Emit(Op.Copy, 2);
                Emit(Op.BinarySubscr);
                break;
            case NameNode name:
                LoadName(name.Id);
                break;
            default:
                throw InvalidTarget(target, "augmented");
        }

        _unit.Location = statement;
        Visit(node.Value);
        Emit(Op.BinaryOp, NumberOf(node.Operator) + InplaceOffset);

        _unit.Location = target.Range;
        switch (target)
        {
            case AttributeNode attribute:
                StartAtName(attribute);
                Emit(Op.Swap, 2);
                EmitName(Op.StoreAttr, attribute.Attr);
                break;
            case SubscriptNode:
                Emit(Op.Swap, 3);
                Emit(Op.Swap, 2);
                Emit(Op.StoreSubscr);
                break;
            case NameNode name:
                StoreName(name.Id);
                break;
        }
    }

    /// <summary>A starred target, a list or a tuple, which no parser lets through.</summary>
    private static CompileErrorException InvalidTarget(Expression target, string assignment)
    {
        var number = target switch { StarredNode => 23, ListNode => 25, TupleNode => 26, _ => throw new UnreachableException(target.Kind.ToString()) };   // expr_kind of CPython's ast
        return new CompileErrorException("SystemError", $"invalid node type ({number}) for {assignment} assignment");
    }

    /// <summary>A tuple or list of targets.</summary>
    private void VisitUnpacking(ImmutableArray<Expression> targets)
    {
        var hasStar = false;
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i] is not StarredNode) continue;
            if (hasStar) throw Error("multiple starred expressions in assignment");
            EmitUnpackEx(i, targets.Length - i - 1, "too many expressions in star-unpacking assignment");
            hasStar = true;
        }
        if (!hasStar) Emit(Op.UnpackSequence, targets.Length);
        foreach (var target in targets) Visit(target is StarredNode starred ? starred.Value : target);
    }

    private void EmitUnpackEx(int before, int after, string tooMany)
    {
        if (before > 0xFF || after >= int.MaxValue >> 8) throw Error(tooMany);
        Emit(Op.UnpackEx, before + (after << 8));
    }
}
