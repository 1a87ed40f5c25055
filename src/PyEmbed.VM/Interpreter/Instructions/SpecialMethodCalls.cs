using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>
/// Special methods that are Python functions, behind instructions: their frame is entered and the loop goes on in it, so that they need no C# stack. What the instruction still has to do
/// with the result is done when the frame is left (<see cref="OnReturn"/>). The operands stay in the caller's registers meanwhile.
/// </summary>
internal static unsafe class SpecialMethodCalls
{
    /// <summary>The Python function that is this special method of an instance of a Python class, or null.</summary>
    public static PyFunction? Find(PyObject self, PyStr name)
    {
        var type = self.Type;
        return type.Has(TypeFlags.Heap) ? type.Lookup(name) as PyFunction : null;
    }

    public static Outcome Enter(PyThreadState thread, PyFunction function, OnReturn onReturn, params ReadOnlySpan<PyObject> args) =>
        CallInstructions.PushFunction(thread, function, args, null, onReturn) ? Outcome.Reload : Outcome.Error;

    // ---- operators ----

    /// <summary>The left operand's method, unless the right one's goes first or sequences have a say. Null: the general way has to be taken.</summary>
    public static PyFunction? FindOperator(PyObject left, PyObject right, int kind)
    {
        var leftType = left.Type;
        if (!leftType.Has(TypeFlags.Heap)) return null;
        var rightType = right.Type;
        if (!ReferenceEquals(leftType, rightType) && rightType.IsSubtypeOf(leftType)) return null;
        if (kind % Operators.Count is Operators.Add or Operators.Multiply &&
            (leftType.Defines(Slot.Concat) || leftType.Defines(Slot.Repeat) || rightType.Defines(Slot.Concat) || rightType.Defines(Slot.Repeat))) return null;
        if (kind >= Operators.Count)
        {
            if (leftType.Lookup(Operators.InPlaceName(kind - Operators.Count)) is { } inPlace) return inPlace as PyFunction;
            kind -= Operators.Count;
        }
        return leftType.Lookup(Operators.Name(kind)) as PyFunction;
    }

    // The left operand's method has returned NotImplemented.
    private static PyObject? AfterOperator(PyThreadState thread, PyObject left, PyObject right, int kind)
    {
        var plain = kind % Operators.Count;
        PyObject? result;
        if (kind >= Operators.Count && left.Type.Lookup(Operators.InPlaceName(plain)) is not null)
        {
            result = Number.Plain(thread, left, right, Operators.SlotOf(plain));
        }
        else
        {
            var rightType = right.Type;
            if (ReferenceEquals(left.Type, rightType)) result = PyNotImplemented.Instance;
            else if (rightType.ProviderOf(Operators.SlotOf(plain)) == DunderSlots.Instance) result = DunderSlots.CallReflected(thread, right, Operators.ReflectedName(plain), left);
            else if (rightType.Defines(Operators.SlotOf(plain))) result = SlotCalls.Binary(thread, rightType.Slots, Operators.SlotOf(plain), left, right);
            else result = PyNotImplemented.Instance;
        }
        return result is PyNotImplemented ? Number.Unsupported(Operators.Sign(kind), left, right) : result;
    }

    /// <summary>The left operand's comparison method, unless the right one's goes first. Null: the general way has to be taken.</summary>
    public static PyFunction? FindComparison(PyObject left, PyObject right, int op)
    {
        var leftType = left.Type;
        if (!leftType.Has(TypeFlags.Heap)) return null;
        var rightType = right.Type;
        if (!ReferenceEquals(leftType, rightType) && rightType.IsSubtypeOf(leftType)) return null;
        return leftType.Lookup(SpecialMethods.All[(int)SlotWrapperKind.Lt + op].Name) as PyFunction;
    }

    // ---- attributes ----

    /// <summary>An attribute whose reading runs a Python function: a property, <c>__getattribute__</c>, <c>__getattr__</c>. False: the general way has to be taken.</summary>
    public static bool TryReadAttribute(PyThreadState thread, PyObject self, PyStr name, ref Register to, out Outcome outcome)
    {
        outcome = Outcome.Error;
        var type = self.Type;
        if (!type.Has(TypeFlags.Heap)) return false;
        if (type.UsesGenericGetAttr)
        {
            if (type.Lookup(name) is not PyProperty property || property.GetType() != typeof(PyProperty) || property.Getter is not PyFunction getter) return false;
            outcome = Enter(thread, getter, OnReturn.GetAttribute, self);
            return true;
        }
        if (type.ProviderOf(Slot.GetAttr) != DunderSlots.Instance) return false;
        var read = type.Lookup(Names.Getattribute);
        var fallback = type.Lookup(Names.Getattr);
        if (fallback is null)
        {
            if (read is not PyFunction function) return false;
            outcome = Enter(thread, function, OnReturn.GetAttribute, self, name);
            return true;
        }
        if (fallback is not PyFunction missing || !DunderSlots.IsDefaultGetattribute(read)) return false;
        if (!ObjectAttributes.TryGet(thread, self, name, out var value))
        {
            if (!thread.ClearErrorIf(PyExceptions.AttributeError)) return true;
        }
        else if (value is not null)
        {
            to.Set(value);
            outcome = Outcome.Next;
            return true;
        }
        outcome = Enter(thread, missing, OnReturn.GetAttribute, self, name);
        return true;
    }

