using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>zip</c>: tuples of the items of several iterables.</summary>
[PyType("zip", Subclassable = true, Doc = "zip(*iterables, strict=False) --> tuples of one item of each iterable, as long as the shortest has items. With strict, different lengths are a ValueError.\n\n>>> list(zip('abcdefg', range(3), range(4)))\n[('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]")]
internal partial class PyZip(PyObject[] iterators, bool isStrict) : PyObject
{
    private bool _isStrict = isStrict;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var isStrict = false;
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (keywordNames is not null)
        {
            if (keywordNames.Count > 1) return PyErr.TypeError($"zip() takes at most 1 keyword argument ({keywordNames.Count} given)");
            if (((PyStr)keywordNames[0]).ToString() != "strict") return PyErr.TypeError($"'{keywordNames[0]}' is an invalid keyword argument for zip()");
            if (!Truth.TryTest(thread, args[count], out isStrict)) return null;
        }
        var iterators = new PyObject[count];
        for (var i = 0; i < count; i++)
        {
            if (Iteration.GetIter(thread, args[i]) is not { } iterator) return null;
            iterators[i] = iterator;
        }
        return ReferenceEquals(type, BuiltinType) ? new PyZip(iterators, isStrict) : new PyZipInstance(type, iterators, isStrict);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (iterators.Length == 0) return null;
        var items = new PyObject[iterators.Length];
        var target = items.AsSpan();
        for (var i = 0; i < target.Length; i++)
        {
            var item = Iteration.Next(thread, iterators[i]);
            if (item is null) return _isStrict && !thread.HasError ? Uneven(thread, i) : null;
            target[i] = item;
        }
        return new PyTuple(items);
    }

    // One has ended: all must have.
    private PyObject? Uneven(PyThreadState thread, int ended)
    {
        if (ended > 0) return PyErr.ValueError($"zip() argument {ended + 1} is shorter than argument{(ended == 1 ? " " : "s 1-")}{ended}");
        for (var i = 1; i < iterators.Length; i++)
        {
            if (Iteration.Next(thread, iterators[i]) is not null) return PyErr.ValueError($"zip() argument {i + 1} is longer than argument{(i == 1 ? " " : "s 1-")}{i}");
            if (thread.HasError) return null;
        }
        return null;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject Reduce() => _isStrict ? PyTuple.Of(Type, PyTuple.CopyOf(iterators), PyBool.True) : PyTuple.Of(Type, PyTuple.CopyOf(iterators));

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (!Truth.TryTest(thread, state, out var isStrict)) return null;
        _isStrict = isStrict;
        return PyNone.Instance;
    }
}
