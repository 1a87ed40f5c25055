using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>set</c>.</summary>
[PyType("set", Subclassable = true, Weakrefs = true, MatchSelf = true, Unhashable = true, Doc = "set() -> new empty set object\nset(iterable) -> new set object\n\nAn unordered collection of items that are all different.")]
internal partial class PySet : PyAnySet
{
    public PySet() { }

    private protected override PyAnySet MakeLike() => new PySet();

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ReferenceEquals(type, BuiltinType) ? new PySet() : new PySetInstance(type);

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool Initialize(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 }) return ArgumentErrors.NoKeywords("set");
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count > 1) return ArgumentErrors.Expected("set", 0, 1, count);
        Clear();
        return count == 0 || TryUpdate(thread, args[0]);
    }

    [PyMethod("add(self, item, /)", NoTextSignature = true, Doc = "Add an item; no effect where it is there already.")]
    internal PyObject? Add(PyThreadState thread, PyObject item) => TryAdd(thread, item) ? PyNone.Instance : null;

    [PyMethod("clear(self, /)", NoTextSignature = true, Doc = "Remove all items.")]
    internal void Clear() => Become(new PySet());

    [PyMethod("copy(self, /)", NoTextSignature = true, Doc = "A shallow copy.")]
    internal PyObject? Copy(PyThreadState thread) => CopySet(thread);

    [PyMethod("discard(self, item, /)", NoTextSignature = true, Doc = "Remove an item; no effect where it is not there.")]
    internal PyObject? Discard(PyThreadState thread, PyObject item) => TryTakeOut(thread, item, out _) ? PyNone.Instance : null;

    [PyMethod("remove(self, item, /)", NoTextSignature = true, Doc = "Remove an item; KeyError where it is not there.")]
    internal PyObject? Remove(PyThreadState thread, PyObject item)
    {
        if (!TryTakeOut(thread, item, out var wasThere)) return null;
        return wasThere ? PyNone.Instance : PyErr.KeyError(item);
    }

    private bool TryTakeOut(PyThreadState thread, PyObject item, out bool wasThere)
    {
        if (TryDiscard(thread, item, out wasThere)) return true;
        return TryAsFrozen(thread, item, out var frozen) && TryDiscard(thread, frozen!, out wasThere);
    }

    [PyMethod("pop(self, /)", NoTextSignature = true, Doc = "Remove any item and return it; KeyError in an empty set.")]
    internal PyObject? Pop(PyThreadState thread) => Count == 0 ? PyErr.KeyError("pop from an empty set") : Take(thread);

    [PyMethod("update(self, /, *others)", NoTextSignature = true, Doc = "Add the items of the others.")]
    internal PyObject? Update(PyThreadState thread, ReadOnlySpan<PyObject> others)
    {
        foreach (var other in others)
            if (!TryUpdate(thread, other)) return null;
        return PyNone.Instance;
    }

    [PyMethod("intersection_update(self, /, *others)", NoTextSignature = true, Doc = "Keep only the items that are in all the others.")]
    internal PyObject? IntersectionUpdate(PyThreadState thread, ReadOnlySpan<PyObject> others)
    {
        if (IntersectAll(thread, others) is not { } result) return null;
        Become(result);
        return PyNone.Instance;
    }

    [PyMethod("difference_update(self, /, *others)", NoTextSignature = true, Doc = "Remove the items of the others.")]
    internal PyObject? DifferenceUpdate(PyThreadState thread, ReadOnlySpan<PyObject> others)
    {
        foreach (var other in others)
            if (!TryRemoveAll(thread, other)) return null;
        return PyNone.Instance;
    }

    [PyMethod("symmetric_difference_update(self, other, /)", NoTextSignature = true, Doc = "Keep the items that are in exactly one of both.")]
    internal PyObject? SymmetricDifferenceUpdate(PyThreadState thread, PyObject other) => TryToggleAll(thread, other) ? PyNone.Instance : null;

    [PyMethod("__ior__(self, other, /)")]
    internal PyObject? OrInPlace(PyThreadState thread, PyObject other)
    {
        if (other is not PyAnySet) return PyNotImplemented.Instance;
        return TryUpdate(thread, other) ? this : null;
    }

    [PyMethod("__iand__(self, other, /)")]
    internal PyObject? AndInPlace(PyThreadState thread, PyObject other)
    {
        if (other is not PyAnySet) return PyNotImplemented.Instance;
        if (Intersection(thread, other) is not { } result) return null;
        Become(result);
        return this;
    }

    [PyMethod("__isub__(self, other, /)")]
    internal PyObject? SubtractInPlace(PyThreadState thread, PyObject other)
    {
        if (other is not PyAnySet) return PyNotImplemented.Instance;
        return TryRemoveAll(thread, other) ? this : null;
    }

    [PyMethod("__ixor__(self, other, /)")]
    internal PyObject? XorInPlace(PyThreadState thread, PyObject other)
    {
        if (other is not PyAnySet) return PyNotImplemented.Instance;
        return TryToggleAll(thread, other) ? this : null;
    }
}
