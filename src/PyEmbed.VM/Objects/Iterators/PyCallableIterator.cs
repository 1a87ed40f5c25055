using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>iter(callable, sentinel)</c>: calls until the sentinel comes.</summary>
[PyType("callable_iterator")]
internal sealed partial class PyCallableIterator(PyObject callable, PyObject sentinel) : PyObject
{
    private PyObject? _callable = callable;   // null at the end

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_callable is null) return null;
        var result = Calls.Call0(thread, _callable);
        if (result is null)
        {
            if (thread.ClearErrorIf(PyExceptions.StopIteration)) _callable = null;
            return null;
        }
        if (_callable is null) return null;   // the call may have iterated over this one to its end
        if (!Comparison.TryEquals(thread, sentinel, result, out var isSentinel)) return null;
        if (!isSentinel) return result;
        _callable = null;
        return null;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Pickling.Builtin(thread, "iter") is not { } iter) return null;
        return PyTuple.Of(iter, _callable is null ? PyTuple.Of(PyTuple.Empty) : PyTuple.Of(_callable, sentinel));
    }
}
