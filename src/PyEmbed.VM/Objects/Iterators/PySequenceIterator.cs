using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Iterates over an object without <c>__iter__</c> by its items from 0 on.</summary>
[PyType("iterator")]
internal sealed partial class PySequenceIterator(PyObject sequence) : PyObject
{
    private PyObject? _sequence = sequence;   // null at the end
    private long _index;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_sequence is null) return null;
        var item = Subscript.GetItem(thread, _sequence, PyInt.From(_index));
        if (item is not null)
        {
            _index++;
            return item;
        }
        if (thread.ClearErrorIf(PyExceptions.IndexError) || thread.ClearErrorIf(PyExceptions.StopIteration)) _sequence = null;
        return null;
    }

    [PyMethod("__length_hint__(self, /)")]
    internal PyObject? LengthHint(PyThreadState thread)
    {
        if (_sequence is null || !_sequence.Type.Defines(CompilerServices.Slot.Length)) return _sequence is null ? PyInt.Zero : PyNotImplemented.Instance;
        if (!Subscript.TryLength(thread, _sequence, out var length)) return null;
        return PyInt.From(Math.Max(0, length - _index));
    }

    [PyMethod("__reduce__(self, /)")]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        return _sequence is null ? PyTuple.Of(iter, PyTuple.Of(PyTuple.Empty)) : PyTuple.Of(iter, PyTuple.Of(_sequence), PyInt.From(_index));
    }

    [PyMethod("__setstate__(self, state, /)")]
    internal PyObject? SetState(PyObject state)
    {
        if (!IndexIterator.TryReadState(state, out var index)) return null;
        if (_sequence is not null) _index = Math.Max(0, index);
        return PyNone.Instance;
    }
}
