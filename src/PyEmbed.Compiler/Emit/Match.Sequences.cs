using System.Collections.Immutable;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

internal sealed partial class CodeGenerator
{
    private void VisitMatchSequence(MatchSequenceNode node, PatternContext context)
    {
        var patterns = node.Patterns;
        var star = -1;
        var isOnlyWildcards = true;
        var isStarWildcard = false;
        for (var i = 0; i < patterns.Length; i++)
        {
            if (patterns[i] is not MatchStarNode starPattern)
            {
                isOnlyWildcards &= IsWildcard(patterns[i]);
                continue;
            }
            if (star >= 0) throw Error("multiple starred names in sequence pattern");
            isStarWildcard = starPattern.Name is null;
            isOnlyWildcards &= isStarWildcard;
            star = i;
        }

        context.OnTop++;   // the subject, for the checks
        Emit(Op.MatchSequence);
        JumpToFailPop(context, Op.PopJumpIfFalse);
        if (star < 0) CheckLength(patterns.Length, CompareOperator.Eq, context);
        else if (patterns.Length > 1) CheckLength(patterns.Length - 1, CompareOperator.GtE, context);
        context.OnTop--;

        if (isOnlyWildcards) Emit(Op.PopTop);
        else if (isStarWildcard) VisitItemsByIndex(patterns, star, context);
        else VisitUnpackedItems(patterns, context);
    }

    private void CheckLength(int length, CompareOperator @operator, PatternContext context)
    {
        Emit(Op.GetLen);
        EmitLoadConst(length);
        EmitCompare(@operator);
        JumpToFailPop(context, Op.PopJumpIfFalse);
    }

    private void VisitUnpackedItems(ImmutableArray<Pattern> patterns, PatternContext context)
    {
        var star = -1;
        for (var i = 0; i < patterns.Length; i++)
        {
            if (patterns[i] is MatchStarNode) star = i;
        }
        if (star < 0) Emit(Op.UnpackSequence, patterns.Length);
        else EmitUnpackEx(star, patterns.Length - star - 1, "too many expressions in star-unpacking sequence pattern");
        context.OnTop += patterns.Length;
        foreach (var pattern in patterns)
        {
            context.OnTop--;
            VisitSubpattern(pattern, context);
        }
    }

    /// <summary>Where nobody asks for what the star stands for, the items before and after it are fetched one by one.</summary>
    private void VisitItemsByIndex(ImmutableArray<Pattern> patterns, int star, PatternContext context)
    {
        context.OnTop++;
        for (var i = 0; i < patterns.Length; i++)
        {
            if (i == star || IsWildcard(patterns[i])) continue;
            Emit(Op.Copy, 1);
            if (i < star)
            {
                EmitLoadConst(i);
            }
            else
            {
                // From the end; a sequence may not take negative indices.
                Emit(Op.GetLen);
                EmitLoadConst(patterns.Length - i);
                Emit(Op.BinaryOp, NumberOf(BinaryOperator.Sub));
            }
            Emit(Op.BinarySubscr);
            VisitSubpattern(patterns[i], context);
        }
        context.OnTop--;
        Emit(Op.PopTop);
    }
}
