using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyEmbed.VM.Interpreter.Instructions;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Interpreter;

/// <summary>The loop that runs register code: one switch, try-free. Each case holds its fast path; everything else is out of line in <c>Instructions/</c>.</summary>
/// <remarks>
/// The .NET JIT gives up optimising a method that is too large, so a case is a few lines without locals of its own where that can be, and shared ends stand behind the switch. A test
/// watches the size. Before anything out of line runs, <see cref="Frame.Next"/> is stored: the unwinder, tracebacks and frame objects read it.
/// </remarks>
internal static unsafe class EvaluationLoop
{
    /// <summary>
    /// Runs from the thread's current frame until a frame that was entered from C# returns. Null: an error is set. <see cref="RegisterTag.Unbound"/>: to be called again, so that a long
    /// run gets into the code that the JIT has meanwhile made of this method. <see cref="RegisterTag.Int"/>, <see cref="RegisterTag.Float"/>: a number in <see cref="PyThreadState.ResultBits"/>.
    /// </summary>
    /// <param name="thread">The thread.</param>
    /// <param name="raise">Whether to start with the error that is set, as if the current instruction had failed.</param>
    [SkipLocalsInit]
    public static PyObject? Run(PyThreadState thread, bool raise)
    {
        if (raise && !Unwinder.Unwind(thread)) return null;
        var frame = thread.Frames[thread.FrameDepth];
        ref var r = ref frame.Window;
        var ip = frame.Next;
        Register result;
        Outcome outcome;
        PyFunction function;
        int argument;

        while (true)
        {
            var i = ip++;
            switch (i->Op)
            {
                // ---- moving values ----

                case Op.Nop:
                    continue;

                case Op.Move:
                {
                    ref var to = ref Unsafe.Add(ref r, (nint)i->A);
                    ref var from = ref Unsafe.Add(ref r, (nint)i->B);
                    to.Bits = from.Bits;
                    var value = from.Ref;
                    if (value is null) to.Ref = null;
                    else to.Set(value);
                    continue;
                }

                case Op.LoadInt:
                    Unsafe.Add(ref r, (nint)i->A).SetInt(i->Wide);
                    continue;

                case Op.LoadConst:
                {
                    ref var constant = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Code.Consts), (nint)(uint)i->Wide);
                    ref var to = ref Unsafe.Add(ref r, (nint)i->A);
                    to.Bits = constant.Bits;
                    to.Set(constant.Ref!);
                    continue;
                }

                case Op.CheckBound:
                    if (!Unsafe.Add(ref r, (nint)i->A).IsUnbound) continue;
                    frame.Next = ip;
                    NameInstructions.Unbound(frame, i->A);
                    goto unwind;

                // ---- names ----

                case Op.LoadGlobalCached:
                {
                    ref var cache = ref frame.Code.Cache(i->Wide);
                    var globals = Unsafe.As<PyDict>(cache.Key!);
                    if (globals.KeysVersion != cache.Version) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).Set(globals.ValueAt(cache.Index)!);
                    continue;
                }

