using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Attributes. What a cache keeps: the instance's shape (which belongs to one class) and the class's version, for slots; the dict's version, for modules.</summary>
internal static unsafe class AttributeInstructions
{
    public static Outcome Load(PyThreadState thread, Frame frame, ref Register to, ref Register owner, Instruction* instruction)
    {
        var self = owner.Box();
        var name = frame.Code.NameOfSite(instruction->C);
        if (Specialization.MayTry(frame.Code, instruction)) SpecializeLoad(frame.Code, self, name, instruction);
        if (SpecialMethodCalls.TryReadAttribute(thread, self, name, ref to, out var outcome)) return outcome;
        var value = Attributes.Get(thread, self, name);
        if (value is null) return Outcome.Error;
        to.Set(value);
        return Outcome.Next;
    }

    private static void SpecializeLoad(QuickCode code, PyObject self, PyStr name, Instruction* instruction)
    {
        var (form, learned) = ClassifyLoad(self, name);
        Learn(code, self, instruction, Op.LoadAttr, form, learned);
    }

    // A general instruction takes the form; one that has it already for another shape learns this one as well.
    private static void Learn(QuickCode code, PyObject self, Instruction* instruction, Op general, Op form, in InlineCache learned)
    {
        ref var site = ref code.Cache(instruction->C);
        if (form != general)
        {
            if (instruction->Op == general)
            {
                site = learned;
                instruction->Op = form;
                return;
            }
            if (instruction->Op == form && learned.Key is Shape shape && Polymorphic.TryAdd(ref site, shape, learned)) return;
        }
        Specialization.Failed(code, instruction);
    }

    // The form that an instruction takes and what goes into its cache.
    private readonly record struct Lesson(Op Form, InlineCache Learned);

    private static Lesson ClassifyLoad(PyObject self, PyStr name)
    {
        if (self.GetType() == typeof(PyObjectInstance))
        {
            var type = self.Type;
            if (!type.UsesGenericGetAttr || self.OwnAttributes.Shape is not { IsDictionary: false } shape) return new(Op.LoadAttr, default);
            var found = type.Lookup(name);
            if (MayBecomeDescriptor(found)) return new(Op.LoadAttr, default);
            if (found is not null && found.Type.Defines(Slot.DescrSet))
            {
                // A member of __slots__ lies in a slot as well.
                return found is PyMemberDescriptor { IsPlain: true } member && type.IsSubtypeOf(member.Owner) && self.OwnAttributes.Slots is not null
                    ? new Lesson(Op.LoadAttrSlot, new InlineCache { Key = shape, Version = type.Version, Index = member.Slot })
                    : new Lesson(Op.LoadAttr, default);
            }
            var slot = type.Has(TypeFlags.HasDict) ? shape.Find(name) : -1;
            if (slot >= 0) return new(Op.LoadAttrSlot, new InlineCache { Key = shape, Version = type.Version, Index = slot });
            return found is not null && !found.Type.Defines(Slot.DescrGet)
                ? new Lesson(Op.LoadAttrType, new InlineCache { Key = shape, Version = type.Version, Value = found })
                : new Lesson(Op.LoadAttr, default);
        }
        if (self.GetType() != typeof(PyModule) || !ReferenceEquals(self.Type, PyModule.BuiltinType))
        {
            var type = self.Type;
            return !type.Has(TypeFlags.Heap) && type.UsesGenericGetAttr && type.Lookup(name) is PyGetSetDescriptor property
                ? new Lesson(Op.LoadAttrNative, new InlineCache { Key = type, Value = property })
                : new Lesson(Op.LoadAttr, default);
        }
        var dict = ((PyModule)self).Dict;
        var index = dict.GetType() == typeof(PyDict) ? dict.FindName(name) : -1;
        // What the class of modules itself defines comes first.
        return index >= 0 && (PyModule.BuiltinType.Lookup(name) is not { } own || !own.Type.Defines(Slot.DescrSet))
            ? new Lesson(Op.LoadAttrModule, new InlineCache { Key = dict, Value = self, Version = dict.KeysVersion, Index = index })
            : new Lesson(Op.LoadAttr, default);
    }

    // What an instance of a class written in Python means as an attribute of a class changes with that class, of which the version in the cache says nothing.
    private static bool MayBecomeDescriptor(PyObject? found) => found is not null and not PyType && found.Type.Has(TypeFlags.Heap);

    /// <summary>Reads a property that is written in C#, of an object of a builtin type or of the host.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Outcome LoadNative(PyThreadState thread, Frame frame, ref Register r, Instruction* instruction)
    {
        var self = Unsafe.Add(ref r, (nint)instruction->B).Ref;
        ref var cache = ref frame.Code.Cache(instruction->C);
        if (self is null || !ReferenceEquals(self.Type, cache.Key)) return GenericInstructions.Execute(thread, frame, ref r, instruction);
        var property = Unsafe.As<PyGetSetDescriptor>(cache.Value!);
        var value = property.Table.Get(property.Member.Number, thread, self);
        if (value is null)
        {
            AttributeErrors.AddContext(thread, self, frame.Code.NameOfSite(instruction->C));
            return Outcome.Error;
        }
        Unsafe.Add(ref r, (nint)instruction->A).Set(value);
        return Outcome.Next;
    }

