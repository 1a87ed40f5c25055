using System.Runtime.CompilerServices;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Subscripts of registers.</summary>
internal static unsafe class SubscriptInstructions
{
    public static Outcome Get(PyThreadState thread, Frame frame, ref Register to, ref Register container, ref Register key, Instruction* instruction)
    {
        var self = container.Box();
        var type = self.GetType();
        if (instruction->Op is Op.BinarySubscr or Op.BinarySubscrInt && key.TryInt(out _) && Specialization.MayTry(frame.Code, instruction))
        {
            var isSmall = instruction->Op == Op.BinarySubscrInt;
            if (type == typeof(PyList)) instruction->Op = isSmall ? Op.SubscrListSmall : Op.SubscrList;
            else if (type == typeof(PyTuple)) instruction->Op = isSmall ? Op.SubscrTupleSmall : Op.SubscrTuple;
            else if (type == typeof(PyStr)) instruction->Op = isSmall ? Op.SubscrStrSmall : Op.SubscrStr;
        }
        if (type == typeof(PyDict))
        {
            if (instruction->Op == Op.BinarySubscr && Specialization.MayTry(frame.Code, instruction)) instruction->Op = Op.SubscrDict;
            return GetFromDict(thread, Unsafe.As<PyDict>(self), ref key, ref to) ? Outcome.Next : Outcome.Error;
        }
        // Negative indexes of lists and tuples as well.
        if (key.TryInt(out var index))
        {
            if (type == typeof(PyList) && Unsafe.As<PyList>(self).TryItem(index < 0 ? index + Unsafe.As<PyList>(self).Count : index, out var item))
            {
                to.Set(item);
                return Outcome.Next;
            }
            if (type == typeof(PyStr))
            {
                if (Unsafe.As<PyStr>(self).ItemAt(index) is not { } character) return Outcome.Error;
                to.Set(character);
                return Outcome.Next;
            }
            if (type == typeof(PyTuple) && Unsafe.As<PyTuple>(self) is var tuple)
            {
                if (index < 0) index += tuple.Count;
                if ((ulong)index < (ulong)tuple.Count)
                {
                    to.Set(tuple[(int)index]);
                    return Outcome.Next;
                }
            }
        }
        if (SpecialMethodCalls.Find(self, Names.Getitem) is { } method) return SpecialMethodCalls.Enter(thread, method, OnReturn.Store, self, key.Box());
        var value = Subscript.GetItem(thread, self, key.Box());
        if (value is null) return Outcome.Error;
        to.Set(value);
        return Outcome.Next;
    }

    /// <summary>A part of a sequence. Of the usual ones no slice object is made.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Outcome GetSlice(PyThreadState thread, Frame frame, ref Register r, Instruction* instruction)
    {
        ref var to = ref Unsafe.Add(ref r, (nint)instruction->A);
        ref var start = ref Unsafe.Add(ref r, (nint)instruction->B);
        ref var stop = ref Unsafe.Add(ref start, 1);
        ref var container = ref Unsafe.Add(ref r, (nint)instruction->C);
        var self = container.Box();
        PyObject? part;
        SliceBounds bounds;
        if (self.GetType() == typeof(PyStr) && SliceBounds.TryMakePlain(start, stop, Unsafe.As<PyStr>(self).Length, out bounds)) part = Unsafe.As<PyStr>(self).Sliced(thread, bounds);
        else if (self.GetType() == typeof(PyList) && SliceBounds.TryMakePlain(start, stop, Unsafe.As<PyList>(self).Count, out bounds)) part = Unsafe.As<PyList>(self).Sliced(thread, bounds);
        else if (self.GetType() == typeof(PyTuple) && SliceBounds.TryMakePlain(start, stop, Unsafe.As<PyTuple>(self).Count, out bounds)) part = Unsafe.As<PyTuple>(self).Sliced(thread, bounds);
        else
        {
            start.Ref = new PySlice(start.Box(), stop.Box(), PyNone.Instance);
            return Get(thread, frame, ref to, ref container, ref start, instruction);
        }
        if (part is null) return Outcome.Error;
        to.Set(part);
        return Outcome.Next;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool GetFromDict(PyThreadState thread, PyDict dict, ref Register key, ref Register to)
    {
        var name = key.Box();
        if (!dict.TryGetItem(thread, name, out var found)) return false;
        if (found is null) return PyErr.KeyError(name);
        to.Set(found);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool SetInDict(PyThreadState thread, PyDict dict, ref Register key, ref Register value) => dict.TrySetItem(thread, key.Box(), value.Box());

    public static Outcome Set(PyThreadState thread, Frame frame, ref Register container, ref Register key, ref Register value, Instruction* instruction)
    {
        var self = container.Box();
        if (self.GetType() == typeof(PyDict))
        {
            if (instruction->Op == Op.StoreSubscr && Specialization.MayTry(frame.Code, instruction)) instruction->Op = Op.StoreSubscrDict;
            return SetInDict(thread, Unsafe.As<PyDict>(self), ref key, ref value) ? Outcome.Next : Outcome.Error;
        }
        if (instruction->Op == Op.StoreSubscr && self.GetType() == typeof(PyList) && key.TryInt(out _) && Specialization.MayTry(frame.Code, instruction)) instruction->Op = Op.StoreSubscrList;
        if (SpecialMethodCalls.Find(self, Names.Setitem) is { } method) return SpecialMethodCalls.Enter(thread, method, OnReturn.Discard, self, key.Box(), value.Box());
        return Subscript.SetItem(thread, self, key.Box(), value.Box()) ? Outcome.Next : Outcome.Error;
    }

    public static Outcome Delete(PyThreadState thread, PyObject self, PyObject key)
    {
        if (SpecialMethodCalls.Find(self, Names.Delitem) is { } method) return SpecialMethodCalls.Enter(thread, method, OnReturn.Discard, self, key);
        return Subscript.DeleteItem(thread, self, key) ? Outcome.Next : Outcome.Error;
    }
}