                case Op.LoadBuiltinCached:
                {
                    // A builtin keeps its value in the cache: both dicts have to be as they were.
                    ref var cache = ref frame.Code.Cache(i->Wide);
                    var builtins = Unsafe.As<PyDict>(cache.Key!);
                    if (frame.Code.Globals.KeysVersion != cache.Version || builtins.KeysVersion != (ulong)cache.Stamp) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).Set(builtins.ValueAt(cache.Index)!);
                    continue;
                }

                case Op.LoadDeref:
                {
                    var value = Unsafe.As<PyCell>(Unsafe.Add(ref r, (nint)i->B).Ref!).Value;
                    if (value is null) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).Set(value);
                    continue;
                }

                // ---- attributes ----

                case Op.LoadAttrSlot:
                {
                    var owner = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (owner is null || owner.GetType() != typeof(PyObjectInstance)) goto execute;
                    ref var attributes = ref Unsafe.As<PyObjectInstance>(owner).OwnAttributes;
                    ref var cache = ref frame.Code.Cache(i->C);
                    var shape = attributes.Shape;
                    var slot = cache.Index;
                    if (!ReferenceEquals(shape, cache.Key) || shape!.Type.Version != cache.Version)
                    {
                        slot = Polymorphic.FindSlot(cache.More, shape);
                        if (slot < 0) goto execute;
                    }
                    var value = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(attributes.Slots!), (nint)slot);
                    if (value is null) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).Set(value);
                    continue;
                }

                case Op.LoadAttrType:
                {
                    var owner = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (owner is null || owner.GetType() != typeof(PyObjectInstance)) goto execute;
                    ref var cache = ref frame.Code.Cache(i->C);
                    var shape = Unsafe.As<PyObjectInstance>(owner).OwnAttributes.Shape;
                    var value = cache.Value;
                    if (!ReferenceEquals(shape, cache.Key) || shape!.Type.Version != cache.Version)
                    {
                        value = Polymorphic.FindValue(cache.More, shape);
                        if (value is null) goto execute;
                    }
                    Unsafe.Add(ref r, (nint)i->A).Set(Unsafe.As<PyObject>(value!));
                    continue;
                }

                case Op.LoadAttrModule:
                {
                    var owner = Unsafe.Add(ref r, (nint)i->B).Ref;
                    ref var cache = ref frame.Code.Cache(i->C);
                    if (owner is null || !ReferenceEquals(owner, cache.Value)) goto execute;
                    var dict = Unsafe.As<PyDict>(cache.Key!);
                    if (dict.KeysVersion != cache.Version) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).Set(dict.ValueAt(cache.Index)!);
                    continue;
                }

                case Op.StoreAttrSlot:
                {
                    var owner = Unsafe.Add(ref r, (nint)i->A).Ref;
                    if (owner is null || owner.GetType() != typeof(PyObjectInstance)) goto execute;
                    ref var attributes = ref Unsafe.As<PyObjectInstance>(owner).OwnAttributes;
                    ref var cache = ref frame.Code.Cache(i->C);
                    var shape = attributes.Shape;
                    var slot = cache.Index;
                    if (!ReferenceEquals(shape, cache.Key) || shape!.Type.Version != cache.Version)
                    {
                        slot = Polymorphic.FindSlot(cache.More, shape);
                        if (slot < 0) goto execute;
                    }
                    Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(attributes.Slots!), (nint)slot) = Unsafe.Add(ref r, (nint)i->B).Box();
                    continue;
                }

                case Op.StoreAttrAdd:
                {
                    var owner = Unsafe.Add(ref r, (nint)i->A).Ref;
                    if (owner is null || owner.GetType() != typeof(PyObjectInstance)) goto execute;
                    ref var attributes = ref Unsafe.As<PyObjectInstance>(owner).OwnAttributes;
                    ref var cache = ref frame.Code.Cache(i->C);
                    var shape = attributes.Shape;
                    var next = cache.Value;
                    if (!ReferenceEquals(shape, cache.Key) || shape!.Type.Version != cache.Version)
                    {
                        next = Polymorphic.FindValue(cache.More, shape);
                        if (next is null) goto execute;
                    }
                    InstanceDict.Append(ref attributes, Unsafe.As<Shape>(next!), Unsafe.Add(ref r, (nint)i->B).Box());
                    continue;
                }

                case Op.LoadAttrNative:
                    frame.Next = ip;
                    outcome = AttributeInstructions.LoadNative(thread, frame, ref r, i);
                    goto finish;

                case Op.StoreAttrNative:
                    frame.Next = ip;
                    outcome = AttributeInstructions.StoreNative(thread, frame, ref r, i);
                    goto finish;

                // ---- subscripts ----

                case Op.SubscrList:
                {
                    var list = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (list is null || list.GetType() != typeof(PyList) || !Unsafe.Add(ref r, (nint)i->C).TryInt(out var index)) goto execute;
                    if (!Unsafe.As<PyList>(list).TryItem(index, out var item)) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).Set(item);
                    continue;
                }

                case Op.SubscrListSmall:
                {
                    var list = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (list is null || list.GetType() != typeof(PyList) || !Unsafe.As<PyList>(list).TryItem(i->SignedC, out var item)) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).Set(item);
                    continue;
                }

                case Op.SubscrTuple:
                {
                    var tuple = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (tuple is null || tuple.GetType() != typeof(PyTuple) || !Unsafe.Add(ref r, (nint)i->C).TryInt(out var index)) goto execute;
                    var items = Unsafe.As<PyTuple>(tuple).ItemArray;
                    if ((ulong)index >= (ulong)items.Length) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).Set(items[index]);
                    continue;
                }

                case Op.SubscrTupleSmall:
                {
                    var tuple = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (tuple is null || tuple.GetType() != typeof(PyTuple)) goto execute;
                    var items = Unsafe.As<PyTuple>(tuple).ItemArray;
                    if ((uint)i->SignedC >= (uint)items.Length) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).Set(items[i->SignedC]);
                    continue;
                }

                case Op.SubscrStr:
                {
                    var text = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (text is null || text.GetType() != typeof(PyStr) || !Unsafe.Add(ref r, (nint)i->C).TryInt(out var index)) goto execute;
                    if ((ulong)index >= (ulong)Unsafe.As<PyStr>(text).Length) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).Set(PyStr.FromCodePoint(Unsafe.As<PyStr>(text)[(int)index]));
                    continue;
                }

                case Op.SubscrStrSmall:
                {
                    var text = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (text is null || text.GetType() != typeof(PyStr) || (uint)i->SignedC >= (uint)Unsafe.As<PyStr>(text).Length) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).Set(PyStr.FromCodePoint(Unsafe.As<PyStr>(text)[i->SignedC]));
                    continue;
                }

                case Op.JumpIfEqStr:
                case Op.JumpIfNotEqStr:
                {
                    var left = Unsafe.Add(ref r, (nint)i->A).Ref;
                    var right = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (left is null || right is null || left.GetType() != typeof(PyStr) || right.GetType() != typeof(PyStr)) goto execute;
                    if (Unsafe.As<PyStr>(left).TextEquals(Unsafe.As<PyStr>(right)) == (i->Op == Op.JumpIfEqStr)) goto jumpNear;
                    continue;
                }

                case Op.JumpIfInStr:
                case Op.JumpIfNotInStr:
                {
                    var item = Unsafe.Add(ref r, (nint)i->A).Ref;
                    var text = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (item is null || text is null || item.GetType() != typeof(PyStr) || text.GetType() != typeof(PyStr)) goto execute;
                    if (!Unsafe.As<PyStr>(text).TryFindCharacter(Unsafe.As<PyStr>(item), out var isIn)) goto execute;
                    if (isIn == (i->Op == Op.JumpIfInStr)) goto jumpNear;
                    continue;
                }

                case Op.SubscrDict:
                {
                    var dict = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (dict is null || dict.GetType() != typeof(PyDict)) goto execute;
                    frame.Next = ip;
                    if (!SubscriptInstructions.GetFromDict(thread, Unsafe.As<PyDict>(dict), ref Unsafe.Add(ref r, (nint)i->C), ref Unsafe.Add(ref r, (nint)i->A))) goto unwind;
                    continue;
                }

                case Op.StoreSubscrDict:
                {
                    var dict = Unsafe.Add(ref r, (nint)i->A).Ref;
                    if (dict is null || dict.GetType() != typeof(PyDict)) goto execute;
                    frame.Next = ip;
                    if (!SubscriptInstructions.SetInDict(thread, Unsafe.As<PyDict>(dict), ref Unsafe.Add(ref r, (nint)i->B), ref Unsafe.Add(ref r, (nint)i->C))) goto unwind;
                    continue;
                }

                case Op.StoreSubscrList:
                {
                    var list = Unsafe.Add(ref r, (nint)i->A).Ref;
                    if (list is null || list.GetType() != typeof(PyList) || !Unsafe.Add(ref r, (nint)i->B).TryInt(out var index)) goto execute;
                    if ((ulong)index >= (ulong)Unsafe.As<PyList>(list).Count) goto execute;
                    Unsafe.As<PyList>(list).SetItem((int)index, Unsafe.Add(ref r, (nint)i->C).Box());
                    continue;
                }

                // ---- arithmetic of ints: what overflows becomes a large int out of line ----

                case Op.IntAdd:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryInt(out var y)) goto execute;
                    var sum = x + y;
                    if (((x ^ sum) & (y ^ sum)) < 0) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(sum);
                    continue;
                }

                case Op.IntAddSmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x)) goto execute;
                    long y = i->SignedC;
                    var sum = x + y;
                    if (((x ^ sum) & (y ^ sum)) < 0) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(sum);
                    continue;
                }

                case Op.IntSubtract:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryInt(out var y)) goto execute;
                    var difference = x - y;
                    if (((x ^ y) & (x ^ difference)) < 0) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(difference);
                    continue;
                }

                case Op.IntSubtractSmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x)) goto execute;
                    long y = i->SignedC;
                    var difference = x - y;
                    if (((x ^ y) & (x ^ difference)) < 0) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(difference);
                    continue;
                }

                case Op.IntMultiply:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryInt(out var y)) goto execute;
                    if (Math.BigMul(x, y, out var product) != product >> 63) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(product);
                    continue;
                }

                case Op.IntMultiplySmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x)) goto execute;
                    if (Math.BigMul(x, i->SignedC, out var product) != product >> 63) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(product);
                    continue;
                }

                case Op.IntFloorDivide:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryInt(out var y)) goto execute;
                    if ((ulong)(y + 1) <= 1) goto execute;   // by 0, and by -1, which may overflow
                    var quotient = x / y;
                    if ((x ^ y) < 0 && quotient * y != x) quotient--;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(quotient);
                    continue;
                }

                case Op.IntFloorDivideSmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x)) goto execute;
                    long y = i->SignedC;
                    if ((ulong)(y + 1) <= 1) goto execute;
                    var quotient = x / y;
                    if ((x ^ y) < 0 && quotient * y != x) quotient--;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(quotient);
                    continue;
                }

                case Op.IntRemainder:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryInt(out var y)) goto execute;
                    if ((ulong)(y + 1) <= 1) goto execute;
                    // Division of 32 bits is several times as fast.
                    var remainder = ((ulong)x | (ulong)y) <= uint.MaxValue ? (uint)x % (uint)y : x % y;
                    if (remainder != 0 && (remainder ^ y) < 0) remainder += y;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(remainder);
                    continue;
                }

                case Op.IntRemainderSmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x)) goto execute;
                    long y = i->SignedC;
                    if ((ulong)(y + 1) <= 1) goto execute;
                    var remainder = ((ulong)x | (ulong)y) <= uint.MaxValue ? (uint)x % (uint)y : x % y;
                    if (remainder != 0 && (remainder ^ y) < 0) remainder += y;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(remainder);
                    continue;
                }

                case Op.IntAnd:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryInt(out var y)) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(x & y);
                    continue;
                }

                case Op.IntAndSmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x)) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(x & i->SignedC);
                    continue;
                }

                case Op.IntOr:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryInt(out var y)) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(x | y);
                    continue;
                }

                case Op.IntXor:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryInt(out var y)) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(x ^ y);
                    continue;
                }

                case Op.IntLeftShift:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryInt(out var y)) goto execute;
                    if ((ulong)y > 62 || x << (int)y >> (int)y != x) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(x << (int)y);
                    continue;
                }

                case Op.IntLeftShiftSmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x)) goto execute;
                    var y = i->SignedC;
                    if ((uint)y > 62 || x << y >> y != x) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(x << y);
                    continue;
                }

                case Op.IntRightShift:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryInt(out var y)) goto execute;
                    if (y < 0) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(x >> (int)Math.Min(y, 63));
                    continue;
                }

                case Op.IntRightShiftSmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryInt(out var x) || i->SignedC < 0) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(x >> Math.Min(i->SignedC, 63));
                    continue;
                }

                // ---- arithmetic of floats: NaN is always boxed ----

                case Op.FloatAdd:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryFloat(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryFloat(out var y)) goto execute;
                    x += y;
                    if (double.IsNaN(x)) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetFloat(x);
                    continue;
                }

                case Op.FloatSubtract:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryFloat(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryFloat(out var y)) goto execute;
                    x -= y;
                    if (double.IsNaN(x)) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetFloat(x);
                    continue;
                }

                case Op.FloatMultiply:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryFloat(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryFloat(out var y)) goto execute;
                    x *= y;
                    if (double.IsNaN(x)) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetFloat(x);
                    continue;
                }

                case Op.FloatDivide:
                {
                    if (!Unsafe.Add(ref r, (nint)i->B).TryFloat(out var x) || !Unsafe.Add(ref r, (nint)i->C).TryFloat(out var y)) goto execute;
                    if (y == 0) goto execute;
                    x /= y;
                    if (double.IsNaN(x)) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).SetFloat(x);
                    continue;
                }

                // ---- jumps ----

                case Op.Jump:
                    ip += i->Wide;
                    if (i->Wide >= 0 || --thread.StepsToPoll >= 0) continue;
                    goto poll;

                case Op.JumpNoInterrupt:
                    ip += i->Wide;
                    continue;

                case Op.JumpIfFalse:
                {
                    var value = Unsafe.Add(ref r, (nint)i->A).Ref;
                    if (ReferenceEquals(value, PyBool.True)) continue;
                    if (!ReferenceEquals(value, PyBool.False))
                    {
                        if (value is not null) goto execute;
                        if (Unsafe.Add(ref r, (nint)i->A).Bits != 0) continue;
                    }
                    goto jumpFar;
                }

                case Op.JumpIfTrue:
                {
                    var value = Unsafe.Add(ref r, (nint)i->A).Ref;
                    if (ReferenceEquals(value, PyBool.False)) continue;
                    if (!ReferenceEquals(value, PyBool.True))
                    {
                        if (value is not null) goto execute;
                        if (Unsafe.Add(ref r, (nint)i->A).Bits == 0) continue;
                    }
                    goto jumpFar;
                }

                case Op.JumpIfNone:
                    if (!ReferenceEquals(Unsafe.Add(ref r, (nint)i->A).Ref, PyNone.Instance)) continue;
                    goto jumpFar;

                case Op.JumpIfNotNone:
                    if (ReferenceEquals(Unsafe.Add(ref r, (nint)i->A).Ref, PyNone.Instance)) continue;
                    goto jumpFar;

                case Op.IntJumpLt:
                {
                    if (!Unsafe.Add(ref r, (nint)i->A).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->B).TryInt(out var y)) goto execute;
                    if (x < y) goto jumpNear;
                    continue;
                }

                case Op.IntJumpLe:
                {
                    if (!Unsafe.Add(ref r, (nint)i->A).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->B).TryInt(out var y)) goto execute;
                    if (x <= y) goto jumpNear;
                    continue;
                }

                case Op.IntJumpEq:
                {
                    if (!Unsafe.Add(ref r, (nint)i->A).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->B).TryInt(out var y)) goto execute;
                    if (x == y) goto jumpNear;
                    continue;
                }

                case Op.IntJumpNe:
                {
                    if (!Unsafe.Add(ref r, (nint)i->A).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->B).TryInt(out var y)) goto execute;
                    if (x != y) goto jumpNear;
                    continue;
                }

                case Op.IntJumpGt:
                {
                    if (!Unsafe.Add(ref r, (nint)i->A).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->B).TryInt(out var y)) goto execute;
                    if (x > y) goto jumpNear;
                    continue;
                }

                case Op.IntJumpGe:
                {
                    if (!Unsafe.Add(ref r, (nint)i->A).TryInt(out var x) || !Unsafe.Add(ref r, (nint)i->B).TryInt(out var y)) goto execute;
                    if (x >= y) goto jumpNear;
                    continue;
                }

                case Op.IntJumpLtSmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->A).TryInt(out var x)) goto execute;
                    if (x < (short)i->B) goto jumpNear;
                    continue;
                }

                case Op.IntJumpLeSmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->A).TryInt(out var x)) goto execute;
                    if (x <= (short)i->B) goto jumpNear;
                    continue;
                }

                case Op.IntJumpEqSmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->A).TryInt(out var x)) goto execute;
                    if (x == (short)i->B) goto jumpNear;
                    continue;
                }

                case Op.IntJumpNeSmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->A).TryInt(out var x)) goto execute;
                    if (x != (short)i->B) goto jumpNear;
                    continue;
                }

                case Op.IntJumpGtSmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->A).TryInt(out var x)) goto execute;
                    if (x > (short)i->B) goto jumpNear;
                    continue;
                }

                case Op.IntJumpGeSmall:
                {
                    if (!Unsafe.Add(ref r, (nint)i->A).TryInt(out var x)) goto execute;
                    if (x >= (short)i->B) goto jumpNear;
                    continue;
                }

                // ---- iteration ----

                case Op.ForIterRange:
                {
                    var iterator = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (iterator is null || iterator.GetType() != typeof(PyRangeIterator)) goto execute;
                    if (!Unsafe.As<PyRangeIterator>(iterator).TryNext(out var number)) goto jumpNear;
                    Unsafe.Add(ref r, (nint)i->A).SetInt(number);
                    continue;
                }

                case Op.ForIterList:
                {
                    var iterator = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (iterator is null || iterator.GetType() != typeof(PyListIterator)) goto execute;
                    var item = Unsafe.As<PyListIterator>(iterator).TakeNext();
                    if (item is null) goto jumpNear;
                    Unsafe.Add(ref r, (nint)i->A).Set(item);
                    continue;
                }

                case Op.ForIterTuple:
                {
                    var iterator = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (iterator is null || iterator.GetType() != typeof(PyTupleIterator)) goto execute;
                    var item = Unsafe.As<PyTupleIterator>(iterator).TakeNext();
                    if (item is null) goto jumpNear;
                    Unsafe.Add(ref r, (nint)i->A).Set(item);
                    continue;
                }

                case Op.ForIterGenerator:
                {
                    var iterator = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (iterator is null || iterator.GetType() != typeof(PyGenerator) || !Unsafe.As<PyGenerator>(iterator).IsResumable) goto execute;
                    frame.Next = ip;
                    if (!GeneratorInstructions.TryEnter(thread, frame, Unsafe.As<PyGenerator>(iterator), OnReturn.Iterate, PyNone.Instance)) goto unwind;
                    goto reload;
                }

                case Op.ForIterPair:
                {
                    if (thread.IsTracing) goto execute;
                    var iterator = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (iterator is null) goto execute;
                    frame.Next = ip;
                    PyObject? first, second;
                    if (iterator.GetType() == typeof(PyDictItemIterator)) _ = Unsafe.As<PyDictItemIterator>(iterator).TryTakeNext(thread, out first, out second);
                    else if (iterator.GetType() == typeof(PyEnumerate)) _ = Unsafe.As<PyEnumerate>(iterator).TryTakeNext(thread, out first, out second);
                    else goto execute;
                    if (second is null)
                    {
                        outcome = IterationInstructions.End(thread, frame);
                        goto finish;
                    }
                    Unsafe.Add(ref r, (nint)ip->A).Set(first!);
                    Unsafe.Add(ref r, (nint)ip->C).Set(second);
                    ip++;
                    continue;
                }

                case Op.UnpackPair:
                {
                    var pair = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (pair is null || pair.GetType() != typeof(PyTuple)) goto execute;
                    var items = Unsafe.As<PyTuple>(pair).ItemArray;
                    if (items.Length != 2) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).Set(items[0]);
                    Unsafe.Add(ref r, (nint)i->C).Set(items[1]);
                    continue;
                }

                case Op.FormatValue:
                {
                    // A str without a conversion is itself.
                    var text = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (text is null || text.GetType() != typeof(PyStr) || i->C != 0) goto execute;
                    Unsafe.Add(ref r, (nint)i->A).Set(text);
                    continue;
                }

                case Op.SubscrSlice:
                    frame.Next = ip;
                    outcome = SubscriptInstructions.GetSlice(thread, frame, ref r, i);
                    goto finish;

                case Op.ForIterNative:
                    frame.Next = ip;
                    outcome = IterationInstructions.ForIterNative(thread, frame, ref r, i);
                    goto finish;

                // ---- calls ----

                case Op.LoadMethodCached:
                {
                    var owner = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (owner is null) goto execute;
                    ref var cache = ref frame.Code.Cache(i->C);
                    var value = cache.Value;
                    if (owner.GetType() == typeof(PyObjectInstance))
                    {
                        var shape = Unsafe.As<PyObjectInstance>(owner).OwnAttributes.Shape;
                        if (!ReferenceEquals(shape, cache.Key) || shape!.Type.Version != cache.Version)
                        {
                            value = Polymorphic.FindValue(cache.More, shape);
                            if (value is null) goto execute;
                        }
                    }
                    else if (!ReferenceEquals(owner.Type, cache.Key))
                    {
                        goto execute;
                    }
                    Unsafe.Add(ref r, (nint)i->A).Set(Unsafe.As<PyObject>(value!));
                    Unsafe.Add(ref r, (nint)i->A + 1).Set(owner);
                    continue;
                }

                case Op.CallPython:
                {
                    var callable = Unsafe.Add(ref r, (nint)i->B - 1).Ref;
                    if (callable is null || callable.GetType() != typeof(PyFunction)) goto execute;
                    function = Unsafe.As<PyFunction>(callable);
                    if (function.ExactArgCount != i->C) goto execute;
                    argument = i->B;
                    goto call;
                }

                case Op.CallMethodPython:
                {
                    ref var cache = ref frame.Code.Cache(i->C);
                    var owner = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (owner is null || owner.GetType() != typeof(PyObjectInstance)) goto execute;
                    var shape = Unsafe.As<PyObjectInstance>(owner).OwnAttributes.Shape;
                    var value = cache.Value;
                    if (!ReferenceEquals(shape, cache.Key) || shape!.Type.Version != cache.Version)
                    {
                        value = Polymorphic.FindValue(cache.More, shape);
                        if (value is null) goto execute;
                    }
                    function = Unsafe.As<PyFunction>(value!);
                    if (function.ExactArgCount != cache.Index) goto execute;
                    argument = i->B;
                    goto call;
                }

                case Op.CallMethodNative:
                {
                    ref var cache = ref frame.Code.Cache(i->C);
                    var owner = Unsafe.Add(ref r, (nint)i->B).Ref;
                    if (owner is null || !ReferenceEquals(owner.Type, cache.Key)) goto execute;
                    frame.Next = ip;
                    if (!CallInstructions.Native(thread, ref r, i, Unsafe.As<PyMethodDescriptor>(cache.Value!), owner, cache.Index)) goto unwind;
                    continue;
                }

                case Op.CallNative:
                    frame.Next = ip;
                    outcome = CallInstructions.CallNative(thread, frame, ref r, i);
                    goto finish;

                case Op.Return:
                    result = Unsafe.Add(ref r, (nint)i->A);
                    goto leave;

                case Op.ReturnConst:
                    result = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Code.Consts), (nint)(uint)i->Wide);
                    goto leave;

                case Op.ReturnGenerator:
                    frame.Next = ip;
                    result = default;
                    result.Ref = GeneratorInstructions.Create(thread, frame);
                    goto leave;

                case Op.Yield:
                    result = Unsafe.Add(ref r, (nint)i->B);
                    frame.Next = ip;
                    if (thread.IsTracing && !Tracing.Returned(thread, frame, result.Box())) goto unwind;
                    if (frame.OnReturn == OnReturn.ToNative) return GeneratorInstructions.SuspendToNative(thread, frame, result);
                    frame = GeneratorInstructions.Suspend(thread, frame);
                    r = ref frame.Window;
                    ip = frame.Next;
                    i = ip - 1;
                    Unsafe.Add(ref r, (nint)(i->Op == Op.Send ? i->A + 1 : i->A)) = result;
                    result.Ref = null;
                    continue;

                // ---- what has no fast path: named, so that the switch is one table without gaps ----

                case Op.LoadNull: case Op.Swap: case Op.DeleteFast: case Op.LoadGlobal: case Op.StoreGlobal: case Op.DeleteGlobal: case Op.LoadName: case Op.StoreName:
                case Op.DeleteName: case Op.LoadLocals: case Op.LoadFromDictOrGlobals: case Op.MakeCell: case Op.CopyFreeVars: case Op.StoreDeref: case Op.DeleteDeref:
                case Op.LoadClassDeref: case Op.LoadFromDictOrDeref: case Op.LoadAttr: case Op.StoreAttr: case Op.DeleteAttr: case Op.LoadMethod: case Op.BinarySubscr:
                case Op.BinarySubscrInt: case Op.StoreSubscr: case Op.DeleteSubscr: case Op.BinaryAdd: case Op.BinaryAnd: case Op.BinaryFloorDivide: case Op.BinaryLeftShift:
                case Op.BinaryMatrixMultiply: case Op.BinaryMultiply: case Op.BinaryRemainder: case Op.BinaryOr: case Op.BinaryPower: case Op.BinaryRightShift:
                case Op.BinarySubtract: case Op.BinaryTrueDivide: case Op.BinaryXor: case Op.InPlaceAdd: case Op.InPlaceAnd: case Op.InPlaceFloorDivide: case Op.InPlaceLeftShift:
                case Op.InPlaceMatrixMultiply: case Op.InPlaceMultiply: case Op.InPlaceRemainder: case Op.InPlaceOr: case Op.InPlacePower: case Op.InPlaceRightShift:
                case Op.InPlaceSubtract: case Op.InPlaceTrueDivide: case Op.InPlaceXor: case Op.BinaryAddInt: case Op.BinaryAndInt: case Op.BinaryFloorDivideInt:
                case Op.BinaryLeftShiftInt: case Op.BinaryMatrixMultiplyInt: case Op.BinaryMultiplyInt: case Op.BinaryRemainderInt: case Op.BinaryOrInt: case Op.BinaryPowerInt:
                case Op.BinaryRightShiftInt: case Op.BinarySubtractInt: case Op.BinaryTrueDivideInt: case Op.BinaryXorInt: case Op.InPlaceAddInt: case Op.InPlaceAndInt:
                case Op.InPlaceFloorDivideInt: case Op.InPlaceLeftShiftInt: case Op.InPlaceMatrixMultiplyInt: case Op.InPlaceMultiplyInt: case Op.InPlaceRemainderInt:
                case Op.InPlaceOrInt: case Op.InPlacePowerInt: case Op.InPlaceRightShiftInt: case Op.InPlaceSubtractInt: case Op.InPlaceTrueDivideInt: case Op.InPlaceXorInt:
                case Op.UnaryPositive: case Op.UnaryNegative: case Op.UnaryNot: case Op.UnaryInvert: case Op.CompareLt: case Op.CompareLe: case Op.CompareEq: case Op.CompareNe:
                case Op.CompareGt: case Op.CompareGe: case Op.CompareLtInt: case Op.CompareLeInt: case Op.CompareEqInt: case Op.CompareNeInt: case Op.CompareGtInt:
                case Op.CompareGeInt: case Op.Is: case Op.IsNot: case Op.Contains: case Op.NotContains: case Op.JumpIfLt: case Op.JumpIfLe: case Op.JumpIfEq: case Op.JumpIfNe:
                case Op.JumpIfGt: case Op.JumpIfGe: case Op.JumpIfNotLt: case Op.JumpIfNotLe: case Op.JumpIfNotEq: case Op.JumpIfNotNe: case Op.JumpIfNotGt: case Op.JumpIfNotGe:
                case Op.JumpIfLtInt: case Op.JumpIfLeInt: case Op.JumpIfEqInt: case Op.JumpIfNeInt: case Op.JumpIfGtInt: case Op.JumpIfGeInt: case Op.JumpIfNotLtInt:
                case Op.JumpIfNotLeInt: case Op.JumpIfNotEqInt: case Op.JumpIfNotNeInt: case Op.JumpIfNotGtInt: case Op.JumpIfNotGeInt: case Op.JumpIfIs: case Op.JumpIfIsNot:
                case Op.JumpIfContains: case Op.JumpIfNotContains: case Op.JumpIfExcMatch: case Op.JumpIfNotExcMatch: case Op.GetIter: case Op.ForIter: case Op.GetYieldFromIter:
                case Op.UnpackSequence: case Op.UnpackEx: case Op.BuildTuple: case Op.BuildPair: case Op.BuildList: case Op.BuildSet: case Op.BuildMap:
                case Op.BuildConstKeyMap: case Op.BuildString: case Op.BuildSlice: case Op.BuildSliceStep: case Op.ListToTuple: case Op.ListAppend: case Op.SetAdd: case Op.MapAdd:
                case Op.ListExtend: case Op.SetUpdate: case Op.DictUpdate: case Op.DictMerge: case Op.FormatWithSpec: case Op.Call: case Op.CallFunction:
                case Op.CallNames: case Op.CallFunctionNames: case Op.CallMethod: case Op.CallMethodNames: case Op.CallEx: case Op.MakeFunction: case Op.LoadBuildClass:
                case Op.AsyncGenWrap: case Op.Send: case Op.GetAwaitable: case Op.GetAiter: case Op.GetAnext: case Op.EndAsyncFor: case Op.Raise: case Op.Reraise:
                case Op.PushExcInfo: case Op.PopExcept: case Op.CheckExcMatch: case Op.CheckEgMatch: case Op.PrepReraiseStar: case Op.BeforeWith: case Op.BeforeAsyncWith:
                case Op.WithExceptStart: case Op.LoadAssertionError: case Op.ImportName: case Op.ImportFrom: case Op.ImportStar: case Op.SetupAnnotations: case Op.PrintExpr:
                case Op.GetLen: case Op.MatchMapping: case Op.MatchSequence: case Op.MatchKeys: case Op.MatchClass: case Op.Intrinsic1: case Op.Intrinsic2: case Op.Resume:
                case Op.Trace:
                default:
                    goto execute;
            }

            // Everything that has no fast path, or whose fast path did not fit.
            execute:
            frame.Next = ip;
            outcome = GenericInstructions.Execute(thread, frame, ref r, i);

            finish:
            switch (outcome)
            {
                case Outcome.Next:
                    if (!thread.IsTracing) continue;
                    goto reload;
                case Outcome.Jump: goto jumpNear;
                case Outcome.JumpFar: goto jumpFar;
                case Outcome.Reload: goto reload;
                default: goto unwind;
            }

            jumpNear:
            ip += i->SignedC;
            if (i->SignedC >= 0 || --thread.StepsToPoll >= 0) continue;
            goto poll;

            jumpFar:
            ip += i->Wide;
            if (i->Wide >= 0 || --thread.StepsToPoll >= 0) continue;

            poll:
            frame.Next = ip + 1;   // what comes next fails if the poll does
            if (!thread.PollSlow()) goto unwind;
            frame.Next = ip;
            return RegisterTag.Unbound;

            // A function whose arguments lie in a row from a register on and are just those it takes.
            call:
            frame.Next = ip;
            {
                var code = function.Quick!;
                var start = frame.Base + argument;
                if (start + code.RegisterCount > frame.Registers.Length || frame.Generator is not null || thread.RecursionDepth >= thread.Interpreter.RecursionLimit || thread.IsTracing)
                {
                    if (!CallInstructions.PushFar(thread, frame, function, argument, code.ArgCount)) goto unwind;
                    goto reload;
                }
                thread.RecursionDepth++;
                var callee = thread.PushPooledFrame();
                if (!ReferenceEquals(callee.Registers, frame.Registers)) callee.Registers = frame.Registers;
                if (!ReferenceEquals(callee.Function, function)) callee.Function = function;
                if (!ReferenceEquals(callee.Code, code)) callee.Code = code;
                callee.Base = start;
                callee.OnReturn = OnReturn.Store;
                frame = callee;
                r = ref Unsafe.Add(ref r, (nint)argument);
                ip = code.Start;
                for (var local = code.ArgCount; local < code.LocalCount; local++) Unsafe.Add(ref r, (nint)local).Ref = RegisterTag.Unbound;
                if (--thread.StepsToPoll >= 0) continue;
                goto poll;
            }

            leave:
            if (frame.OnReturn != OnReturn.Store || frame.Object is not null)
            {
                frame.Next = ip;
                outcome = CallInstructions.LeaveWith(thread, frame, result);
                if (outcome == Outcome.ToNative) return CallInstructions.ResultToNative(thread, result);
                result.Ref = null;
                if (outcome == Outcome.Reload) goto reload;
                goto unwind;
            }
            {
                for (var register = frame.Code.RegisterCount; --register >= 0;) Unsafe.Add(ref r, (nint)register).Ref = null;
                thread.RecursionDepth--;
                frame = thread.Frames[--thread.FrameDepth];
                r = ref frame.Window;
                ip = frame.Next;
                ref var to = ref Unsafe.Add(ref r, (nint)ip[-1].A);
                to.Bits = result.Bits;
                if (result.Ref is null) to.Ref = null;
                else to.Ref = result.Ref;
                result.Ref = null;   // what lies here in unoptimised code would be found by the collector until the next function returns
                continue;
            }

            unwind:
            if (!Unwinder.Unwind(thread)) return null;

            reload:
            frame = thread.Frames[thread.FrameDepth];
            if (thread.IsTracing)
            {
                if (thread.HasDeferred) return RegisterTag.Unbound;
                if (frame.Object is { Trace: not null }) Tracing.UnfoldAtNext(frame);
            }
            r = ref frame.Window;
            ip = frame.Next;
        }
    }
}

/// <summary>What an instruction that runs out of line tells the loop.</summary>
internal enum Outcome
{
    /// <summary>An error is set.</summary>
    Error,

    /// <summary>Go on.</summary>
    Next,

    /// <summary>Jump by operand C.</summary>
    Jump,

    /// <summary>Jump by operands B and C.</summary>
    JumpFar,

    /// <summary>Go on in the thread's current frame, at its position.</summary>
    Reload,

    /// <summary>The result goes to C#.</summary>
    ToNative,
}
