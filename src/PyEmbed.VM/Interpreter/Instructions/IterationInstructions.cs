using System.Runtime.CompilerServices;
using PyEmbed.Bytecode;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Iterating and unpacking.</summary>
internal static unsafe class IterationInstructions
{
    public static Outcome GetIter(PyThreadState thread, ref Register to, ref Register value)
    {
        var self = value.Box();
        if (self.GetType() == typeof(PyGenerator))
        {
            to.Set(self);
            return Outcome.Next;
        }
        if (SpecialMethodCalls.Find(self, Names.Iter) is { } method) return SpecialMethodCalls.Enter(thread, method, OnReturn.GetIter, self);
        var iterator = Iteration.GetIter(thread, self);
        if (iterator is null) return Outcome.Error;
        to.Set(iterator);
        return Outcome.Next;
    }

    public static Outcome ForIter(PyThreadState thread, Frame frame, ref Register to, ref Register iterator, Instruction* instruction)
    {
        var self = iterator.Ref!;
        if (instruction->Op == Op.ForIter && Specialization.MayTry(frame.Code, instruction))
        {
            var type = self.GetType();
            if (type == typeof(PyRangeIterator)) instruction->Op = Op.ForIterRange;
            else if (type == typeof(PyListIterator)) instruction->Op = Op.ForIterList;
            else if (type == typeof(PyTupleIterator)) instruction->Op = Op.ForIterTuple;
            else if (type == typeof(PyGenerator)) instruction->Op = Op.ForIterGenerator;
            else if ((type == typeof(PyDictItemIterator) || type == typeof(PyEnumerate)) && instruction[1].Op == Op.UnpackPair && instruction[1].B == instruction->A) instruction->Op = Op.ForIterPair;
            else if (!self.Type.Has(CompilerServices.TypeFlags.Heap)) instruction->Op = Op.ForIterNative;
            else Specialization.Failed(frame.Code, instruction);
        }
        if (self.GetType() == typeof(PyGenerator) && Unsafe.As<PyGenerator>(self).IsResumable)
            return GeneratorInstructions.TryEnter(thread, frame, Unsafe.As<PyGenerator>(self), OnReturn.Iterate, PyNone.Instance) ? Outcome.Reload : Outcome.Error;
        if (SpecialMethodCalls.Find(self, Names.Next) is { } method) return SpecialMethodCalls.Enter(thread, method, OnReturn.Next, self);
        var item = self.Type.Slots.Next(thread, self);
        if (item is not null)
        {
            to.Set(item);
            return Outcome.Next;
        }
        return End(thread, frame);
    }

    /// <summary>There was no item: the jump behind the loop, or the error that is set.</summary>
    public static Outcome End(PyThreadState thread, Frame frame) => HasEnded(thread, frame) ? Outcome.Jump : Outcome.Error;

    // No item: the end, unless an error is set.
    private static bool HasEnded(PyThreadState thread, Frame frame)
    {
        if (!thread.HasError) return true;
        if (!thread.ErrorMatches(PyExceptions.StopIteration)) return false;
        if (thread.IsTracing) Tracing.StoppedWithError(thread, frame);
        thread.ClearError();
        return true;
    }

    /// <summary>An iterator that is written in C#.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Outcome ForIterNative(PyThreadState thread, Frame frame, ref Register r, Instruction* instruction)
    {
        var self = Unsafe.Add(ref r, (nint)instruction->B).Ref!;
        PyObject? item;
        if (self.GetType() == typeof(PyStrAsciiIterator))
        {
            item = Unsafe.As<PyStrAsciiIterator>(self).TakeNext();
        }
        else
        {
            var type = self.Type;
            if (type.Has(CompilerServices.TypeFlags.Heap) || self.GetType() == typeof(PyGenerator)) return GenericInstructions.Execute(thread, frame, ref r, instruction);
            item = type.Slots.Next(thread, self);
        }
        if (item is not null)
        {
            Unsafe.Add(ref r, (nint)instruction->A).Set(item);
            return Outcome.Next;
        }
        return End(thread, frame);
    }

