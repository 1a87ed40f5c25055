using System.Diagnostics.CodeAnalysis;

namespace PyEmbed.VM.Objects;

/// <summary>What iterators from the end have in common.</summary>
internal abstract class DictReverseIterator(PyDict dict) : DictIterator(dict, dict.UsedEntries)
{
    /// <summary>The entry before; false at the beginning or with an error set.</summary>
    protected bool TryTakeNext(PyThreadState thread, [NotNullWhen(true)] out PyObject? key, [NotNullWhen(true)] out PyObject? value)
    {
        if (Unchanged is not { } dict) return Changed(out key, out value);
        var before = Position = Math.Min(Position, dict.UsedEntries);
        if (dict.PreviousEntry(ref Position, out key, out value))
        {
            Left--;
            return thread.TryChargeWork((before - Position) / 8);
        }
        Dict = null;
        return false;
    }
}

/// <summary>Iterates over a dict's keys from the end.</summary>
[PyType("dict_reversekeyiterator")]
internal sealed partial class PyDictReverseKeyIterator(PyDict dict) : DictReverseIterator(dict)
{
    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => TryTakeNext(thread, out var key, out _) ? key : null;
}

/// <summary>Iterates over a dict's values from the end.</summary>
[PyType("dict_reversevalueiterator")]
internal sealed partial class PyDictReverseValueIterator(PyDict dict) : DictReverseIterator(dict)
{
    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => TryTakeNext(thread, out _, out var value) ? value : null;
}

/// <summary>Iterates over a dict's items from the end.</summary>
[PyType("dict_reverseitemiterator")]
internal sealed partial class PyDictReverseItemIterator(PyDict dict) : DictReverseIterator(dict)
{
    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => TryTakeNext(thread, out var key, out var value) ? PyTuple.Of(key, value) : null;
}
