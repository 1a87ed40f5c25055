namespace PyEmbed.StandardLibrary.Itertools;

/// <summary><c>itertools.compress</c></summary>
[PyType("compress", Module = "itertools", Subclassable = true, Doc = "The items of data whose selector is true.")]
internal partial class PyCompress(PyObject data, PyObject selectors) : PyObject
{
    [PyMethod("__new__(cls, data, selectors)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject data, PyObject selectors)
    {
        if (Iteration.GetIter(thread, data) is not { } items || Iteration.GetIter(thread, selectors) is not { } choices) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyCompress(items, choices) : new PyCompressInstance(type, items, choices);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        while (Iteration.Next(thread, data) is { } item && Iteration.Next(thread, selectors) is { } selector)
        {
            if (!Truth.TryTest(thread, selector, out var isSelected)) return null;
            if (isSelected) return item;
            if (!thread.TryChargeWork(1)) return null;
        }
        return null;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Of(data, selectors));
}
