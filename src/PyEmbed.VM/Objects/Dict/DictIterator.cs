using System.Runtime.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>What iterators over keys, values and items in either direction have in common; no Python type by itself.</summary>
internal abstract class DictIterator(PyDict dict, int position) : PyObject
{
    private int _count = dict.Count;   // what the dict must have; -1 once it had not

    /// <summary>What it iterates over; null at the end.</summary>
    protected PyDict? Dict = dict;

    /// <summary>Where the next entry is looked for.</summary>
    protected int Position = position;

    /// <summary>How many entries are to come.</summary>
    protected int Left = dict.Count;

    /// <summary>The dict, if entries are to come and it has as many as at the start.</summary>
    protected PyDict? Unchanged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Dict is { } dict && dict.Count == _count ? dict : null;
    }

    /// <summary>What is said when the dict is not unchanged.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected bool Changed(out PyObject? key, out PyObject? value)
    {
        key = value = null;
        if (Dict is null) return false;
        _count = -1;
        return PyErr.RuntimeError("dictionary changed size during iteration");
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal nint LengthHint() => Unchanged is null ? 0 : Left;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        // The rest as a list; this iterator stays where it is.
        var rest = (DictIterator)MemberwiseClone();
        return Protocols.Iteration.ToList(thread, rest) is { } list ? PyTuple.Of(iter, PyTuple.Of(list)) : null;
    }
}
