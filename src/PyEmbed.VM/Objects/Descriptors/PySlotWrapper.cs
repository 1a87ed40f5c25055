using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>A special method of a builtin type, unbound: <c>int.__add__</c>. Calls the slot of the type it belongs to.</summary>
[PyType("wrapper_descriptor", MethodDescriptor = true)]
internal sealed partial class PySlotWrapper(PyType owner, NativeCallTable table, NativeMember member) : PyNativeDescriptor(owner, table, member)
{
    public SlotWrapperKind Kind => (SlotWrapperKind)Member.Number;

    [PyProperty("__text_signature__")]
    internal string? TextSignature => Member.Signature;

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<slot wrapper '{Name}' of '{Owner.NameInMessages}' objects>";

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject? Get(PyThreadState thread, PyObject? instance, PyType? owner)
    {
        if (instance is null) return this;
        return CheckSelf(instance) ? new PyMethodWrapper(this, instance) : null;
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (args.Length - (keywordNames?.Count ?? 0) == 0) return PyErr.TypeError($"descriptor '{Name}' of '{Owner.NameInMessages}' object needs an argument");
        if (!args[0].Type.IsSubtypeOf(Owner))
            return PyErr.TypeError($"descriptor '{Name}' requires a '{Owner.NameInMessages}' object but received a '{args[0].Type.NameInMessages}'");
        // A class whose __repr__ is object.__str__ goes round without a frame.
        if (!thread.TryEnterRecursion(" while calling a Python object")) return null;
        var result = Invoke(thread, args[0], args[1..], keywordNames);
        thread.LeaveRecursion();
        return result;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread) => Pickling.ReduceAttribute(thread, Owner, Name);

    /// <summary>Calls the slot with the arguments behind self.</summary>
    internal PyObject? Invoke(PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        ref readonly var method = ref SpecialMethods.All[Member.Number];
        if (keywordNames is not null && method.Shape is not (SpecialMethodShape.Call or SpecialMethodShape.Init))
            return PyErr.TypeError($"wrapper {Name}() takes no keyword arguments");
        var slots = Owner.Members is null ? Owner.Slots : SlotInheritance.ProviderBehind(Owner, method.Slot) ?? Owner.Slots;
        return method.Shape switch
        {
            SpecialMethodShape.Unary or SpecialMethodShape.Hash or SpecialMethodShape.Length or SpecialMethodShape.Bool or SpecialMethodShape.Finalize or SpecialMethodShape.Next =>
                Expect(args, 0) ? OfSelf(thread, slots, method, self) : null,
            SpecialMethodShape.Binary or SpecialMethodShape.Reflected or SpecialMethodShape.Operand or SpecialMethodShape.Compare or SpecialMethodShape.Contains =>
                (IsRepeat(slots, method) ? Expect(args, 1, 1) : Expect(args, 1)) ? OfTwo(thread, slots, method, self, args[0]) : null,
            SpecialMethodShape.Power => Expect(args, 1, 2) ? slots.Power(thread, self, args[0], args.Length > 1 ? args[1] : PyNone.Instance) : null,
            SpecialMethodShape.ReflectedPower => Expect(args, 1, 2) ? slots.Power(thread, args[0], self, args.Length > 1 ? args[1] : PyNone.Instance) : null,
            SpecialMethodShape.Call => slots.Call(thread, self, args, keywordNames),
            SpecialMethodShape.Init => Done(slots.Init(thread, self, args, keywordNames)),
            SpecialMethodShape.GetAttr => Expect(args, 1) && IsName(args[0]) ? slots.GetAttr(thread, self, (PyStr)args[0]) : null,
            SpecialMethodShape.SetAttr => Expect(args, 2, 2) && IsName(args[0]) && IsSafe(thread, self) ? Done(slots.SetAttr(thread, self, (PyStr)args[0], args[1])) : null,
            SpecialMethodShape.DelAttr => Expect(args, 1) && IsName(args[0]) && IsSafe(thread, self) ? Done(slots.SetAttr(thread, self, (PyStr)args[0], null)) : null,
            SpecialMethodShape.Get => GetOf(thread, slots, self, args),
            SpecialMethodShape.Set => Expect(args, 2, 2) ? Done(slots.DescrSet(thread, self, args[0], args[1])) : null,
            SpecialMethodShape.Delete => Expect(args, 1) ? Done(slots.DescrSet(thread, self, args[0], null)) : null,
            SpecialMethodShape.SetItem => Expect(args, 2, 2) ? Done(slots.SetItem(thread, self, args[0], args[1])) : null,
            SpecialMethodShape.DelItem => Expect(args, 1) ? Done(slots.SetItem(thread, self, args[0], null)) : null,
            _ => PyErr.SystemError($"no wrapper for {Name}"),
        };
    }

    private PyObject? OfSelf(PyThreadState thread, PyTypeSlots slots, in SpecialMethod method, PyObject self)
    {
        switch (method.Slot)
        {
            case Slot.Hash: return slots.TryHash(thread, self, out var hash) ? PyInt.From(hash) : null;
            case Slot.Length: return slots.TryLength(thread, self, out var length) ? PyInt.From(length) : null;
            case Slot.Bool: return slots.TryBool(thread, self, out var truth) ? PyBool.From(truth) : null;
            case Slot.Finalize: return Done(slots.Finalize(thread, self));
            case Slot.Next:
                var item = self is PyGenerator ? PyGenerator.NextOrStop(thread, self) : slots.Next(thread, self);
                if (item is null && !thread.HasError) return PyErr.StopIteration();
                return item;
            default: return SlotCalls.Unary(thread, slots, method.Slot, self);
        }
    }

