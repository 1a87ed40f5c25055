namespace PyEmbed.StandardLibrary.Collections;

/// <summary>What the iterators over a deque from both ends have in common.</summary>
internal abstract class DequeIterator(PyDeque deque) : PyObject
{
    private readonly long _version = deque.Version;

    /// <summary>How many items are to come.</summary>
    private int _left = deque.Count;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next()
    {
        if (_version != deque.Version)
        {
            _left = 0;
            return PyErr.RuntimeError("deque mutated during iteration");
        }
        if (_left == 0) return null;
        return ItemAt(deque, _left--);
    }

    private protected abstract PyObject ItemAt(PyDeque deque, int left);

    /// <summary>The arguments of the constructors, whose messages name no function. False: an error is set.</summary>
    [MustCheck]
    protected static bool TryArguments(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, out PyDeque? deque, out nint index)
    {
        index = 0;
        var count = args.Length - (keywordNames?.Count ?? 0);   // keywords are not looked at
        deque = count > 0 ? args[0] as PyDeque : null;
        if (count is < 1 or > 2) return PyErr.TypeError($"function takes at {(count < 1 ? "least 1 argument" : "most 2 arguments")} ({count} given)");
        if (deque is null) return PyErr.TypeError($"argument 1 must be collections.deque, not {args[0].Type.NameInMessages}");
        return count == 1 || ArgumentConversion.TryNativeInt(thread, args[1], out index);
    }

    /// <summary>Leaves out items at the start. False: an error is set.</summary>
    [MustCheck]
    protected bool TrySkip(PyThreadState thread, nint count)
    {
        for (; count > 0 && _left > 0; count--)
            if (!thread.TryChargeWork(1) || Next() is null) return false;
        return true;
    }

    [PyMethod("__length_hint__(self, /)", NoTextSignature = true, Doc = "An estimate of how many items are left.")]
    internal nint LengthHint() => _left;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Of(deque, PyInt.From(deque.Count - _left)));
}

/// <summary>Iterates over a deque from the left.</summary>
[PyType("_deque_iterator", Module = "_collections")]
internal sealed partial class PyDequeIterator(PyDeque deque) : DequeIterator(deque)
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!TryArguments(thread, args, keywordNames, out var deque, out var index)) return null;
        var made = new PyDequeIterator(deque!);
        return made.TrySkip(thread, index) ? made : null;
    }

    private protected override PyObject ItemAt(PyDeque deque, int left) => deque[deque.Count - left];
}

/// <summary>Iterates over a deque from the right.</summary>
[PyType("_deque_reverse_iterator", Module = "_collections")]
internal sealed partial class PyDequeReverseIterator(PyDeque deque) : DequeIterator(deque)
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!TryArguments(thread, args, keywordNames, out var deque, out var index)) return null;
        var made = new PyDequeReverseIterator(deque!);
        return made.TrySkip(thread, index) ? made : null;
    }

    private protected override PyObject ItemAt(PyDeque deque, int left) => deque[left - 1];
}
