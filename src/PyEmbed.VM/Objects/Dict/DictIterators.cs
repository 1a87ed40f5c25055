using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>What iterators over keys, values and items have in common.</summary>
internal abstract class DictIterator(PyDict dict) : PyObject
{
    private const int FreeGaps = 64;   // what is skipped beyond is charged: a dict may be nearly all gaps

    private PyDict? _dict = dict;   // null at the end
    private int _count = dict.Count;   // what the dict must have; -1 once it had not
    private int _position;
    private int _left = dict.Count;

    /// <summary>The next entry; false at the end or with an error set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTakeNext(PyThreadState thread, [NotNullWhen(true)] out PyObject? key, [NotNullWhen(true)] out PyObject? value)
    {
        if (_dict is { } dict && dict.Count == _count)
        {
            var before = _position;
            if (dict.NextEntry(ref _position, out key, out value))
            {
                if (_left > 0 && _position - before < FreeGaps)
                {
                    _left--;
                    return true;
                }
                return TakeSlowly(thread, before, ref key, ref value);
            }
            _dict = null;
            return false;
        }
        return Changed(out key, out value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TakeSlowly(PyThreadState thread, int before, ref PyObject? key, ref PyObject? value)
    {
        if (!thread.TryChargeWork((_position - before) / 8)) return false;
        if (_left > 0)
        {
            _left--;
            return true;
        }
        // As many keys as before, but others: one more comes than there were at the start.
        _dict = null;
        key = value = null;
        return PyErr.RuntimeError("dictionary keys changed during iteration");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Changed(out PyObject? key, out PyObject? value)
    {
        key = value = null;
        if (_dict is null) return false;
        _count = -1;
        return PyErr.RuntimeError("dictionary changed size during iteration");
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal nint LengthHint() => _dict is not null && _dict.Count == _count ? _left : 0;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        // The rest as a list; this iterator stays where it is.
        var rest = (DictIterator)MemberwiseClone();
        return Protocols.Iteration.ToList(thread, rest) is { } list ? PyTuple.Of(iter, PyTuple.Of(list)) : null;
    }
}

/// <summary>Iterates over a dict's keys.</summary>
[PyType("dict_keyiterator")]
internal sealed partial class PyDictKeyIterator(PyDict dict) : DictIterator(dict)
{
    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => TryTakeNext(thread, out var key, out _) ? key : null;
}

/// <summary>Iterates over a dict's values.</summary>
[PyType("dict_valueiterator")]
internal sealed partial class PyDictValueIterator(PyDict dict) : DictIterator(dict)
{
    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => TryTakeNext(thread, out _, out var value) ? value : null;
}

/// <summary>Iterates over a dict's items.</summary>
[PyType("dict_itemiterator")]
internal sealed partial class PyDictItemIterator(PyDict dict) : DictIterator(dict)
{
    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => TryTakeNext(thread, out var key, out var value) ? PyTuple.Of(key, value) : null;
}
