using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>What the views of a dict's keys, values and items have in common.</summary>
internal abstract class DictView(PyDict dict) : PyObject
{
    public PyDict Dict { get; } = dict;

    [PyMethod("__len__(self, /)")]
    internal nint Length() => Dict.Count;

    [PyProperty("mapping", Doc = "The dictionary, read-only.")]
    internal PyObject Mapping => new PyMappingProxy(Dict);

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (!thread.TryEnterRepr(this)) return PyStr.FromUtf16("...");
        var items = Iteration.ToList(thread, this);
        var repr = items is null ? null : Representation.Repr(thread, items);
        thread.LeaveRepr(this);
        if (repr is null) return null;
        var text = new ContainerRepr(thread);
        text.Append(Type.Name + "(");
        if (!text.TryAppendText(repr)) return null;
        text.Append(")");
        return text.ToStr();
    }
}

/// <summary>The view of a dict's values.</summary>
[PyType("dict_values")]
internal partial class PyDictValues(PyDict dict) : DictView(dict)
{
    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PyDictValueIterator(Dict);

    [PyMethod("__reversed__(self, /)", NoTextSignature = true, Doc = "An iterator over the values, the last first.")]
    internal PyObject Reversed() => new PyDictReverseValueIterator(Dict);
}

/// <summary>The view of a dict's keys, a set.</summary>
[PyType("dict_keys")]
internal partial class PyDictKeys(PyDict dict) : DictSetView(dict)
{
    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PyDictKeyIterator(Dict);

    [PyMethod("__contains__(self, key, /)")]
    internal bool TryContains(PyThreadState thread, PyObject key, out bool found) => Dict.TryContains(thread, key, out found);

    [PyMethod("__reversed__(self, /)", NoTextSignature = true, Doc = "An iterator over the keys, the last first.")]
    internal PyObject Reversed() => new PyDictReverseKeyIterator(Dict);
}

/// <summary>The view of a dict's items, a set of pairs.</summary>
[PyType("dict_items")]
internal partial class PyDictItems(PyDict dict) : DictSetView(dict)
{
    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PyDictItemIterator(Dict);

    [PyMethod("__contains__(self, item, /)")]
    internal bool TryContains(PyThreadState thread, PyObject item, out bool found)
    {
        found = false;
        if (item is not PyTuple { Count: 2 } pair) return true;
        if (!Dict.TryGetItem(thread, pair[0], out var value)) return false;
        return value is null || Comparison.TryEquals(thread, value, pair[1], out found);
    }

    [PyMethod("__reversed__(self, /)", NoTextSignature = true, Doc = "An iterator over the items, the last first.")]
    internal PyObject Reversed() => new PyDictReverseItemIterator(Dict);
}
