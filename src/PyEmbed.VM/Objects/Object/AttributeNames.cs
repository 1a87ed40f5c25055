using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>dir(value)</c> and the default <c>__dir__</c>.</summary>
internal static class AttributeNames
{
    private static readonly PyStr s_sort = PyStr.FromName("sort");

    /// <summary><c>dir(value)</c>: what <c>__dir__</c> gives, as a sorted list.</summary>
    [MustCheck]
    public static PyList? Of(PyThreadState thread, PyObject value)
    {
        if (!Attributes.TryGetSpecial(thread, value, Names.Dir, out var method)) return null;
        if (method is null) return PyErr.TypeError("object does not provide __dir__");
        if (Calls.Call0(thread, method) is not { } names || Iteration.ToList(thread, names) is not { } list) return null;
        return Sort(thread, list) ? list : null;
    }

    [MustCheck]
    public static bool Sort(PyThreadState thread, PyList list) => Calls.CallMethod(thread, list, s_sort) is not null;

    /// <summary><c>object.__dir__</c>: the instance's own attributes and those of its class and bases.</summary>
    [MustCheck]
    public static PyList? Default(PyThreadState thread, PyObject self)
    {
        if (!Attributes.TryGet(thread, self, Names.Dict, out var own)) return null;
        var names = own is PyDict attributes ? attributes.Copy() : new PyDict();
        if (!Attributes.TryGet(thread, self, Names.Class, out var type)) return null;
        if (type is not null && !TryAdd(thread, names, type)) return null;
        return Iteration.ToList(thread, names);
    }

    private static bool TryAdd(PyThreadState thread, PyDict names, PyObject type)
    {
        if (!Attributes.TryGet(thread, type, Names.Dict, out var space)) return false;
        if (space is not null && !TryMerge(thread, names, space)) return false;
        if (!Attributes.TryGet(thread, type, Names.Bases, out var bases)) return false;
        if (bases is null) return true;
        if (Iteration.ToTuple(thread, bases) is not { } all) return false;
        foreach (var item in all.Items)
        {
            if (!thread.TryEnterRecursion(" in __dir__")) return false;
            var isAdded = TryAdd(thread, names, item);
            thread.LeaveRecursion();
            if (!isAdded) return false;
        }
        return true;
    }

    private static bool TryMerge(PyThreadState thread, PyDict names, PyObject space)
    {
        if (space is PyMappingProxy { Mapping: PyDict known }) space = known;
        if (space is not PyDict dict)
        {
            if (Iteration.ToList(thread, space) is not { } keys) return false;
            foreach (var key in keys.Items)
                if (!names.TrySetItem(thread, key, PyNone.Instance)) return false;
            return true;
        }
        var position = 0;
        while (dict.NextEntry(ref position, out var name, out _, out var hash))
            if (!names.TrySetItem(thread, name, hash, PyNone.Instance)) return false;
        return true;
    }
}
