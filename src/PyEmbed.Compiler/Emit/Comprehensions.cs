using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Compiler.Symbols;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

// A comprehension is a function of its outermost iterator, called at once (language reference 6.2.4).
internal sealed partial class CodeGenerator
{
    /// <summary>What a comprehension makes: of elements, or of keys and values of a dict.</summary>
    private readonly record struct Comprehension(ComprehensionKind Kind, ImmutableArray<ComprehensionNode> Generators, Expression Element, Expression? Value);

    private void VisitListComp(ListCompNode node) =>
        VisitComprehension(node, "<listcomp>", new Comprehension(ComprehensionKind.List, node.Generators, node.Element, null));

    private void VisitSetComp(SetCompNode node) =>
        VisitComprehension(node, "<setcomp>", new Comprehension(ComprehensionKind.Set, node.Generators, node.Element, null));

    private void VisitDictComp(DictCompNode node) =>
        VisitComprehension(node, "<dictcomp>", new Comprehension(ComprehensionKind.Dict, node.Generators, node.Key, node.Value));

    private void VisitGeneratorExp(GeneratorExpNode node) =>
        VisitComprehension(node, "<genexpr>", new Comprehension(ComprehensionKind.Generator, node.Generators, node.Element, null));

    private void VisitComprehension(Expression node, string name, in Comprehension comprehension)
    {
        var code = GenerateComprehension(node, name, comprehension, out var isAsync);
        if (isAsync && IsTopLevelAwait) _scope.IsCoroutine = true;
        EmitMakeFunction(code, MakeFunctionFlags.None);
        var outermost = comprehension.Generators[0];
        Visit(outermost.Iterable);
        Emit(outermost.IsAsync ? Op.GetAiter : Op.GetIter);
        EmitCall(0);   // the iterator lies where a method's self would
        if (isAsync && comprehension.Kind != ComprehensionKind.Generator) EmitAwait(AwaitReason.Plain);
    }

    private CodeObject GenerateComprehension(Expression node, string name, in Comprehension comprehension, out bool isAsync)
    {
        var isAwaitAllowed = IsTopLevelAwait || _scope.Kind is CodeScopeKind.AsyncFunction or CodeScopeKind.Comprehension;
        var isGenerator = comprehension.Kind == ComprehensionKind.Generator;
        EnterScope(name, CodeScopeKind.Comprehension, node, node.Range.Line);
        _unit.Location = node.Range;
        isAsync = _scope.IsCoroutine;
        if (isAsync && !isGenerator && !isAwaitAllowed) throw Error("asynchronous comprehension outside of an asynchronous function");
        switch (comprehension.Kind)
        {
            case ComprehensionKind.List: Emit(Op.BuildList, 0); break;
            case ComprehensionKind.Set: Emit(Op.BuildSet, 0); break;
            case ComprehensionKind.Dict: Emit(Op.BuildMap, 0); break;
        }
        VisitGenerator(comprehension, 0, 0);
        if (!isGenerator) Emit(Op.ReturnValue);
        return LeaveScope(addNone: true);
    }

    /// <summary>One of the <c>for</c>s and all it contains; so many iterators lie above the collection as <paramref name="depth"/> says.</summary>
    private void VisitGenerator(in Comprehension comprehension, int index, int depth)
    {
        RecursionGuard.EnsureStack();
        if (comprehension.Generators[index].IsAsync) VisitAsyncGenerator(comprehension, index, depth);
        else VisitPlainGenerator(comprehension, index, depth);
    }

    private void VisitPlainGenerator(in Comprehension comprehension, int index, int depth)
    {
        var generator = comprehension.Generators[index];
        var start = NewBlock();
        var ifCleanup = NewBlock();
        var anchor = NewBlock();
        var isLoop = true;
        if (index == 0)
        {
            LoadOutermostIterator();
        }
        else if (generator.Iterable is ListNode { Elements: [not StarredNode and var onlyListElement] })
        {
            // "for y in [f(x)]" is the idiom for a temporary variable: no loop.
            Visit(onlyListElement);
            isLoop = false;
        }
        else if (generator.Iterable is TupleNode { Elements: [not StarredNode and var onlyTupleElement] })
        {
            Visit(onlyTupleElement);
            isLoop = false;
        }
        else
        {
            Visit(generator.Iterable);
            Emit(Op.GetIter);
        }
        if (isLoop)
        {
            depth++;
            UseNextBlock(start);
            EmitJump(Op.ForIter, anchor);
        }
        Visit(generator.Target);
        foreach (var condition in generator.Ifs) JumpIf(condition, ifCleanup, false);
        VisitInside(comprehension, index, depth);
        UseNextBlock(ifCleanup);
        if (!isLoop) return;
        EmitJump(Op.Jump, start);
        UseNextBlock(anchor);
    }

    private void VisitAsyncGenerator(in Comprehension comprehension, int index, int depth)
    {
        var generator = comprehension.Generators[index];
        var start = NewBlock();
        var except = NewBlock();
        var ifCleanup = NewBlock();
        if (index == 0)
        {
            LoadOutermostIterator();
        }
        else
        {
            Visit(generator.Iterable);
            Emit(Op.GetAiter);
        }
        UseNextBlock(start);
        PushFrameBlock(new FrameBlock(FrameBlockKind.AsyncComprehension) { Start = start });
        EmitJump(Op.SetupFinally, except);
        EmitGetNextAsync();
        Emit(Op.PopBlock);
        Visit(generator.Target);
        foreach (var condition in generator.Ifs) JumpIf(condition, ifCleanup, false);
        VisitInside(comprehension, index, depth + 1);
        UseNextBlock(ifCleanup);
        EmitJump(Op.Jump, start);
        PopFrameBlock(FrameBlockKind.AsyncComprehension);
        UseNextBlock(except);
        Emit(Op.EndAsyncFor);
    }

    private void LoadOutermostIterator()
    {
        _unit.ArgCount = 1;
        Emit(Op.LoadFast, 0);
    }

    /// <summary>The next <c>for</c>, or inside the last one the element.</summary>
    private void VisitInside(in Comprehension comprehension, int index, int depth)
    {
        if (index + 1 < comprehension.Generators.Length)
        {
            VisitGenerator(comprehension, index + 1, depth);
            return;
        }
        Visit(comprehension.Element);
        switch (comprehension.Kind)
        {
            case ComprehensionKind.Generator:
                EmitYield();
                Emit(Op.PopTop);
                break;
            case ComprehensionKind.List:
                Emit(Op.ListAppend, depth + 1);
                break;
            case ComprehensionKind.Set:
                Emit(Op.SetAdd, depth + 1);
                break;
            case ComprehensionKind.Dict:
                Visit(comprehension.Value!);
                Emit(Op.MapAdd, depth + 1);
                break;
        }
    }
}
