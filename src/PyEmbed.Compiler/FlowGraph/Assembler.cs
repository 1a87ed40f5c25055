using PyEmbed.Bytecode;
using PyEmbed.Compiler.FlowGraph.Layout;
using PyEmbed.Compiler.FlowGraph.Passes;
using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.FlowGraph;

/// <summary>Makes a <see cref="CodeObject"/> from a finished <see cref="CompilationUnit"/>.</summary>
internal static class Assembler
{
    /// <summary>
    /// Runs the passes of CPython 3.11 in their order and lays the code out. The unit must not be used afterwards.
    /// </summary>
    /// <param name="unit">Everything emitted and its header complete.</param>
    /// <param name="fileName"><c>co_filename</c></param>
    /// <param name="addNone">Whether code that falls off its end returns None; otherwise it returns what is on the stack (an expression).</param>
    public static CodeObject Assemble(CompilationUnit unit, string fileName, bool addNone)
    {
        ReturnAtTheEnd(unit, addNone);
        var entry = unit.EntryBlock;

        foreach (var block in unit.Blocks) Reachability.SkipEmptyTargets(block);
        SmallExits.Inline(unit.Blocks);

        var locals = new FastLocals(unit);
        locals.NumberCells(entry);
        locals.InsertPrefix(unit);

        Optimize(unit);

        LineNumbers.DuplicateExitsWithoutLine(unit);
        TrimConstants(unit);
        LineNumbers.Propagate(entry);
        LineNumbers.GuaranteeLinesForExits(entry, unit.FirstLine);

        // The handlers' depths are known only as long as the pseudo instructions are there.
        var stackSize = StackDepth.Compute(unit);
        ExceptionTargets.Label(entry);
        ExceptionTargets.DropPseudoInstructions(entry);

        JumpLayout.ChooseDirections(entry);
        var codeUnits = JumpLayout.ComputeOffsets(entry);
        return new CodeObject
        {
            ArgCount = unit.ArgCount,
            PosOnlyArgCount = unit.PosOnlyArgCount,
            KwOnlyArgCount = unit.KwOnlyArgCount,
            StackSize = stackSize,
            Flags = unit.Flags,
            Code = CodeWriter.WriteCode(entry, codeUnits),
            Consts = unit.Constants.ToImmutableArray(),
            Names = unit.Names.ToImmutableArray(),
            LocalsPlusNames = locals.Names,
            LocalsPlusKinds = locals.Kinds,
            FileName = fileName,
            Name = unit.Name,
            QualName = unit.QualName,
            FirstLine = unit.FirstLine,
            LineTable = CodeWriter.WriteLocations(entry, unit.FirstLine),
            ExceptionTable = CodeWriter.WriteHandlers(entry),
        };
    }

    private static void ReturnAtTheEnd(CompilationUnit unit, bool addNone)
    {
        var last = unit.CurrentBlock;
        if (!last.IsEmpty && last[last.Count - 1].Op == Op.ReturnValue) return;
        unit.Location = Location.None;
        if (addNone) unit.EmitLoadConst(Constant.None);
        unit.Emit(Op.ReturnValue);
    }

    private static void Optimize(CompilationUnit unit)
    {
        for (var block = unit.EntryBlock; block is not null; block = block.Next)
        {
            BlockOptimizer.Run(block, unit.Constants);
            NopRemoval.Run1(block);
        }
        SmallExits.Inline(unit.Blocks);
        Reachability.DropUnreachable(unit.EntryBlock);
        Reachability.DropEmptyBlocks(unit.EntryBlock);
        NopRemoval.Run(unit.EntryBlock);
        Reachability.DropRedundantJumps(unit.EntryBlock);
    }

    /// <summary>Unused constants go from the end of the table only; the first one may be a docstring and stays.</summary>
    private static void TrimConstants(CompilationUnit unit)
    {
        var last = 0;
        for (var block = unit.EntryBlock; block is not null; block = block.Next)
        {
            foreach (ref readonly var instruction in block.Instructions)
            {
                if (instruction.Op is Op.LoadConst or Op.KwNames) last = Math.Max(last, instruction.Arg);
            }
        }
        if (last + 1 < unit.Constants.Count) unit.Constants.Truncate(last + 1);
    }
}