    /// <summary>Writes a property that is written in C#.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Outcome StoreNative(PyThreadState thread, Frame frame, ref Register r, Instruction* instruction)
    {
        var self = Unsafe.Add(ref r, (nint)instruction->A).Ref;
        ref var cache = ref frame.Code.Cache(instruction->C);
        if (self is null || !ReferenceEquals(self.Type, cache.Key)) return GenericInstructions.Execute(thread, frame, ref r, instruction);
        var property = Unsafe.As<PyGetSetDescriptor>(cache.Value!);
        return property.Table.Set(property.Member.Number, thread, self, Unsafe.Add(ref r, (nint)instruction->B).Box()) ? Outcome.Next : Outcome.Error;
    }

    public static Outcome Store(PyThreadState thread, Frame frame, ref Register owner, ref Register value, Instruction* instruction)
    {
        var self = owner.Box();
        var name = frame.Code.NameOfSite(instruction->C);
        if (!self.Type.Has(TypeFlags.Heap))
        {
            if (instruction->Op == Op.StoreAttr && self.Type.UsesGenericSetAttr && Specialization.MayTry(frame.Code, instruction)
                && self.Type.Lookup(name) is PyGetSetDescriptor { Member.Kind: not NativeMemberKind.ReadOnlyProperty } property)
            {
                frame.Code.Cache(instruction->C) = new InlineCache { Key = self.Type, Value = property };
                instruction->Op = Op.StoreAttrNative;
            }
        }
        else if (self.GetType() == typeof(PyObjectInstance) && Specialization.MayTry(frame.Code, instruction)) SpecializeStore(frame.Code, self, name, instruction);
        if (SpecialMethodCalls.TryWriteAttribute(thread, self, name, ref value, out var outcome)) return outcome;
        return Attributes.Set(thread, self, name, value.Box()) ? Outcome.Next : Outcome.Error;
    }

    private static void SpecializeStore(QuickCode code, PyObject self, PyStr name, Instruction* instruction)
    {
        var (form, learned) = ClassifyStore(self, name);
        Learn(code, self, instruction, Op.StoreAttr, form, learned);
    }

    private static Lesson ClassifyStore(PyObject self, PyStr name)
    {
        var type = self.Type;
        if (!type.UsesGenericSetAttr || self.OwnAttributes.Shape is not { IsDictionary: false } shape) return new(Op.StoreAttr, default);
        var found = type.Lookup(name);
        if (MayBecomeDescriptor(found)) return new(Op.StoreAttr, default);
        if (found is not null && found.Type.Defines(Slot.DescrSet))
        {
            return found is PyMemberDescriptor { IsPlain: true } member && type.IsSubtypeOf(member.Owner) && self.OwnAttributes.Slots is not null
                ? new Lesson(Op.StoreAttrSlot, new InlineCache { Key = shape, Version = type.Version, Index = member.Slot })
                : new Lesson(Op.StoreAttr, default);
        }
        if (!type.Has(TypeFlags.HasDict)) return new(Op.StoreAttr, default);
        var slot = shape.Find(name);
        if (slot >= 0) return new(Op.StoreAttrSlot, new InlineCache { Key = shape, Version = type.Version, Index = slot });
        return name.GetType() == typeof(PyStr) && shape.Add(name) is { } next
            ? new Lesson(Op.StoreAttrAdd, new InlineCache { Key = shape, Version = type.Version, Value = next })
            : new Lesson(Op.StoreAttr, default);
    }

    /// <summary>Method and self, or nothing and the attribute.</summary>
    public static Outcome LoadMethod(PyThreadState thread, Frame frame, ref Register to, ref Register owner, Instruction* instruction)
    {
        var self = owner.Box();
        var name = frame.Code.NameOfSite(instruction->C);
        if (!TryFindMethod(thread, self, name, out var method, out var isUnbound)) return Outcome.Error;
        if (isUnbound)
        {
            if (Specialization.MayTry(frame.Code, instruction)) SpecializeMethod(frame.Code, self, method, instruction);
            to.Set(method);
            Unsafe.Add(ref to, 1).Set(self);
        }
        else
        {
            to.Ref = RegisterTag.Unbound;
            Unsafe.Add(ref to, 1).Set(method);
        }
        return Outcome.Next;
    }

    // An instance whose shape has no attribute of that name; or any object of a builtin type without attributes of its own.
    private static void SpecializeMethod(QuickCode code, PyObject self, PyObject method, Instruction* instruction)
    {
        var type = self.Type;
        if (self.GetType() == typeof(PyObjectInstance) && self.OwnAttributes.Shape is { IsDictionary: false } shape)
        {
            Learn(code, self, instruction, Op.LoadMethod, Op.LoadMethodCached, new InlineCache { Key = shape, Version = type.Version, Value = method });
            return;
        }
        if (instruction->Op == Op.LoadMethod && !type.Has(TypeFlags.Heap) && !type.Has(TypeFlags.HasDict))
        {
            code.Cache(instruction->C) = new InlineCache { Key = type, Value = method };
            instruction->Op = Op.LoadMethodCached;
            return;
        }
        Specialization.Failed(code, instruction);
    }

    /// <summary>An attribute that is called next; <paramref name="isUnbound"/>: to be called with the object first, so that no bound method need be made. False: an error is set.</summary>
    public static bool TryFindMethod(PyThreadState thread, PyObject self, PyStr name, out PyObject method, out bool isUnbound)
    {
        isUnbound = false;
        var type = self.Type;
        if (type.UsesGenericGetAttr)
        {
            var found = type.Lookup(name);
            if (found is not null && found.Type.Has(TypeFlags.MethodDescriptor))
            {
                var own = type.Has(TypeFlags.HasDict) ? InstanceDict.Get(self, name) : null;
                isUnbound = own is null;
                method = own ?? found;
                return true;
            }
        }
        method = Attributes.Get(thread, self, name)!;
        return method is not null;
    }
}
