namespace PyEmbed.StandardLibrary.Collections;

/// <summary>What an iterator over an <see cref="PyOrderedDict"/> gives.</summary>
internal enum OrderedDictPart
{
    Key,
    Value,
    Item,
}

/// <summary>Iterates over an <see cref="PyOrderedDict"/> in its order, forwards or backwards.</summary>
[PyType("odict_iterator")]
internal sealed partial class PyOrderedDictIterator(PyOrderedDict dict, OrderedDictPart part, bool backwards) : PyObject
{
    private PyOrderedDict? _dict = dict;   // null at the end
    private PyObject? _key = dict.End(backwards)?.Key;
    private long _version = dict.OrderVersion;
    private int _count = dict.Count;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_dict is not { } dict || TakeKey(thread, dict) is not { } key) return null;
        if (part == OrderedDictPart.Key) return key;
        if (!dict.TryGetItem(thread, key, out var value)) return null;
        if (value is null)
        {
            _dict = null;
            return PyErr.KeyError(key);
        }
        return part == OrderedDictPart.Value ? value : PyTuple.Of(key, value);
    }

    private PyObject? TakeKey(PyThreadState thread, PyOrderedDict dict)
    {
        if (_key is not { } key)
        {
            _dict = null;
            return null;
        }
        if (dict.OrderVersion != _version)
        {
            _dict = null;
            return PyErr.RuntimeError("OrderedDict mutated during iteration");
        }
        if (dict.Count != _count)
        {
            _count = -1;
            return PyErr.RuntimeError("OrderedDict changed size during iteration");
        }
        if (!dict.TryFindLink(thread, key, out var link)) return null;
        if (link is null)
        {
            _key = null;
            return PyErr.KeyError(key);
        }
        _key = dict.Neighbour(link, backwards)?.Key;
        return key;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "Return state information for pickling")]
    internal PyObject? Reduce(PyThreadState thread)
    {
        // The rest as a list; this iterator stays where it is.
        if (Pickling.Builtin(thread, "iter") is not { } iter || Iteration.ToList(thread, (PyOrderedDictIterator)MemberwiseClone()) is not { } rest) return null;
        return PyTuple.Of(iter, PyTuple.Of(rest));
    }
}

/// <summary>The view of the keys.</summary>
[PyType("odict_keys")]
internal sealed partial class PyOrderedDictKeys(PyOrderedDict dict) : PyDictKeys(dict)
{
    [PyMethod("__iter__(self, /)")]
    internal PyObject IterOrdered() => new PyOrderedDictIterator((PyOrderedDict)Dict, OrderedDictPart.Key, backwards: false);

    [PyMethod("__reversed__(self, /)", NoTextSignature = true)]
    internal PyObject ReversedOrdered() => new PyOrderedDictIterator((PyOrderedDict)Dict, OrderedDictPart.Key, backwards: true);
}

/// <summary>The view of the values.</summary>
[PyType("odict_values")]
internal sealed partial class PyOrderedDictValues(PyOrderedDict dict) : PyDictValues(dict)
{
    [PyMethod("__iter__(self, /)")]
    internal PyObject IterOrdered() => new PyOrderedDictIterator((PyOrderedDict)Dict, OrderedDictPart.Value, backwards: false);

    [PyMethod("__reversed__(self, /)", NoTextSignature = true)]
    internal PyObject ReversedOrdered() => new PyOrderedDictIterator((PyOrderedDict)Dict, OrderedDictPart.Value, backwards: true);
}

/// <summary>The view of the items.</summary>
[PyType("odict_items")]
internal sealed partial class PyOrderedDictItems(PyOrderedDict dict) : PyDictItems(dict)
{
    [PyMethod("__iter__(self, /)")]
    internal PyObject IterOrdered() => new PyOrderedDictIterator((PyOrderedDict)Dict, OrderedDictPart.Item, backwards: false);

    [PyMethod("__reversed__(self, /)", NoTextSignature = true)]
    internal PyObject ReversedOrdered() => new PyOrderedDictIterator((PyOrderedDict)Dict, OrderedDictPart.Item, backwards: true);
}
