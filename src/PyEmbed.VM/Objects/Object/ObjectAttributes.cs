using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>The default attribute access: <c>object.__getattribute__</c> and <c>object.__setattr__</c>. Data model 3.3.2.</summary>
internal static class ObjectAttributes
{
    /// <summary>The attribute; null with an AttributeError set where there is none.</summary>
    public static PyObject? Get(PyThreadState thread, PyObject self, PyStr name)
    {
        if (TryGet(thread, self, name, out var value)) return value ?? NewAttributes.Of(thread.Interpreter, self, name) ?? NoAttribute(self, name);
        AttributeErrors.AddContext(thread, self, name);
        return null;
    }

    /// <summary>As <see cref="Get"/>, but an attribute that is not there is null without an error. False: an error is set (by a descriptor).</summary>
    public static bool TryGet(PyThreadState thread, PyObject self, PyStr name, out PyObject? value)
    {
        var type = self.Type;
        var attribute = type.Lookup(name);
        var isDescriptor = false;
        if (attribute is not null)
        {
            isDescriptor = attribute.Type.Defines(Slot.DescrGet);
            if (isDescriptor && attribute.Type.Defines(Slot.DescrSet)) return Bind(thread, attribute, self, type, out value);
        }
        if (type.Has(TypeFlags.HasDict) && InstanceDict.Get(self, name) is { } own)
        {
            value = own;
            return true;
        }
        if (isDescriptor) return Bind(thread, attribute!, self, type, out value);
        value = attribute;
        return true;
    }

    private static bool Bind(PyThreadState thread, PyObject descriptor, PyObject self, PyType type, out PyObject? value)
    {
        value = descriptor.Type.Slots.DescrGet(thread, descriptor, self, type);
        return value is not null;
    }

    public static PyError NoAttribute(PyObject self, PyStr name) =>
        PyErr.AttributeError($"'{self.Type.NameInMessages}' object has no attribute '{name}'", self, name);

    /// <summary>Sets the attribute, or deletes it where the value is null.</summary>
    public static bool Set(PyThreadState thread, PyObject self, PyStr name, PyObject? value)
    {
        var type = self.Type;
        var attribute = type.Lookup(name);
        if (attribute is not null && attribute.Type.Defines(Slot.DescrSet)) return attribute.Type.Slots.DescrSet(thread, attribute, self, value);
        if (!InstanceDict.Has(self))
        {
            return attribute is null
                ? NoAttribute(self, name)
                : PyErr.AttributeError($"'{type.Name}' object attribute '{name}' is read-only", self, name);
        }
        if (value is null) return InstanceDict.Delete(self, name) || NoAttribute(self, name);
        InstanceDict.Set(self, name, value);
        return true;
    }
}
