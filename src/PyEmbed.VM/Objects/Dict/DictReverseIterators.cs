using System.Diagnostics.CodeAnalysis;

namespace PyEmbed.VM.Objects;

/// <summary>What iterators over keys, values and items from the end have in common.</summary>
internal abstract class DictReverseIterator(PyDict dict) : PyObject
{
    private PyDict? _dict = dict;   // null at the end
    private int _count = dict.Count;   // what the dict must have; -1 once it had not
    private int _position = dict.UsedEntries;
    private int _left = dict.Count;

    /// <summary>The entry before; false at the beginning or with an error set.</summary>
    protected bool TryTakeNext(PyThreadState thread, [NotNullWhen(true)] out PyObject? key, [NotNullWhen(true)] out PyObject? value)
    {
        key = value = null;
        if (_dict is not { } dict) return false;
        if (dict.Count != _count)
        {
            _count = -1;
            return PyErr.RuntimeError("dictionary changed size during iteration");
        }
        var before = _position = Math.Min(_position, dict.UsedEntries);
        if (dict.PreviousEntry(ref _position, out key, out value))
        {
            _left--;
            return thread.TryChargeWork((before - _position) / 8);
        }
        _dict = null;
        return false;
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal nint LengthHint() => _dict is not null && _dict.Count == _count ? _left : 0;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        var rest = (DictReverseIterator)MemberwiseClone();
        return Protocols.Iteration.ToList(thread, rest) is { } list ? PyTuple.Of(iter, PyTuple.Of(list)) : null;
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
