using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Protocols;

/// <summary>Iterating over objects from C#.</summary>
internal static class Iteration
{
    /// <summary><c>iter(value)</c>: its <c>__iter__</c>, or its items from 0 on.</summary>
    [MustCheck]
    public static PyObject? GetIter(PyThreadState thread, PyObject value)
    {
        var type = value.Type;
        if (!type.Defines(Slot.Iter)) return type.Defines(Slot.GetItem) && !type.IsSubtypeOf(PyDict.BuiltinType) ? new PySequenceIterator(value) : PyErr.NotIterable(value);
        var iterator = type.Slots.Iter(thread, value);
        if (iterator is null) return null;
        return iterator.Type.Defines(Slot.Next) ? iterator : PyErr.TypeError($"iter() returned non-iterator of type '{iterator.Type.NameInMessages}'");
    }

    /// <summary>The next item; null at the end, and null with an error set.</summary>
    /// <remarks>For iterators over iterators, which a script can nest as deep as it likes: it looks at the stack that is left.</remarks>
    public static PyObject? Next(PyThreadState thread, PyObject iterator)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) return PyErr.RecursionError("maximum recursion depth exceeded");
        var item = iterator.Type.Slots.Next(thread, iterator);
        if (item is null) _ = HasEnded(thread);
        return item;
    }

    // There was no item. What is awaited ends with StopIteration also where it is iterated over.
    private static bool HasEnded(PyThreadState thread) => !thread.HasError || thread.ClearErrorIf(PyExceptions.StopIteration);

    /// <summary>All items as a new list; null: an error is set.</summary>
    [MustCheck]
    public static PyList? ToList(PyThreadState thread, PyObject value)
    {
        switch (value)
        {
            case PyTuple tuple when value.GetType() == typeof(PyTuple):
                return thread.TryReserve(tuple.Count * 8L) ? PyList.CopyOf(tuple.Items) : null;
            case PyList list when value.GetType() == typeof(PyList):
                return thread.TryReserve(list.Count * 8L) ? PyList.CopyOf(list.Items) : null;
            case PyDict dict when value.GetType() == typeof(PyDict):
                return KeysOf(thread, dict);
        }
        var iterator = GetIter(thread, value);
        if (iterator is null) return null;
        var result = new PyList();
        if (!TryGetLengthHint(thread, value, 8, out var hint)) return null;
        result.EnsureCapacity((int)Math.Min(hint, 1 << 16));
        return TryExtend(thread, result, iterator) ? result : null;
    }

    private static PyList? KeysOf(PyThreadState thread, PyDict dict)
    {
        if (!thread.TryReserve(dict.Count * 8L) || !thread.TryChargeWork(dict.Count)) return null;
        var keys = new PyObject[dict.Count];
        var position = 0;
        for (var i = 0; i < keys.Length && dict.NextEntry(ref position, out var key, out _); i++) keys[i] = key;
        return PyList.Adopt(keys);
    }

    /// <summary>Appends what is left of an iterator.</summary>
    [MustCheck]
    public static bool TryExtend(PyThreadState thread, PyList list, PyObject iterator)
    {
        var slots = iterator.Type.Slots;
        while (slots.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1) || !list.TryAppend(thread, item)) return false;
        }
        return HasEnded(thread);
    }

    /// <summary>All items as a tuple; a tuple is itself.</summary>
    [MustCheck]
    public static PyTuple? ToTuple(PyThreadState thread, PyObject value)
    {
        if (value.GetType() == typeof(PyTuple)) return (PyTuple)value;
        return ToList(thread, value) is { } list ? PyTuple.CopyOf(list.Items) : null;
    }

    /// <summary><c>operator.length_hint(value, fallback)</c></summary>
    [MustCheck]
    public static bool TryGetLengthHint(PyThreadState thread, PyObject value, nint fallback, out nint hint)
    {
        hint = fallback;
        if (value.Type.Defines(Slot.Length))
        {
            if (value.Type.Slots.TryLength(thread, value, out hint)) return true;
            if (!thread.ClearErrorIf(PyExceptions.TypeError)) return false;
        }
        hint = fallback;
        if (!Attributes.TryGetSpecial(thread, value, Names.LengthHint, out var method)) return false;
        if (method is null) return true;
        var result = Calls.Call0(thread, method);
        if (result is null) return thread.ClearErrorIf(PyExceptions.TypeError);
        if (result is PyNotImplemented) return true;
        if (result is PyBigInt) return PyErr.OverflowError("Python int too large to convert to C ssize_t");
        if (result is not PyInt number) return PyErr.TypeError($"__length_hint__ must be an integer, not {result.Type.NameInMessages}");
        if (number.Value < 0) return PyErr.ValueError("__length_hint__() should return >= 0");
        hint = (nint)number.Value;
        return true;
    }

    /// <summary><c>item in value</c> by iterating.</summary>
    [MustCheck]
    public static bool TryContains(PyThreadState thread, PyObject value, PyObject item, out bool found)
    {
        found = false;
        var iterator = GetIter(thread, value);
        if (iterator is null)
        {
            return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError($"argument of type '{value.Type.NameInMessages}' is not iterable");
        }
        var slots = iterator.Type.Slots;
        while (slots.Next(thread, iterator) is { } candidate)
        {
            if (!thread.TryChargeWork(1) || !Comparison.TryEquals(thread, candidate, item, out found)) return false;
            if (found) return true;
        }
        return HasEnded(thread);
    }
}
