using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

internal sealed partial class CodeGenerator
{
    /// <summary>Each alternative is matched on a copy of the subject and leaves its captures on the stack, in the order of the first one's.</summary>
    private void VisitMatchOr(MatchOrNode node, PatternContext outer)
    {
        var end = NewBlock();
        List<string>? control = null;
        for (var i = 0; i < node.Patterns.Length; i++)
        {
            var alternative = node.Patterns[i];
            _unit.Location = alternative.Range;
            var context = new PatternContext { AllowsIrrefutable = i == node.Patterns.Length - 1 && outer.AllowsIrrefutable };
            Emit(Op.Copy, 1);
            VisitPattern(alternative, context);
            if (control is null) control = context.Stores;
            else ReorderCaptures(context.Stores, control);
            EmitJump(Op.Jump, end);
            EmitFailPop(context);
        }

        // None matched: drop the subject and fail.
        Emit(Op.PopTop);
        JumpToFailPop(outer, Op.Jump);
        UseNextBlock(end);

        // The captures lie above the subject, other items and earlier captures: below those is their place.
        var depth = control!.Count + 1 + outer.OnTop + outer.Stores.Count;
        foreach (var name in control)
        {
            EmitRotate(depth);
            if (outer.Stores.Contains(name)) throw DuplicateCapture(name);
            outer.Stores.Add(name);
        }
        Emit(Op.PopTop);
    }

    /// <summary>Rotates the values on the stack until they have the order of <paramref name="control"/>.</summary>
    private void ReorderCaptures(List<string> stores, List<string> control)
    {
        if (stores.Count != control.Count) throw Error("alternative patterns bind different names");
        for (var place = control.Count - 1; place >= 0; place--)
        {
            var found = stores.IndexOf(control[place]);
            if (found < 0) throw Error("alternative patterns bind different names");
            if (found == place) continue;
            var rotations = found + 1;
            var moved = stores.GetRange(0, rotations);
            stores.RemoveRange(0, rotations);
            stores.InsertRange(place - found, moved);
            for (; rotations > 0; rotations--) EmitRotate(place + 1);
        }
    }
}
