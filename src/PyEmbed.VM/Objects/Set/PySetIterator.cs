using System.Runtime.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Iterates over a set or frozenset.</summary>
[PyType("set_iterator")]
internal sealed partial class PySetIterator(PyAnySet set) : PyObject
{
    private PyAnySet? _set = set;   // null at the end
    private int _count = set.Count;   // what the set must have; -1 once it had not
    private int _position;
    private int _left = set.Count;

    /// <summary>The next item; null at the end or with an error set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PyObject? TakeNext(PyThreadState thread)
    {
        if (_set is not { } set) return null;
        if (set.Count != _count) return Changed();
        var before = _position;
        if (!set.NextItem(ref _position, out var key, out _))
        {
            _set = null;
            return null;
        }
        _left--;
        // A set may be nearly all gaps.
        return _position - before < 64 || thread.TryChargeWork((_position - before) / 8) ? key : null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PyObject? Changed()
    {
        _count = -1;
        return PyErr.RuntimeError("Set changed size during iteration");
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => TakeNext(thread);

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal nint LengthHint() => _set is not null && _set.Count == _count ? _left : 0;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        var rest = (PySetIterator)MemberwiseClone();
        return Protocols.Iteration.ToList(thread, rest) is { } list ? PyTuple.Of(iter, PyTuple.Of(list)) : null;
    }
}