    /// <summary>An attribute whose writing runs a Python function: a property, <c>__setattr__</c>. False: the general way has to be taken.</summary>
    public static bool TryWriteAttribute(PyThreadState thread, PyObject self, PyStr name, ref Register value, out Outcome outcome)
    {
        outcome = Outcome.Error;
        var type = self.Type;
        if (!type.Has(TypeFlags.Heap)) return false;
        if (type.UsesGenericSetAttr)
        {
            if (type.Lookup(name) is not PyProperty property || property.GetType() != typeof(PyProperty) || property.Setter is not PyFunction setter) return false;
            outcome = Enter(thread, setter, OnReturn.Discard, self, value.Box());
            return true;
        }
        if (type.ProviderOf(Slot.SetAttr) != DunderSlots.Instance || type.Lookup(Names.Setattr) is not PyFunction write) return false;
        outcome = Enter(thread, write, OnReturn.Discard, self, name, value.Box());
        return true;
    }

    // ---- when the method has returned ----

    /// <summary>Does with a result what the caller's instruction wants. Next: it stays where it is; Jump: it jumps by operand C.</summary>
    public static Outcome Finish(PyThreadState thread, Frame caller, Instruction* i, OnReturn onReturn, ref Register result)
    {
        ref var r = ref caller.Window;
        ref var to = ref Unsafe.Add(ref r, (nint)i->A);
        switch (onReturn)
        {
            case OnReturn.Operator:
                if (!ReferenceEquals(result.Ref, PyNotImplemented.Instance)) break;
                var op = GeneralOp(caller, i);
                var isSmall = op is >= Op.BinaryAddInt and <= Op.InPlaceXorInt;
                var right = isSmall ? PyInt.From(i->SignedC) : Unsafe.Add(ref r, (nint)i->C).Box();
                return Store(ref to, AfterOperator(thread, Unsafe.Add(ref r, (nint)i->B).Box(), right, op - (isSmall ? Op.BinaryAddInt : Op.BinaryAdd)));
            case OnReturn.Compare:
                return FinishComparison(thread, caller, i, ref r, ref result);
            case OnReturn.GetIter:
                var iterator = result.Box();
                if (iterator.Type.Defines(Slot.Next)) break;
                _ = PyErr.TypeError($"iter() returned non-iterator of type '{iterator.Type.NameInMessages}'");
                return Outcome.Error;
            case OnReturn.Enter:
                Unsafe.Add(ref to, 1) = result;
                return Outcome.Next;
        }
        to = result;
        return Outcome.Next;
    }

    private static Outcome FinishComparison(PyThreadState thread, Frame caller, Instruction* i, ref Register r, ref Register result)
    {
        var op = GeneralOp(caller, i);
        var (kind, isJump, isSmall, ifTrue) = op switch
        {
            >= Op.CompareLt and <= Op.CompareGe => (op - Op.CompareLt, false, false, false),
            >= Op.CompareLtInt and <= Op.CompareGeInt => (op - Op.CompareLtInt, false, true, false),
            >= Op.JumpIfLt and <= Op.JumpIfGe => (op - Op.JumpIfLt, true, false, true),
            >= Op.JumpIfNotLt and <= Op.JumpIfNotGe => (op - Op.JumpIfNotLt, true, false, false),
            >= Op.JumpIfLtInt and <= Op.JumpIfGeInt => (op - Op.JumpIfLtInt, true, true, true),
            _ => (op - Op.JumpIfNotLtInt, true, true, false),
        };
        var value = result.Box();
        if (ReferenceEquals(value, PyNotImplemented.Instance))
        {
            var left = Unsafe.Add(ref r, (nint)(isJump ? i->A : i->B)).Box();
            var right = !isSmall ? Unsafe.Add(ref r, (nint)(isJump ? i->B : i->C)).Box() : PyInt.From(isJump ? (short)i->B : i->SignedC);
            if (Comparison.AfterLeft(thread, left, right, (CompareOp)kind) is not { } other) return Outcome.Error;
            value = other;
        }
        if (!isJump)
        {
            Unsafe.Add(ref r, (nint)i->A).Set(value);
            return Outcome.Next;
        }
        if (!Comparisons.TryTestForJump(thread, caller, value, out var holds)) return Outcome.Error;
        return holds == ifTrue ? Outcome.Jump : Outcome.Next;
    }

    // What the instruction was translated to.
    private static Op GeneralOp(Frame frame, Instruction* i) => frame.Code.Template.Instructions[frame.Code.IndexOf(i)].Op;

    private static Outcome Store(ref Register to, [MustCheck] PyObject? value)
    {
        if (value is null) return Outcome.Error;
        to.Set(value);
        return Outcome.Next;
    }

    // ---- when it has failed ----

    /// <summary>A method's frame was left by an exception. True: the caller goes on, because the exception was the end of an iteration.</summary>
    public static bool TryHandle(PyThreadState thread, OnReturn onReturn, PyBaseException exception)
    {
        var caller = thread.Frames[thread.FrameDepth];
        var i = caller.Next - 1;
        if (onReturn == OnReturn.Next)
        {
            if (!exception.Type.IsSubtypeOf(PyExceptions.StopIteration)) return false;
            if (thread.IsTracing)
            {
                _ = thread.Restore(exception);
                Tracing.StoppedWithError(thread, caller);
                thread.ClearError();
            }
            caller.Next += i->SignedC;
            return true;
        }
        if (exception is PyAttributeError { NameValue: null, ObjectValue: null } error)
        {
            error.NameValue = caller.Code.NameOfSite(i->C);
            error.ObjectValue = Unsafe.Add(ref caller.Window, (nint)i->B).Box();
        }
        return false;
    }
}
