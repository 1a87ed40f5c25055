using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Modules;

// Functions about attributes, identity and text.
internal sealed partial class BuiltinsModule
{
    [PyFunction("ascii(obj, /)", Doc = "Like repr(), but with everything outside of ASCII escaped.")]
    internal static PyObject? Ascii(PyThreadState thread, PyObject obj) => Representation.Ascii(thread, obj);

    [PyFunction("callable(obj, /)", Doc = "Whether the object can be called.")]
    internal static bool Callable(PyObject obj) => Calls.IsCallable(obj);

    [PyFunction("delattr(obj, name, /)", Doc = "Delete an attribute: delattr(x, 'y') is del x.y.")]
    internal static PyObject? DeleteAttribute(PyThreadState thread, PyObject obj, PyObject name) =>
        NameOf(name) is { } text && Protocols.Attributes.Delete(thread, obj, text) ? PyNone.Instance : null;

    [PyFunction("dir(object=<unrepresentable>, /)", NoTextSignature = true, Doc = "The names of an object's attributes, sorted; without an object those of the current scope.")]
    internal static PyObject? Dir(PyThreadState thread, PyObject? @object)
    {
        if (@object is not null) return AttributeNames.Of(thread, @object);
        if (CurrentLocals(thread) is not { } locals || Calls.CallMethod(thread, locals, Names.PlainKeys) is not { } keys) return null;
        if (locals is not PyDict && keys is not PyList) return PyErr.TypeError($"dir(): expected keys() of locals to be a list, not '{keys.Type.NameInMessages}'");
        return Iteration.ToList(thread, keys) is { } names && AttributeNames.Sort(thread, names) ? names : null;
    }

    [PyFunction("format(value, format_spec='', /)", Doc = "The value as text, formatted as its __format__ understands the specification.")]
    internal static PyObject? Format(PyThreadState thread, PyObject value, PyStr format_spec) => Representation.Format(thread, value, format_spec);

    [PyFunction("getattr(object, name, default=<unrepresentable>, /)", NoTextSignature = true, Doc = "An attribute of an object: getattr(x, 'y') is x.y. With a default it is that where there is no such attribute.")]
    internal static PyObject? GetAttribute(PyThreadState thread, PyObject @object, PyObject name, PyObject? @default)
    {
        if (NameOf(name) is not { } text) return null;
        if (@default is null) return Protocols.Attributes.Get(thread, @object, text);
        return Protocols.Attributes.TryGet(thread, @object, text, out var value) ? value ?? @default : null;
    }

    [PyFunction("hasattr(obj, name, /)", Doc = "Whether the object has an attribute of that name.")]
    internal static bool TryHasAttribute(PyThreadState thread, PyObject obj, PyObject name, out bool result)
    {
        result = false;
        if (NameOf(name) is not { } text || !Protocols.Attributes.TryGet(thread, obj, text, out var value)) return false;
        result = value is not null;
        return true;
    }

    [PyFunction("hash(obj, /)", Doc = "The hash of an object: equal objects have equal hashes.")]
    internal static bool TryHash(PyThreadState thread, PyObject obj, out long result) => Hashing.TryHash(thread, obj, out result);

    [PyFunction("id(obj, /)", Doc = "The identity of an object: no other object has it as long as this one lives.")]
    internal static long Id(PyObject obj) => Identity.Of(obj);

    [PyFunction("repr(obj, /)", Doc = "The object as text that shows what it is.")]
    internal static PyObject? Repr(PyThreadState thread, PyObject obj) => Representation.Repr(thread, obj);

    [PyFunction("setattr(obj, name, value, /)", Doc = "Set an attribute: setattr(x, 'y', v) is x.y = v.")]
    internal static PyObject? SetAttribute(PyThreadState thread, PyObject obj, PyObject name, PyObject value) =>
        NameOf(name) is { } text && Protocols.Attributes.Set(thread, obj, Interned(thread, text), value) ? PyNone.Instance : null;

    // As names in the source are.
    private static PyStr Interned(PyThreadState thread, PyStr name) => name.GetType() == typeof(PyStr) ? thread.Interpreter.Intern(name) : name;

    [PyFunction("vars(object=<unrepresentable>, /)", NoTextSignature = true, Doc = "An object's __dict__; without an object locals().")]
    internal static PyObject? Vars(PyThreadState thread, PyObject? @object)
    {
        if (@object is null) return CurrentLocals(thread);
        if (!Protocols.Attributes.TryGet(thread, @object, Names.Dict, out var dict)) return null;
        return dict ?? (PyObject?)PyErr.TypeError("vars() argument must have __dict__ attribute");
    }

    private static PyStr? NameOf(PyObject name) => name as PyStr ?? PyErr.TypeError($"attribute name must be string, not '{name.Type.NameInMessages}'");
}
