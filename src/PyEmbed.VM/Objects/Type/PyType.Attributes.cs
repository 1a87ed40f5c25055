using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed;

public sealed partial class PyType
{
    // Data model 3.3.2.2: the metaclass's data descriptors, then the class and its bases (binding what is found there to the class), then the rest of the metaclass.
    [PyMethod("__getattribute__(self, name, /)")]
    internal PyObject? ReadAttribute(PyThreadState thread, PyStr name)
    {
        var metatype = Type;
        // PEP 695: of the class itself, not of its bases.
        if (thread.Interpreter.HasNewSyntax && name.TextEquals(Names.TypeParams)) return Dict.GetByName(name) ?? PyTuple.Empty;
        var ofMeta = metatype.Lookup(name);
        var isDescriptor = false;
        if (ofMeta is not null)
        {
            isDescriptor = ofMeta.Type.Defines(Slot.DescrGet);
            if (isDescriptor && ofMeta.Type.Defines(Slot.DescrSet)) return ofMeta.Type.Slots.DescrGet(thread, ofMeta, this, metatype);
        }
        if (Lookup(name) is { } own)
            return own.Type.Defines(Slot.DescrGet) ? own.Type.Slots.DescrGet(thread, own, null, this) : own;
        if (isDescriptor) return ofMeta!.Type.Slots.DescrGet(thread, ofMeta, this, metatype);
        return ofMeta ?? (PyObject?)PyErr.AttributeError($"type object '{NameInMessages}' has no attribute '{name}'", this, name);
    }

    [PyMethod("__setattr__(self, name, value, /)")]
    internal bool WriteAttribute(PyThreadState thread, PyStr name, PyObject value) => Store(thread, name, value);

    [PyMethod("__delattr__(self, name, /)")]
    internal bool RemoveAttribute(PyThreadState thread, PyStr name) => Store(thread, name, null);

    private bool Store(PyThreadState thread, PyStr name, PyObject? value)
    {
        if (Has(TypeFlags.Immutable)) return PyErr.TypeError($"cannot set '{name}' attribute of immutable type '{NameInMessages}'");
        var ofMeta = Type.Lookup(name);
        if (ofMeta is not null && ofMeta.Type.Defines(Slot.DescrSet)) return ofMeta.Type.Slots.DescrSet(thread, ofMeta, this, value);
        if (value is not null) Dict.SetByName(thread.Interpreter.Intern(name), value);
        else if (!Dict.RemoveByName(name)) return PyErr.AttributeError($"type object '{NameInMessages}' has no attribute '{name}'", this, name);
        Modified(thread.Interpreter);
        if (SpecialMethods.IsSpecial(name)) SlotInheritance.Update(this, name);
        return true;
    }
}
