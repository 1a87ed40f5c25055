using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Collections;

internal partial class PyOrderedDict
{
    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializeOrdered(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count > 1) return PyErr.TypeError($"expected at most 1 arguments, got {count}");
        return TryUpdateFrom(thread, args, keywordNames);
    }

    [PyMethod("update(self, *args, **kwargs)", NoTextSignature = true, Doc = "od.update(E, **F) -> None.  Update od from a mapping or an iterable of pairs, then from keyword arguments.")]
    internal PyObject? UpdateOrdered(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count > 1) return PyErr.TypeError($"update() takes at most 1 positional argument ({count} given)");
        return TryUpdateFrom(thread, args, keywordNames) ? PyNone.Instance : null;
    }

    private bool TryUpdateFrom(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count == 1 && !TryUpdateFrom(thread, this, args[0])) return false;
        for (var i = count; i < args.Length; i++)
            if (!TryPut(thread, this, keywordNames![i - count], args[i])) return false;
        return true;
    }

    // A subclass's own __setitem__ is asked.
    private static bool TryPut(PyThreadState thread, PyObject target, PyObject key, PyObject value) =>
        target.GetType() == typeof(PyOrderedDict) ? ((PyOrderedDict)target).TryStore(thread, key, value) : Subscript.SetItem(thread, target, key, value);

    /// <summary>What <c>MutableMapping.update</c> does with its argument. False: an error is set.</summary>
    private static bool TryUpdateFrom(PyThreadState thread, PyObject target, PyObject source)
    {
        if (source.GetType() == typeof(PyDict)) return Calls.CallMethod(thread, source, Names.PlainItems) is { } own && Iteration.ToList(thread, own) is { } list && TryAddPairs(thread, target, list);
        if (!Attributes.TryGet(thread, source, Names.PlainKeys, out var keysMethod)) return false;
        if (keysMethod is not null)
        {
            if (Calls.Call0(thread, keysMethod) is not { } keys || Iteration.GetIter(thread, keys) is not { } iterator) return false;
            while (Iteration.Next(thread, iterator) is { } key)
            {
                if (!thread.TryChargeWork(1) || Subscript.GetItem(thread, source, key) is not { } value || !TryPut(thread, target, key, value)) return false;
            }
            return !thread.HasError;
        }
        if (!Attributes.TryGet(thread, source, Names.PlainItems, out var itemsMethod)) return false;
        if (itemsMethod is null) return TryAddPairs(thread, target, source);
        return Calls.Call0(thread, itemsMethod) is { } items && TryAddPairs(thread, target, items);
    }

    private static bool TryAddPairs(PyThreadState thread, PyObject target, PyObject pairs)
    {
        if (Iteration.GetIter(thread, pairs) is not { } iterator) return false;
        while (Iteration.Next(thread, iterator) is { } pair)
        {
            if (!thread.TryChargeWork(1) || Iteration.GetIter(thread, pair) is not { } parts) return false;
            var key = Iteration.Next(thread, parts);
            if (key is null) return !thread.HasError && PyErr.ValueError("need more than 0 values to unpack");
            var value = Iteration.Next(thread, parts);
            if (value is null) return !thread.HasError && PyErr.ValueError("need more than 1 value to unpack");
            if (Iteration.Next(thread, parts) is not null) return PyErr.ValueError("too many values to unpack (expected 2)");
            if (thread.HasError || !TryPut(thread, target, key, value)) return false;
        }
        return !thread.HasError;
    }

    [PyMethod("__or__(self, other, /)")]
    internal static PyObject? Or(PyThreadState thread, PyObject left, PyObject right)
    {
        var self = left as PyOrderedDict ?? (PyOrderedDict)right;
        if ((ReferenceEquals(self, left) ? right : left) is not PyDict) return PyNotImplemented.Instance;
        if (Calls.Call1(thread, self.Type, left) is not { } made) return null;
        return TryUpdateFrom(thread, made, right) ? made : null;
    }

    [PyMethod("__ior__(self, other, /)")]
    internal PyObject? OrInPlace(PyThreadState thread, PyObject other) => TryUpdateFrom(thread, this, other) ? this : null;

    [PyRichCompare]
    internal PyObject? CompareOrdered(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyDict) return PyNotImplemented.Instance;
        if (CompareWith(thread, other, CompareOp.Eq) is not { } sameItems || !Truth.TryTest(thread, sameItems, out var areEqual)) return null;
        if (areEqual && other is PyOrderedDict ordered && !TryHasSameOrder(thread, ordered, out areEqual)) return null;
        return PyBool.From(areEqual == (op == CompareOp.Eq));
    }

    private bool TryHasSameOrder(PyThreadState thread, PyOrderedDict other, out bool isSame)
    {
        isSame = true;
        var (version, otherVersion) = (OrderVersion, other.OrderVersion);
        var (left, right) = (End(last: false), other.End(last: false));
        while (isSame)
        {
            if (left is null || right is null)
            {
                isSame = left is null && right is null;
                return true;
            }
            if (!thread.TryChargeWork(1) || !Comparison.TryEquals(thread, left.Key!, right.Key!, out isSame)) return false;
            if (OrderVersion != version || other.OrderVersion != otherVersion) return PyErr.RuntimeError("OrderedDict mutated during iteration");
            left = Neighbour(left, backwards: false);
            right = other.Neighbour(right, backwards: false);
        }
        return true;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? RepresentOrdered(PyThreadState thread)
    {
        var name = Type.Name;
        if (Count == 0) return PyStr.FromUtf16(name + "()");
        if (!thread.TryEnterRepr(this)) return PyStr.FromUtf16("...");
        var items = GetType() == typeof(PyOrderedDict) ? Pairs(thread) : Calls.CallMethod(thread, this, Names.PlainItems) is { } view ? Iteration.ToList(thread, view) : null;
        var repr = items is null ? null : Representation.Repr(thread, items);
        thread.LeaveRepr(this);
        if (repr is null) return null;
        var text = new ContainerRepr(thread);
        text.Append(name + "(");
        if (!text.TryAppendText(repr)) return null;
        text.Append(")");
        return text.ToStr();
    }

    private PyList? Pairs(PyThreadState thread)
    {
        var list = new PyList();
        for (var link = End(last: false); link is not null; link = Neighbour(link, backwards: false))
        {
            if (!thread.TryChargeWork(1) || !TryGetItem(thread, link.Key!, out var value)) return null;
            if (value is null) return PyErr.KeyError(link.Key!);
            if (!list.TryAppend(thread, PyTuple.Of(link.Key!, value))) return null;
        }
        return list;
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject IterOrdered() => new PyOrderedDictIterator(this, OrderedDictPart.Key, backwards: false);

    [PyMethod("__reversed__(self, /)", NoTextSignature = true, Doc = "od.__reversed__() <==> reversed(od)")]
    internal PyObject ReversedOrdered() => new PyOrderedDictIterator(this, OrderedDictPart.Key, backwards: true);

    [PyMethod("keys(self, /)", NoTextSignature = true)]
    internal PyObject KeysOrdered() => new PyOrderedDictKeys(this);

    [PyMethod("values(self, /)", NoTextSignature = true)]
    internal PyObject ValuesOrdered() => new PyOrderedDictValues(this);

    [PyMethod("items(self, /)", NoTextSignature = true)]
    internal PyObject ItemsOrdered() => new PyOrderedDictItems(this);
}