    public static PyObject? GetYieldFromIter(PyThreadState thread, Frame frame, PyObject value)
    {
        const CodeFlags Coroutines = CodeFlags.Coroutine | CodeFlags.IterableCoroutine;
        switch (value)
        {
            case PyCoroutine when (frame.Code.Template.Code.Flags & Coroutines) == 0:
                return PyErr.TypeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
            case PyCoroutine or PyGenerator:
                return value;
            default:
                return Iteration.GetIter(thread, value);
        }
    }

    // ---- unpacking: the first item goes to the last register ----

    public static bool Unpack(PyThreadState thread, ref Register to, ref Register sequence, int count)
    {
        var value = sequence.Box();
        if (value.GetType() == typeof(PyTuple)) return UnpackItems(ref to, ((PyTuple)value).Items, count) || UnpackIterator(thread, ref to, value, count, -1);
        if (value.GetType() == typeof(PyList)) return UnpackItems(ref to, ((PyList)value).Items, count) || UnpackIterator(thread, ref to, value, count, -1);
        return UnpackIterator(thread, ref to, value, count, -1);
    }

    private static bool UnpackItems(ref Register to, ReadOnlySpan<PyObject> items, int count)
    {
        if (items.Length != count) return false;
        for (var i = 0; i < count; i++) Unsafe.Add(ref to, count - 1 - i).Ref = items[i];
        return true;
    }

    public static bool UnpackPair(PyThreadState thread, ref Register first, ref Register sequence, ref Register second)
    {
        var value = sequence.Box();
        if (value.GetType() == typeof(PyTuple) && ((PyTuple)value).ItemArray is { Length: 2 } items)
        {
            first.Set(items[0]);
            second.Set(items[1]);
            return true;
        }
        var both = new RegisterPair { Last = default };
        if (!Unpack(thread, ref both.Last, ref sequence, 2)) return false;
        first = Unsafe.Add(ref both.Last, 1);
        second = both.Last;
        return true;
    }

    // As unpacking fills a row: the last register gets the first item.
    [InlineArray(2)]
    private struct RegisterPair
    {
        public Register Last;
    }

    public static bool UnpackEx(PyThreadState thread, ref Register to, ref Register sequence, int before, int after) => UnpackIterator(thread, ref to, sequence.Box(), before, after);

    // The last register gets the first item; with a star (after >= 0) the row is: items after the star, the list, items before it.
    private static bool UnpackIterator(PyThreadState thread, ref Register to, PyObject value, int count, int after)
    {
        var iterator = Iteration.GetIter(thread, value);
        if (iterator is null)
        {
            if (!thread.ErrorMatches(PyExceptions.TypeError) || value.Type.Defines(CompilerServices.Slot.Iter) || value.Type.Defines(CompilerServices.Slot.GetItem)) return false;
            thread.ClearError();
            return PyErr.TypeError($"cannot unpack non-iterable {value.Type.NameInMessages} object");
        }
        var last = count - 1 + (after >= 0 ? after + 1 : 0);
        for (var i = 0; i < count; i++)
        {
            var item = Iteration.Next(thread, iterator);
            if (item is null)
            {
                if (thread.HasError && !thread.ClearErrorIf(PyExceptions.StopIteration)) return false;
                return PyErr.ValueError(after < 0
                    ? $"not enough values to unpack (expected {count}, got {i})"
                    : $"not enough values to unpack (expected at least {count + after}, got {i})");
            }
            Unsafe.Add(ref to, last - i).Ref = item;
        }
        if (after < 0)
        {
            if (Iteration.Next(thread, iterator) is null) return !thread.HasError || thread.ClearErrorIf(PyExceptions.StopIteration);
            return PyErr.ValueError($"too many values to unpack (expected {count})");
        }
        var rest = new PyList();
        if (!Iteration.TryExtend(thread, rest, iterator)) return false;
        if (rest.Count < after) return PyErr.ValueError($"not enough values to unpack (expected at least {count + after}, got {count + rest.Count})");
        var kept = rest.Count - after;
        for (var i = 0; i < after; i++) Unsafe.Add(ref to, after - 1 - i).Ref = rest[kept + i];
        Unsafe.Add(ref to, after).Ref = PyList.CopyOf(rest.Items[..kept]);
        return true;
    }
}
