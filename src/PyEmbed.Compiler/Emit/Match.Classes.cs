using System.Collections.Immutable;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

internal sealed partial class CodeGenerator
{
    private void VisitMatchClass(MatchClassNode node, PatternContext context)
    {
        if (!node.KwdAttrs.IsEmpty)
        {
            CheckAttributeNames(node.KwdAttrs, node.KwdPatterns);
            _unit.Location = node.Range;
        }
        Visit(node.Class);
        EmitLoadConst(TupleOfNames(node.KwdAttrs));
        Emit(Op.MatchClass, node.Patterns.Length);
        EmitIsNotNone();
        context.OnTop++;   // the tuple of attributes
        JumpToFailPop(context, Op.PopJumpIfFalse);
        var count = node.Patterns.Length + node.KwdAttrs.Length;
        Emit(Op.UnpackSequence, count);
        context.OnTop += count - 1;
        for (var i = 0; i < count; i++)
        {
            context.OnTop--;
            var pattern = i < node.Patterns.Length ? node.Patterns[i] : node.KwdPatterns[i - node.Patterns.Length];
            if (IsWildcard(pattern)) Emit(Op.PopTop);
            else VisitSubpattern(pattern, context);
        }
    }

    private void CheckAttributeNames(ImmutableArray<string> names, ImmutableArray<Pattern> patterns)
    {
        // For each name where it occurs next; the first name that does so is reported.
        var nextOfSameName = new Dictionary<string, int>(StringComparer.Ordinal);
        var repetitions = new int[names.Length];
        for (var i = names.Length - 1; i >= 0; i--)
        {
            nextOfSameName.TryGetValue(names[i], out repetitions[i]);
            nextOfSameName[names[i]] = i;
        }
        for (var i = 0; i < names.Length; i++)
        {
            _unit.Location = patterns[i].Range;
            CheckNotForbidden(names[i], ExprContext.Store);
            if (repetitions[i] == 0) continue;
            _unit.Location = patterns[repetitions[i]].Range;
            throw Error($"attribute name repeated in class pattern: {names[i]}");
        }
    }
}
