using System.Collections.Immutable;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Compiler.Optimize;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

internal sealed partial class CodeGenerator
{
    /// <summary>A list, set or tuple display, or the arguments of a call. The first <paramref name="pushed"/> items are on the stack already.</summary>
    private void VisitDisplay(ImmutableArray<Expression> elements, DisplayKind kind, int pushed = 0)
    {
        var isTuple = kind == DisplayKind.Tuple;
        var (build, add, extend) = kind == DisplayKind.Set ? (Op.BuildSet, Op.SetAdd, Op.SetUpdate) : (Op.BuildList, Op.ListAppend, Op.ListExtend);
        if (elements.Length > 2 && AreConstants(elements))
        {
            VisitConstantDisplay(ConstantsOf(elements), kind, pushed, build, extend);
            return;
        }

        var isBig = elements.Length + pushed > StackUseGuideline;
        if (!isBig && !elements.Any(static e => e is StarredNode))
        {
            VisitAll(elements);
            Emit(isTuple ? Op.BuildTuple : build, elements.Length + pushed);
            return;
        }

        // What comes before the first star is built at once; the rest is added one by one.
        var isBuilt = isBig;
        if (isBig) Emit(build, pushed);
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i] is StarredNode starred)
            {
                if (!isBuilt) Emit(build, i + pushed);
                isBuilt = true;
                Visit(starred.Value);
                Emit(extend, 1);
            }
            else
            {
                Visit(elements[i]);
                if (isBuilt) Emit(add, 1);
            }
        }
        if (isTuple) Emit(Op.ListToTuple);
    }

    private void VisitConstantDisplay(ImmutableArray<Constant> items, DisplayKind kind, int pushed, Op build, Op extend)
    {
        if (kind == DisplayKind.Tuple && pushed == 0)
        {
            EmitLoadConst(new TupleConstant(items));
            return;
        }
        Emit(build, pushed);
        EmitLoadConst(kind == DisplayKind.Set ? new FrozenSetConstant(ConstantEquality.Distinct(items)) : new TupleConstant(items));
        Emit(extend, 1);
        if (kind == DisplayKind.Tuple) Emit(Op.ListToTuple);
    }

    private void VisitDict(DictNode node)
    {
        var hasDict = false;
        var pending = 0;   // pairs that wait to be built together
        for (var i = 0; i < node.Values.Length; i++)
        {
            if (node.Keys[i] is null)
            {
                if (pending > 0) VisitPairs(node, i - pending, i, ref hasDict);
                pending = 0;
                if (!hasDict) Emit(Op.BuildMap, 0);
                hasDict = true;
                Visit(node.Values[i]);
                Emit(Op.DictUpdate, 1);
            }
            else if (pending * 2 > StackUseGuideline)
            {
                VisitPairs(node, i - pending, i + 1, ref hasDict);
                pending = 0;
            }
            else
            {
                pending++;
            }
        }
        if (pending > 0) VisitPairs(node, node.Values.Length - pending, node.Values.Length, ref hasDict);
        if (!hasDict) Emit(Op.BuildMap, 0);
    }

    /// <summary>A dict of some of the pairs, which is then merged into the one before it.</summary>
    private void VisitPairs(DictNode node, int start, int end, ref bool hasDict)
    {
        var count = end - start;
        var isBig = count * 2 > StackUseGuideline;
        var keys = node.Keys.AsSpan(start, count);
        if (count > 1 && !isBig && AreConstants(keys!))
        {
            for (var i = start; i < end; i++) Visit(node.Values[i]);
            EmitLoadConst(new TupleConstant(ConstantsOf(node.Keys.AsSpan(start, count)!)));
            Emit(Op.BuildConstKeyMap, count);
        }
        else
        {
            if (isBig) Emit(Op.BuildMap, 0);
            for (var i = start; i < end; i++)
            {
                Visit(node.Keys[i]!);
                Visit(node.Values[i]);
                if (isBig) Emit(Op.MapAdd, 1);
            }
            if (!isBig) Emit(Op.BuildMap, count);
        }
        if (hasDict) Emit(Op.DictUpdate, 1);
        hasDict = true;
    }

    private static bool AreConstants(ReadOnlySpan<Expression> expressions)
    {
        foreach (var expression in expressions)
        {
            if (expression is not ConstantNode) return false;
        }
        return true;
    }

    private static bool AreConstants(ImmutableArray<Expression> expressions) => AreConstants(expressions.AsSpan());

    private static ImmutableArray<Constant> ConstantsOf(ReadOnlySpan<Expression> expressions)
    {
        var constants = ImmutableArray.CreateBuilder<Constant>(expressions.Length);
        foreach (var expression in expressions) constants.Add(((ConstantNode)expression).Value);
        return constants.MoveToImmutable();
    }

    private static ImmutableArray<Constant> ConstantsOf(ImmutableArray<Expression> expressions) => ConstantsOf(expressions.AsSpan());
}
