using System.ComponentModel;

namespace PyEmbed.CompilerServices;

/// <summary><c>__new__</c> of builtin types as Python code calls it: <c>int.__new__(cls, ...)</c>. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NewWrapper
{
    /// <summary>Checks that the class may be made by this type and makes an instance.</summary>
    public static PyObject? Call(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (args.Length - (keywordNames?.Count ?? 0) == 0) return PyErr.TypeError($"{type.NameInMessages}.__new__(): not enough arguments");
        if (args[0] is not PyType made) return PyErr.TypeError($"{type.NameInMessages}.__new__(X): X is not a type object ({args[0].Type.NameInMessages})");
        if (!made.IsSubtypeOf(type)) return PyErr.TypeError($"{type.NameInMessages}.__new__({made.NameInMessages}): {made.NameInMessages} is not a subtype of {type.NameInMessages}");
        // object.__new__(dict) would make a dict that nobody has initialized.
        var builtin = made;
        while (builtin.Has(TypeFlags.Heap)) builtin = builtin.Base!;
        if (builtin.ProviderOf(Slot.New) != type.ProviderOf(Slot.New) || (builtin.Has(TypeFlags.DisallowInstantiation) && !ReferenceEquals(builtin, type)))
            return PyErr.TypeError($"{type.NameInMessages}.__new__({made.NameInMessages}) is not safe, use {builtin.NameInMessages}.__new__()");
        return type.Slots.New(thread, made, args[1..], keywordNames);
    }

    /// <summary>Whether <c>__new__</c> of a builtin type refuses keyword arguments: not where a subclass has an <c>__init__</c> that may take them.</summary>
    public static bool NewRefusesKeywords(PyType made, PyType type) => ReferenceEquals(made, type) || made.ProviderOf(Slot.Init) == type.ProviderOf(Slot.Init);

    /// <summary>Whether <c>__init__</c> of a builtin type refuses keyword arguments: not where a subclass has a <c>__new__</c> that may take them.</summary>
    public static bool InitRefusesKeywords(PyType made, PyType type) => ReferenceEquals(made, type) || made.ProviderOf(Slot.New) == type.ProviderOf(Slot.New);
}
