using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Protocols;

/// <summary>Attribute access by name.</summary>
internal static class Attributes
{
    /// <summary><c>getattr(self, name)</c>; null: an error is set.</summary>
    [MustCheck]
    public static PyObject? Get(PyThreadState thread, PyObject self, PyStr name) => self.Type.Slots.GetAttr(thread, self, name);

    /// <summary><c>getattr(self, name, None)</c> that tells absence from None: true with null where there is no such attribute. False: another error is set.</summary>
    [MustCheck]
    public static bool TryGet(PyThreadState thread, PyObject self, PyStr name, out PyObject? value)
    {
        if (self.Type.UsesGenericGetAttr)
        {
            if (ObjectAttributes.TryGet(thread, self, name, out value)) return true;
        }
        else
        {
            value = self.Type.Slots.GetAttr(thread, self, name);
            if (value is not null) return true;
        }
        return thread.ClearErrorIf(PyExceptions.AttributeError);
    }

    /// <summary><c>setattr(self, name, value)</c></summary>
    [MustCheck]
    public static bool Set(PyThreadState thread, PyObject self, PyStr name, PyObject value) => self.Type.Slots.SetAttr(thread, self, name, value);

    /// <summary><c>delattr(self, name)</c></summary>
    [MustCheck]
    public static bool Delete(PyThreadState thread, PyObject self, PyStr name) => self.Type.Slots.SetAttr(thread, self, name, null);

    /// <summary>
    /// A special method looked up in the class and bound, as the language does implicitly (<c>__enter__</c>, <c>__format__</c>, ...): true with null where the class has none.
    /// </summary>
    [MustCheck]
    public static bool TryGetSpecial(PyThreadState thread, PyObject self, PyStr name, out PyObject? method)
    {
        var type = self.Type;
        method = type.Lookup(name);
        if (method is null || !method.Type.Defines(CompilerServices.Slot.DescrGet)) return true;
        method = method.Type.Slots.DescrGet(thread, method, self, type);
        return method is not null;
    }
}
