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
        if (instruction->Op == Op.LoadAttr && Specialization.MayTry(frame.Code, instruction)) SpecializeLoad(frame.Code, self, name, instruction);
        var value = Attributes.Get(thread, self, name);
        if (value is null) return Outcome.Error;
        to.Set(value);
        return Outcome.Next;
    }

    private static void SpecializeLoad(QuickCode code, PyObject self, PyStr name, Instruction* instruction)
    {
        ref var cache = ref code.Cache(instruction->C);
        if (self.GetType() == typeof(PyObjectInstance))
        {
            var type = self.Type;
            if (!type.UsesGenericGetAttr || self.OwnAttributes.Shape is not { IsDictionary: false } shape)
            {
                Specialization.Failed(code, instruction);
                return;
            }
            var found = type.Lookup(name);
            if (found is not null && found.Type.Defines(Slot.DescrSet))
            {
                // A member of __slots__ lies in a slot as well.
                if (found is PyMemberDescriptor { IsPlain: true } member && self.OwnAttributes.Slots is { } slots && slots[member.Slot] is not null)
                {
                    cache = new InlineCache { Key = shape, Version = type.Version, Index = member.Slot };
                    instruction->Op = Op.LoadAttrSlot;
                    return;
                }
                Specialization.Failed(code, instruction);
                return;
            }
            var slot = type.Has(TypeFlags.HasDict) ? shape.Find(name) : -1;
            if (slot >= 0)
            {
                cache = new InlineCache { Key = shape, Version = type.Version, Index = slot };
                instruction->Op = Op.LoadAttrSlot;
            }
            else if (found is not null && !found.Type.Defines(Slot.DescrGet))
            {
                cache = new InlineCache { Key = shape, Version = type.Version, Value = found };
                instruction->Op = Op.LoadAttrType;
            }
            else
            {
                Specialization.Failed(code, instruction);
            }
            return;
        }
        if (self.GetType() == typeof(PyModule))
        {
            var dict = ((PyModule)self).Dict;
            var index = dict.GetType() == typeof(PyDict) ? dict.FindName(name) : -1;
            // What the class of modules itself defines comes first.
            if (index >= 0 && (PyModule.BuiltinType.Lookup(name) is not { } own || !own.Type.Defines(Slot.DescrSet)))
            {
                cache = new InlineCache { Key = dict, Value = self, Version = dict.KeysVersion, Index = index };
                instruction->Op = Op.LoadAttrModule;
                return;
            }
        }
        Specialization.Failed(code, instruction);
    }

    public static Outcome Store(PyThreadState thread, Frame frame, ref Register owner, ref Register value, Instruction* instruction)
    {
        var self = owner.Box();
        var name = frame.Code.NameOfSite(instruction->C);
        if (instruction->Op == Op.StoreAttr && self.GetType() == typeof(PyObjectInstance) && Specialization.MayTry(frame.Code, instruction)) SpecializeStore(frame.Code, self, name, instruction);
        return Attributes.Set(thread, self, name, value.Box()) ? Outcome.Next : Outcome.Error;
    }

    private static void SpecializeStore(QuickCode code, PyObject self, PyStr name, Instruction* instruction)
    {
        var type = self.Type;
        ref var cache = ref code.Cache(instruction->C);
        if (type.UsesGenericSetAttr && self.OwnAttributes.Shape is { IsDictionary: false } shape)
        {
            var found = type.Lookup(name);
            if (found is null || !found.Type.Defines(Slot.DescrSet))
            {
                if (type.Has(TypeFlags.HasDict))
                {
                    var slot = shape.Find(name);
                    if (slot >= 0)
                    {
                        cache = new InlineCache { Key = shape, Version = type.Version, Index = slot };
                        instruction->Op = Op.StoreAttrSlot;
                        return;
                    }
                    if (name.GetType() == typeof(PyStr) && shape.Add(name) is { } next)
                    {
                        cache = new InlineCache { Key = shape, Version = type.Version, Value = next };
                        instruction->Op = Op.StoreAttrAdd;
                        return;
                    }
                }
            }
            else if (found is PyMemberDescriptor { IsPlain: true } member && self.OwnAttributes.Slots is not null)
            {
                cache = new InlineCache { Key = shape, Version = type.Version, Index = member.Slot };
                instruction->Op = Op.StoreAttrSlot;
                return;
            }
        }
        Specialization.Failed(code, instruction);
    }

    /// <summary>Method and self, or nothing and the attribute.</summary>
    public static Outcome LoadMethod(PyThreadState thread, Frame frame, ref Register to, ref Register owner, Instruction* instruction)
    {
        var self = owner.Box();
        var name = frame.Code.NameOfSite(instruction->C);
        if (!TryFindMethod(thread, self, name, out var method, out var isUnbound)) return Outcome.Error;
        if (isUnbound)
        {
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
