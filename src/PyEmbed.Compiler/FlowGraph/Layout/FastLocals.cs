using System.Collections.Immutable;
using PyEmbed.Bytecode;

namespace PyEmbed.Compiler.FlowGraph.Layout;

/// <summary>
/// The slots of a frame: locals, then cells that are no parameters, then free variables. A parameter that is a cell has one slot for both.
/// Also puts in the instructions that set the cells up.
/// </summary>
internal sealed class FastLocals
{
    private readonly int[] _slots;   // by number of cell or free variable

    public FastLocals(CompilationUnit unit)
    {
        var (locals, cells, frees) = (unit.VarNames, unit.CellVars, unit.FreeVars);
        var names = ImmutableArray.CreateBuilder<string>(locals.Count + cells.Count + frees.Count);
        var kinds = ImmutableArray.CreateBuilder<LocalKinds>(names.Capacity);
        for (var i = 0; i < locals.Count; i++)
        {
            names.Add(locals[i]);
            kinds.Add(LocalKinds.Local);
        }
        _slots = new int[cells.Count + frees.Count];
        for (var i = 0; i < cells.Count; i++)
        {
            if (locals.TryGetIndex(cells[i], out var slot))
            {
                _slots[i] = slot;
                kinds[slot] |= LocalKinds.Cell;
                continue;
            }
            _slots[i] = names.Count;
            names.Add(cells[i]);
            kinds.Add(LocalKinds.Cell);
        }
        for (var i = 0; i < frees.Count; i++)
        {
            _slots[cells.Count + i] = names.Count;
            names.Add(frees[i]);
            kinds.Add(LocalKinds.Free);
        }
        Names = names.ToImmutable();
        Kinds = kinds.ToImmutable();
    }

    public ImmutableArray<string> Names { get; }

    public ImmutableArray<LocalKinds> Kinds { get; }

    /// <summary>COPY_FREE_VARS, then MAKE_CELL in the order of the slots, then what makes a generator of the frame: all before RESUME.</summary>
    public void InsertPrefix(CompilationUnit unit)
    {
        var prefix = new List<Instruction>();
        if (unit.FreeVars.Count > 0) prefix.Add(new Instruction(Op.CopyFreeVars, unit.FreeVars.Count, null, Location.None));

        var cellSlots = _slots[..unit.CellVars.Count];
        Array.Sort(cellSlots);
        foreach (var slot in cellSlots) prefix.Add(new Instruction(Op.MakeCell, slot, null, Location.None));

        if ((unit.Flags & (CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator)) != 0)
        {
            prefix.Add(new Instruction(Op.ReturnGenerator, 0, null, new Location(unit.FirstLine, -1, unit.FirstLine, -1)));
            prefix.Add(new Instruction(Op.PopTop, 0, null, Location.None));
        }
        unit.EntryBlock.InsertRange(0, prefix);
    }

    /// <summary>Turns numbers of cells and free variables into slots.</summary>
    public void NumberCells(BasicBlock entry)
    {
        for (var block = entry; block is not null; block = block.Next)
        {
            foreach (ref var instruction in block.Instructions)
            {
                if (instruction.Op is Op.LoadClosure or Op.LoadDeref or Op.StoreDeref or Op.DeleteDeref or Op.LoadClassderef or Op.LoadFromDictOrDeref)
                    instruction.Arg = _slots[instruction.Arg];
            }
        }
    }
}
