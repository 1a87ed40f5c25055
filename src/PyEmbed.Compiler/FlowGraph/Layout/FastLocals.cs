using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Core.Collections;

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
        var kinds = new LocalKinds[names.Capacity];
        for (var i = 0; i < locals.Count; i++)
        {
            names.Add(locals[i]);
            kinds[i] = LocalKinds.Local;
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
            kinds[names.Count] = LocalKinds.Cell;
            names.Add(cells[i]);
        }
        for (var i = 0; i < frees.Count; i++)
        {
            _slots[cells.Count + i] = names.Count;
            kinds[names.Count] = LocalKinds.Free;
            names.Add(frees[i]);
        }
        Names = names.ToImmutable();
        if (kinds.Length != names.Count)
        {
            // Cells that are parameters have one slot for both.
            var used = new LocalKinds[names.Count];
            Array.Copy(kinds, used, used.Length);
            kinds = used;
        }
        Kinds = ImmutableArrays.Adopt(kinds);
    }

    public ImmutableArray<string> Names { get; }

    public ImmutableArray<LocalKinds> Kinds { get; }

    /// <summary>COPY_FREE_VARS, then MAKE_CELL in the order of the slots, then what makes a generator of the frame: all before RESUME.</summary>
    public void InsertPrefix(CompilationUnit unit)
    {
        var prefix = new ValueList<Instruction>();
        if (unit.FreeVars.Count > 0) prefix.Add(new Instruction(Op.CopyFreeVars, unit.FreeVars.Count, null, Location.None));

        var cellSlots = new int[unit.CellVars.Count];
        Array.Copy(_slots, cellSlots, cellSlots.Length);
        if (cellSlots.Length > 1) Array.Sort(cellSlots);
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
