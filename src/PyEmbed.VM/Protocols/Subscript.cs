using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Protocols;

/// <summary>Subscripts: <c>container[key]</c>.</summary>
internal static class Subscript
{
    [MustCheck]
    public static PyObject? GetItem(PyThreadState thread, PyObject container, PyObject key)
    {
        if (container.Type.Defines(Slot.GetItem)) return container.Type.Slots.GetItem(thread, container, key);
        return container is PyType type ? OfClass(thread, type, key) : container.Type.Slots.GetItem(thread, container, key);
    }

    // PEP 560. Only classes whose metaclass has no __getitem__ get here.
    private static PyObject? OfClass(PyThreadState thread, PyType type, PyObject key)
    {
        // type[int] is a generic alias of type itself, although type has no __class_getitem__.
        if (ReferenceEquals(type, PyType.BuiltinType)) return Calls.Call2(thread, Objects.PyGenericAlias.BuiltinType, type, key);
        if (!Attributes.TryGet(thread, type, Names.ClassGetitem, out var method)) return null;
        if (method is null or PyNone) return PyErr.TypeError($"type '{type.NameInMessages}' is not subscriptable");
        return Calls.Call1(thread, method, key);
    }

    [MustCheck]
    public static bool SetItem(PyThreadState thread, PyObject container, PyObject key, PyObject value) => container.Type.Slots.SetItem(thread, container, key, value);

    [MustCheck]
    public static bool DeleteItem(PyThreadState thread, PyObject container, PyObject key) => container.Type.Slots.SetItem(thread, container, key, null);

    /// <summary>Whether an object has items by index and is no dict, as <c>PySequence_Check</c> looks at it.</summary>
    public static bool IsSequence(PyObject value) =>
        value.Type.Defines(Slot.GetItem) && !value.Type.Has(TypeFlags.DictSubclass) && value is not (PyMappingProxy or PyGenericAlias);

    /// <summary>Whether CPython has a table of the methods of sequences for a type, be it empty: for every class that Python code makes, and for builtin types with one of them.</summary>
    public static bool MayBeSequence(PyType type) =>
        type.Has(TypeFlags.Heap) || type.Defines(Slot.Contains) || type.Defines(Slot.Repeat) || type.Defines(Slot.Length) && type.Defines(Slot.GetItem);

    /// <summary><c>len(container)</c></summary>
    [MustCheck]
    public static bool TryLength(PyThreadState thread, PyObject container, out nint length) => container.Type.Slots.TryLength(thread, container, out length);

    [MustCheck]
    public static bool TryContains(PyThreadState thread, PyObject container, PyObject item, out bool found) => container.Type.Slots.TryContains(thread, container, item, out found);
}
