using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Compiler.Optimize;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

// PEP 634. A pattern that fails jumps to one of a row of blocks, each of which pops one item and falls into the next: the one it jumps to pops exactly what
// is on the stack above the subject. Captured values stay on the stack, below what is still being matched, until the whole pattern has matched.
internal sealed partial class CodeGenerator
{
    /// <summary>The state of matching one <c>case</c>, or one alternative of an or-pattern.</summary>
    private sealed class PatternContext
    {
        /// <summary>Names captured so far; their values lie on the stack in this order, the first deepest.</summary>
        public List<string> Stores = [];

        /// <summary>Whether a pattern that matches everything may stand here.</summary>
        public bool AllowsIrrefutable;

        /// <summary>Block <c>n</c> pops <c>n</c> items.</summary>
        public List<BasicBlock> FailPop = [];

        /// <summary>Items above the captured values that must be kept or popped.</summary>
        public int OnTop;
    }

    private static bool IsWildcard(Pattern pattern) => pattern is MatchAsNode { Name: null };   // one with a pattern always has a name

    private void VisitMatch(MatchNode node)
    {
        Visit(node.Subject);
        var end = NewBlock();
        var cases = node.Cases;
        var hasDefault = cases.Length > 1 && IsWildcard(cases[^1].Pattern);
        var count = hasDefault ? cases.Length - 1 : cases.Length;
        for (var i = 0; i < count; i++)
        {
            var matchCase = cases[i];
            var isLast = i == count - 1;
            _unit.Location = matchCase.Pattern.Range;
            if (!isLast) Emit(Op.Copy, 1);
            var context = new PatternContext { AllowsIrrefutable = matchCase.Guard is not null || i == cases.Length - 1 };
            VisitPattern(matchCase.Pattern, context);
            foreach (var name in context.Stores) StoreName(name);
            if (matchCase.Guard is not null)
            {
                EnsureFailPop(context, 0);
                JumpIf(matchCase.Guard, context.FailPop[0], false);
            }
            if (!isLast) Emit(Op.PopTop);
            VisitAll(matchCase.Body);
            _unit.Location = Location.None;
            EmitJump(Op.Jump, end);

            // Cleaning up belongs to the pattern that failed, not to the last line of its body.
            _unit.Location = matchCase.Pattern.Range;
            EmitFailPop(context);
        }
        if (hasDefault)
        {
            // "case _" at the end needs no copy of the subject. The NOP is for tracing.
            _unit.Location = cases[^1].Pattern.Range;
            Emit(Op.Nop);
            if (cases[^1].Guard is { } guard) JumpIf(guard, end, false);
            VisitAll(cases[^1].Body);
            _unit.Location = Location.None;
        }
        UseNextBlock(end);
    }

    private void VisitPattern(Pattern pattern, PatternContext context)
    {
        RecursionGuard.EnsureStack();
        _unit.Location = pattern.Range;
        switch (pattern)
        {
            case MatchValueNode p: VisitMatchValue(p, context); break;
            case MatchSingletonNode p:
                EmitLoadConst(p.Value);
                Emit(Op.IsOp, 0);
                JumpToFailPop(context, Op.PopJumpIfFalse);
                break;
            case MatchSequenceNode p: VisitMatchSequence(p, context); break;
            case MatchMappingNode p: VisitMatchMapping(p, context); break;
            case MatchClassNode p: VisitMatchClass(p, context); break;
            case MatchStarNode p: Capture(p.Name, context); break;
            case MatchAsNode p: VisitMatchAs(p, context); break;
            case MatchOrNode p: VisitMatchOr(p, context); break;
            default: throw new UnreachableException(pattern.Kind.ToString());
        }
    }

    private void VisitSubpattern(Pattern pattern, PatternContext context)
    {
        var allowed = context.AllowsIrrefutable;
        context.AllowsIrrefutable = true;
        VisitPattern(pattern, context);
        context.AllowsIrrefutable = allowed;
    }

    private void VisitMatchValue(MatchValueNode pattern, PatternContext context)
    {
        if (pattern.Value is not (ConstantNode or AttributeNode)) throw Error("patterns may only match literals and attribute lookups");
        Visit(pattern.Value);
        EmitCompare(CompareOperator.Eq);
        JumpToFailPop(context, Op.PopJumpIfFalse);
    }

    private void VisitMatchAs(MatchAsNode pattern, PatternContext context)
    {
        if (pattern.Pattern is null)
        {
            if (!context.AllowsIrrefutable)
            {
                throw Error(pattern.Name is null
                    ? "wildcard makes remaining patterns unreachable"
                    : $"name capture {ReprOf(pattern.Name)} makes remaining patterns unreachable");
            }
            Capture(pattern.Name, context);
            return;
        }
        context.OnTop++;
        Emit(Op.Copy, 1);
        VisitPattern(pattern.Pattern, context);
        context.OnTop--;
        Capture(pattern.Name, context);
    }

    /// <summary>The value on top goes below everything that is still needed, to be stored at the end; without a name it is dropped.</summary>
    private void Capture(string? name, PatternContext context)
    {
        if (name is null)
        {
            Emit(Op.PopTop);
            return;
        }
        CheckNotForbidden(name, ExprContext.Store);
        if (context.Stores.Contains(name)) throw DuplicateCapture(name);
        EmitRotate(context.OnTop + context.Stores.Count + 1);
        context.Stores.Add(name);
    }

    private Exception DuplicateCapture(string name) => Error($"multiple assignments to name {ReprOf(name)} in pattern");

    /// <summary>Moves the top below the <paramref name="count"/> - 1 items under it.</summary>
    private void EmitRotate(int count)
    {
        for (; count > 1; count--) Emit(Op.Swap, count);
    }

    private void EnsureFailPop(PatternContext context, int pops)
    {
        while (context.FailPop.Count <= pops) context.FailPop.Add(NewBlock());
    }

    private void JumpToFailPop(PatternContext context, Op op)
    {
        var pops = context.OnTop + context.Stores.Count;
        EnsureFailPop(context, pops);
        EmitJump(op, context.FailPop[pops]);
    }

    private void EmitFailPop(PatternContext context)
    {
        for (var pops = context.FailPop.Count - 1; pops >= 0; pops--)
        {
            UseNextBlock(context.FailPop[pops]);
            if (pops > 0) Emit(Op.PopTop);
        }
        context.FailPop.Clear();
    }
}
