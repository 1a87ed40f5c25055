using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Protocols;

/// <summary><c>isinstance()</c> and <c>issubclass()</c>. PEP 3119.</summary>
internal static class ClassChecks
{
    /// <summary><c>isinstance(value, info)</c></summary>
    [MustCheck]
    public static bool IsInstance(PyThreadState thread, PyObject value, PyObject info, out bool result)
    {
        result = true;
        if (ReferenceEquals(value.Type, info)) return true;
        if (info.GetType() == typeof(PyType) && ReferenceEquals(info.Type, PyType.BuiltinType)) return TryIsInstance(thread, value, info, out result);
        if (info is PyUnionType union) info = union.Args;
        if (info is PyTuple infos)
        {
            result = false;
            if (!thread.TryChargeWork(infos.Count) || !thread.TryEnterRecursion(" in __instancecheck__")) return false;
            foreach (var item in infos.Items)
            {
                if (!IsInstance(thread, value, item, out result))
                {
                    thread.LeaveRecursion();
                    return false;
                }
                if (result) break;
            }
            thread.LeaveRecursion();
            return true;
        }
        return Check(thread, value, info, Names.Instancecheck, " in __instancecheck__", out var isDone, out result) && (isDone || TryIsInstance(thread, value, info, out result));
    }

    /// <summary><c>issubclass(value, info)</c></summary>
    [MustCheck]
    public static bool IsSubclass(PyThreadState thread, PyObject value, PyObject info, out bool result)
    {
        result = true;
        if (info.GetType() == typeof(PyType) && ReferenceEquals(info.Type, PyType.BuiltinType))
            return ReferenceEquals(value, info) || TryIsSubclass(thread, value, info, out result);
        if (info is PyUnionType union) info = union.Args;
        if (info is PyTuple infos)
        {
            result = false;
            if (!thread.TryChargeWork(infos.Count) || !thread.TryEnterRecursion(" in __subclasscheck__")) return false;
            foreach (var item in infos.Items)
            {
                if (!IsSubclass(thread, value, item, out result))
                {
                    thread.LeaveRecursion();
                    return false;
                }
                if (result) break;
            }
            thread.LeaveRecursion();
            return true;
        }
        return Check(thread, value, info, Names.Subclasscheck, " in __subclasscheck__", out var isDone, out result) && (isDone || TryIsSubclass(thread, value, info, out result));
    }

    private static bool Check(PyThreadState thread, PyObject value, PyObject info, PyStr name, string where, out bool isDone, out bool result)
    {
        result = isDone = false;
        if (!Attributes.TryGetSpecial(thread, info, name, out var checker)) return false;
        if (checker is null) return true;
        isDone = true;
        if (!thread.TryEnterRecursion(where)) return false;
        var answer = Calls.Call1(thread, checker, value);
        thread.LeaveRecursion();
        return answer is not null && Truth.TryTest(thread, answer, out result);
    }

    /// <summary>What <c>type.__instancecheck__</c> does: by the class, or else by <c>__class__</c>.</summary>
    [MustCheck]
    public static bool TryIsInstance(PyThreadState thread, PyObject value, PyObject info, out bool result)
    {
        result = false;
        if (info is PyType type)
        {
            result = value.Type.IsSubtypeOf(type);
            // Only a class with an attribute of its own can claim to be another.
            if (result || value.Type.UsesGenericGetAttr && ReferenceEquals(value.Type.Lookup(Names.Class), PyObject.BuiltinType.Lookup(Names.Class))) return true;
            if (!Attributes.TryGet(thread, value, Names.Class, out var claimed)) return false;
            result = claimed is PyType other && !ReferenceEquals(other, value.Type) && other.IsSubtypeOf(type);
            return true;
        }
        if (!TryGetBases(thread, info, out var bases)) return false;
        if (bases is null) return PyErr.TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
        if (!Attributes.TryGet(thread, value, Names.Class, out var ofValue)) return false;
        return ofValue is null || TryIsDerived(thread, ofValue, info, out result);
    }

    /// <summary>What <c>type.__subclasscheck__</c> does.</summary>
    [MustCheck]
    public static bool TryIsSubclass(PyThreadState thread, PyObject value, PyObject info, out bool result)
    {
        result = false;
        if (value is PyType derived && info is PyType type)
        {
            result = derived.IsSubtypeOf(type);
            return true;
        }
        if (!TryGetBases(thread, value, out var bases)) return false;
        if (bases is null) return PyErr.TypeError("issubclass() arg 1 must be a class");
        if (!TryGetBases(thread, info, out bases)) return false;
        if (bases is null) return PyErr.TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union");
        return TryIsDerived(thread, value, info, out result);
    }

    // Anything with a tuple __bases__ counts as a class.
    private static bool TryGetBases(PyThreadState thread, PyObject value, out PyTuple? bases)
    {
        bases = null;
        if (!Attributes.TryGet(thread, value, Names.Bases, out var found)) return false;
        bases = found as PyTuple;
        return true;
    }

    private static bool TryIsDerived(PyThreadState thread, PyObject derived, PyObject info, out bool result)
    {
        result = ReferenceEquals(derived, info);
        if (result) return true;
        if (!TryGetBases(thread, derived, out var bases)) return false;
        if (bases is null || bases.Count == 0) return true;
        if (!thread.TryChargeWork(bases.Count) || !thread.TryEnterRecursion(" in __issubclass__")) return false;
        var isGood = true;
        foreach (var item in bases.Items)
        {
            isGood = TryIsDerived(thread, item, info, out result);
            if (!isGood || result) break;
        }
        thread.LeaveRecursion();
        return isGood;
    }
}
