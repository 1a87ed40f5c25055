using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>The objects that a pickler has written, with their numbers. It keeps them alive.</summary>
internal sealed class PicklerMemo
{
    private const int LeastSlots = 16, SlotSize = 16;

    // Open addressing by identity; at least half of the slots are free.
    private Slot[] _slots = [];

    public int Count { get; private set; }

    public bool TryFind(PyObject value, out long number)
    {
        number = 0;
        if (Count == 0) return false;
        ref var slot = ref At(_slots, value);
        number = slot.Number;
        return slot.Object is not null;
    }

    public bool Contains(PyObject value) => TryFind(value, out _);

    /// <summary>Gives an object a number. False: an error is set.</summary>
    [MustCheck]
    public bool TrySet(PyThreadState thread, PyObject value, long number)
    {
        if ((Count + 1) * 2L > _slots.Length && !TryGrow(thread)) return false;
        ref var slot = ref At(_slots, value);
        if (slot.Object is null) Count++;
        slot = new Slot { Object = value, Number = number };
        return true;
    }

    private bool TryGrow(PyThreadState thread)
    {
        var length = Math.Max(LeastSlots, _slots.Length * 2L);
        if (length > Array.MaxLength) return PyErr.MemoryError();
        if (!thread.TryReserve(length * SlotSize) || !thread.TryChargeWork(Count)) return false;
        var slots = new Slot[length];
        foreach (var slot in _slots)
            if (slot.Object is { } value) At(slots, value) = slot;
        _slots = slots;
        return true;
    }

    // The slot of an object, or the free one that it would have.
    private static ref Slot At(Slot[] slots, PyObject value)
    {
        var mask = slots.Length - 1;
        var hash = (uint)RuntimeHelpers.GetHashCode(value);
        for (var i = (int)(hash ^ hash >> 15) & mask; ; i = (i + 1) & mask)
        {
            ref var slot = ref slots[i];
            if (slot.Object is null || ReferenceEquals(slot.Object, value)) return ref slot;
        }
    }

    public void Clear()
    {
        _slots = [];
        Count = 0;
    }

    public bool NextEntry(ref int position, [NotNullWhen(true)] out PyObject? value, out long number)
    {
        while (position < _slots.Length)
        {
            (value, number) = (_slots[position].Object, _slots[position].Number);
            position++;
            if (value is not null) return true;
        }
        (value, number) = (null, 0);
        return false;
    }

    [MustCheck]
    public PicklerMemo? Copy(PyThreadState thread)
    {
        if (!thread.TryReserve(_slots.Length * (long)SlotSize) || !thread.TryChargeWork(_slots.Length)) return null;
        return new PicklerMemo { _slots = (Slot[])_slots.Clone(), Count = Count };
    }

    private struct Slot
    {
        public PyObject? Object;
        public long Number;
    }
}
