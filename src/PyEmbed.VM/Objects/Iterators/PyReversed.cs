using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>reversed</c>: a sequence by its indices from the end.</summary>
[PyType("reversed", Subclassable = true, Doc = "An iterator over the items of a sequence, the last first.")]
internal partial class PyReversed(PyObject sequence, nint count) : PyObject
{
    private PyObject? _sequence = sequence;   // null at the end
    private nint _index = count - 1;

    [PyMethod("__new__(cls, sequence, /)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject sequence)
    {
        if (!Attributes.TryGetSpecial(thread, sequence, Names.Reversed, out var method)) return null;
        if (method is PyNone) return NotReversible(sequence);
        if (method is not null) return Calls.Call0(thread, method);
        if (!sequence.Type.Defines(Slot.GetItem) || sequence is PyDict) return NotReversible(sequence);
        if (!Subscript.TryLength(thread, sequence, out var count)) return null;
        return ReferenceEquals(type, BuiltinType) ? new PyReversed(sequence, count) : new PyReversedInstance(type, sequence, count);
    }

    private static PyError NotReversible(PyObject value) => PyErr.TypeError($"'{value.Type.NameInMessages}' object is not reversible");

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_sequence is null || _index < 0)
        {
            _index = -1;
            _sequence = null;
            return null;
        }
        var item = Subscript.GetItem(thread, _sequence, PyInt.From(_index));
        if (item is not null)
        {
            _index--;
            return item;
        }
        if (thread.ClearErrorIf(PyExceptions.IndexError) || thread.ClearErrorIf(PyExceptions.StopIteration))
        {
            _index = -1;
            _sequence = null;
        }
        return null;
    }

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true)]
    internal PyObject? LengthHint(PyThreadState thread)
    {
        if (_sequence is null) return PyInt.Zero;
        if (!Subscript.TryLength(thread, _sequence, out var length)) return null;
        return PyInt.From(length < _index + 1 ? 0 : _index + 1);
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject Reduce() => _sequence is null
        ? PyTuple.Of(Type, PyTuple.Of(PyTuple.Empty))
        : PyTuple.Of(Type, PyTuple.Of(_sequence), PyInt.From(_index));

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (!IndexIterator.TryReadState(state, out var index)) return null;
        if (_sequence is null) return PyNone.Instance;
        if (!Subscript.TryLength(thread, _sequence, out var length)) return null;
        _index = (nint)Math.Clamp(index, -1, length - 1);
        return PyNone.Instance;
    }
}
