using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Compiler.Optimize;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

internal sealed partial class CodeGenerator
{
    private void VisitMatchMapping(MatchMappingNode node, PatternContext context)
    {
        var count = node.Keys.Length;
        context.OnTop++;   // the subject, for the checks
        Emit(Op.MatchMapping);
        JumpToFailPop(context, Op.PopJumpIfFalse);
        if (count == 0 && node.Rest is null)
        {
            context.OnTop--;
            Emit(Op.PopTop);
            return;
        }
        if (count > 0) CheckLength(count, CompareOperator.GtE, context);
        VisitKeys(node);
        Emit(Op.BuildTuple, count);
        Emit(Op.MatchKeys);
        context.OnTop += 2;   // keys and values
        EmitIsNotNone();
        JumpToFailPop(context, Op.PopJumpIfFalse);
        Emit(Op.UnpackSequence, count);
        context.OnTop += count - 1;
        foreach (var pattern in node.Patterns)
        {
            context.OnTop--;
            VisitSubpattern(pattern, context);
        }

        // A match. What comes consumes the keys and the subject.
        context.OnTop -= 2;
        if (node.Rest is null)
        {
            Emit(Op.PopTop);
            Emit(Op.PopTop);
            return;
        }
        // rest = dict(subject), then del rest[key] for each key
        Emit(Op.BuildMap, 0);
        Emit(Op.Swap, 3);
        Emit(Op.DictUpdate, 2);
        Emit(Op.UnpackSequence, count);
        for (var left = count; left > 0; left--)
        {
            Emit(Op.Copy, 1 + left);
            Emit(Op.Swap, 2);
            Emit(Op.DeleteSubscr);
        }
        Capture(node.Rest, context);
    }

    private void VisitKeys(MatchMappingNode node)
    {
        var seen = new HashSet<Constant>(ConstantEquality.Instance);
        foreach (var key in node.Keys)
        {
            if (key is ConstantNode constant)
            {
                if (!seen.Add(constant.Value)) throw Error($"mapping pattern checks duplicate key ({ConstantRepr.Repr(constant.Value)})");
            }
            else if (key is not AttributeNode)
            {
                throw Error("mapping pattern keys may only match literals and attribute lookups");
            }
            Visit(key);
        }
    }

    private void EmitIsNotNone()
    {
        Emit(Op.Copy, 1);
        EmitLoadConst(Constant.None);
        Emit(Op.IsOp, 1);
    }
}
