using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>What iterators from the beginning have in common.</summary>
internal abstract class DictForwardIterator(PyDict dict) : DictIterator(dict, position: 0)
{
    private const int FreeGaps = 64;   // what is skipped beyond is charged: a dict may be nearly all gaps

    /// <summary>The next entry; false at the end or with an error set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTakeNext(PyThreadState thread, [NotNullWhen(true)] out PyObject? key, [NotNullWhen(true)] out PyObject? value)
    {
        if (Unchanged is not { } dict) return Changed(out key, out value);
        var before = Position;
        if (dict.NextEntry(ref Position, out key, out value))
        {
            if (Left > 0 && Position - before < FreeGaps)
            {
                Left--;
                return true;
            }
            return TakeSlowly(thread, before, ref key, ref value);
        }
        Dict = null;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TakeSlowly(PyThreadState thread, int before, ref PyObject? key, ref PyObject? value)
    {
        if (!thread.TryChargeWork((Position - before) / 8)) return false;
        if (Left > 0)
        {
            Left--;
            return true;
        }
        // As many keys as before, but others: one more comes than there were at the start.
        Dict = null;
        key = value = null;
        return PyErr.RuntimeError("dictionary keys changed during iteration");
    }
}

/// <summary>Iterates over a dict's keys.</summary>
[PyType("dict_keyiterator")]
internal sealed partial class PyDictKeyIterator(PyDict dict) : DictForwardIterator(dict)
{
    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => TryTakeNext(thread, out var key, out _) ? key : null;
}

/// <summary>Iterates over a dict's values.</summary>
[PyType("dict_valueiterator")]
internal sealed partial class PyDictValueIterator(PyDict dict) : DictForwardIterator(dict)
{
    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => TryTakeNext(thread, out _, out var value) ? value : null;
}

/// <summary>Iterates over a dict's items.</summary>
[PyType("dict_itemiterator")]
internal sealed partial class PyDictItemIterator(PyDict dict) : DictForwardIterator(dict)
{
    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => TryTakeNext(thread, out var key, out var value) ? PyTuple.Of(key, value) : null;
}