    private PyObject? OfTwo(PyThreadState thread, PyTypeSlots slots, in SpecialMethod method, PyObject self, PyObject other)
    {
        switch (method.Shape)
        {
            case SpecialMethodShape.Compare:
                return slots.RichCompare(thread, self, other, (CompareOp)(method.Kind - SlotWrapperKind.Lt));
            case SpecialMethodShape.Contains:
                return slots.TryContains(thread, self, other, out var found) ? PyBool.From(found) : null;
            case SpecialMethodShape.Operand when method.Slot == Slot.GetItem:
                return slots.GetItem(thread, self, other);
        }
        var isSequence = (slots.Own & (SlotSet.Concat | SlotSet.Repeat)) != 0;
        switch (method.Kind)
        {
            case SlotWrapperKind.Add when isSequence && (slots.Own & SlotSet.Add) == 0: return slots.Concat(thread, self, other);
            case SlotWrapperKind.Iadd when isSequence && (slots.Own & SlotSet.InplaceAdd) == 0: return slots.InplaceConcat(thread, self, other);
            case SlotWrapperKind.Mul or SlotWrapperKind.Rmul when isSequence && (slots.Own & SlotSet.Multiply) == 0:
                return Number.TryIndexClampedOverflow(thread, other, out var count) ? slots.Repeat(thread, self, count) : null;
            case SlotWrapperKind.Imul when isSequence && (slots.Own & SlotSet.InplaceMultiply) == 0:
                return Number.TryIndexClampedOverflow(thread, other, out var times) ? slots.InplaceRepeat(thread, self, times) : null;
        }
        return method.Shape == SpecialMethodShape.Reflected
            ? SlotCalls.Binary(thread, slots, method.Slot, other, self)
            : SlotCalls.Binary(thread, slots, method.Slot, self, other);
    }

    // The wrappers of how sequences are repeated have other words for a wrong number of arguments.
    private static bool IsRepeat(PyTypeSlots slots, in SpecialMethod method) => method.Kind is SlotWrapperKind.Mul or SlotWrapperKind.Rmul or SlotWrapperKind.Imul
        && (slots.Own & SlotSet.Repeat) != 0 && (slots.Own & SlotSet.Multiply) == 0;

    private PyObject? GetOf(PyThreadState thread, PyTypeSlots slots, PyObject self, ReadOnlySpan<PyObject> args)
    {
        if (!Expect(args, 1, 2)) return null;
        var instance = args[0] is PyNone ? null : args[0];
        var owner = args.Length > 1 && args[1] is not PyNone ? args[1] as PyType : null;
        if (instance is null && owner is null) return PyErr.TypeError("__get__(None, None) is invalid");
        return slots.DescrGet(thread, self, instance, owner);
    }

    private static PyObject? Done(bool isGood) => isGood ? PyNone.Instance : null;

    private bool Expect(ReadOnlySpan<PyObject> args, int count) => args.Length == count
        || PyErr.TypeError($"expected {count} argument{(count == 1 ? "" : "s")}, got {args.Length}");

    private bool Expect(ReadOnlySpan<PyObject> args, int least, int most) => args.Length >= least && args.Length <= most
        || PyErr.TypeError($" expected {(least == most ? "" : args.Length < least ? "at least " : "at most ")}{(args.Length < least ? least : most)} argument{((args.Length < least ? least : most) == 1 ? "" : "s")}, got {args.Length}");

    private static bool IsName(PyObject name) => name is PyStr || PyErr.TypeError($"attribute name must be string, not '{name.Type.NameInMessages}'");

    // object.__setattr__(cls, ...) must not get round what the class's own type forbids.
    private bool IsSafe(PyThreadState thread, PyObject self)
    {
        var type = self.Type;
        while (type is not null && type.Has(TypeFlags.Heap)) type = type.Base;
        return type is null || type.ProviderOf(Slot.SetAttr) == Owner.ProviderOf(Slot.SetAttr) || PyErr.TypeError($"can't apply this {Name} to {self.Type.NameInMessages} object");
    }
}

/// <summary>A special method of a builtin type bound to an object: <c>(1).__add__</c>.</summary>
[PyType("method-wrapper")]
internal sealed partial class PyMethodWrapper(PySlotWrapper wrapper, PyObject self) : PyObject
{
    public PySlotWrapper Wrapper { get; } = wrapper;

    [PyProperty("__self__", Member = true)]
    internal PyObject Self { get; } = self;

    [PyProperty("__objclass__")]
    internal PyType ObjClass => Wrapper.Owner;

    [PyProperty("__name__")]
    internal string Name => Wrapper.Name;

    [PyProperty("__qualname__")]
    internal string QualName => Wrapper.QualName;

    [PyProperty("__doc__")]
    internal string? Doc => Wrapper.Doc;

    [PyProperty("__text_signature__")]
    internal string? TextSignature => Wrapper.TextSignature;

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<method-wrapper '{Wrapper.Name}' of {Self.Type.NameInMessages} object at 0x{Identity.Of(Self):x}>";

    [PyMethod("__hash__(self, /)")]
    internal long HashValue() => Identity.Hash(Self) ^ Identity.Hash(Wrapper);

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Wrapper.Invoke(thread, Self, args, keywordNames);

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyMethodWrapper wrapper) return PyNotImplemented.Instance;
        return PyBool.From((ReferenceEquals(wrapper.Wrapper, Wrapper) && Identity.Is(wrapper.Self, Self)) == (op == CompareOp.Eq));
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread) => Pickling.ReduceAttribute(thread, Self, Wrapper.Name);
}
