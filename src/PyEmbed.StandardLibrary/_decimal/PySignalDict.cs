using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>The base of <c>SignalDict</c>: which signals are set in the flags or the traps of a context, as a mapping.</summary>
[PyType("SignalDictMixin", Module = "decimal", Subclassable = true, Unhashable = true)]
internal partial class PySignalDict : PyObject
{
    private PyDecimalContext? _context;
    private bool _isTraps;

    public PySignalDict() { }

    public void Bind(PyDecimalContext context, bool isTraps) => (_context, _isTraps) = (context, isTraps);

    public Conditions Conditions
    {
        get => _isTraps ? _context!.Traps : _context!.Flags;
        set
        {
            if (_isTraps) _context!.Traps = value;
            else _context!.Flags = value;
        }
    }

    private bool IsBound => _context is not null || PyErr.ValueError("invalid signal dict");

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PySignalDictDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool Init(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => true;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (!IsBound) return null;
        var text = new ContainerRepr(thread);
        var before = "{";
        foreach (var (type, signal) in _context!.State.Signals)
        {
            text.Append(before);
            if (!text.TryAppend(type)) return null;
            text.Append((Conditions & signal) != 0 ? ":True" : ":False");
            before = ", ";
        }
        text.Append("}");
        return text.ToStr();
    }

    [PyRichCompare]
    internal PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (!IsBound) return null;
        if (op is not (CompareOp.Eq or CompareOp.Ne)) return PyNotImplemented.Instance;
        bool areEqual;
        switch (other)
        {
            case PySignalDict signals:
                if (!signals.IsBound) return null;
                areEqual = Conditions == signals.Conditions;
                break;
            case PyDict dict:
                if (dict.Count == 0) return PyErr.ValueError("invalid signal dict");
                if (!TryRead(thread, _context!.State, dict, out var conditions)) return thread.ClearErrorIf(PyExceptions.KeyError) ? PyNotImplemented.Instance : null;
                // The bits are compared, as CPython does: a signal that was set by one of its conditions is not the whole signal.
                areEqual = Conditions == conditions;
                break;
            default:
                return PyNotImplemented.Instance;
        }
        return PyBool.From(areEqual == (op == CompareOp.Eq));
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iterate(PyThreadState thread) => IsBound ? Iteration.GetIter(thread, Types(_context!.State)) : null;

    private static PyTuple Types(DecimalState state) => PyTuple.Adopt(Array.ConvertAll<(PyType Type, Conditions), PyObject>(state.Signals, static signal => signal.Type));

    [PyMethod("__len__(self, /)")]
    internal bool TryLength(PyThreadState thread, out nint length)
    {
        length = _context is null ? 0 : _context.State.Signals.Length;
        return IsBound;
    }

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key) => IsBound && _context!.State.TryGetSignal(key, out var signal) ? PyBool.From((Conditions & signal) != 0) : null;

    [PyMethod("__setitem__(self, key, value, /)")]
    internal bool SetItem(PyThreadState thread, PyObject key, PyObject value)
    {
        if (!IsBound || !_context!.State.TryGetSignal(key, out var signal) || !Truth.TryTest(thread, value, out var isSet)) return false;
        Conditions = isSet ? Conditions | signal : Conditions & ~signal;
        return true;
    }

    [PyMethod("__delitem__(self, key, /)")]
    internal bool DeleteItem(PyThreadState thread, PyObject key) => IsBound && PyErr.ValueError("signal keys cannot be deleted");

    [PyMethod("copy(self, /)", NoTextSignature = true)]
    internal PyObject? Copy(PyThreadState thread)
    {
        if (!IsBound) return null;
        var copy = new PyDict();
        foreach (var (type, signal) in _context!.State.Signals)
            if (!copy.TrySetItem(thread, type, PyBool.From((Conditions & signal) != 0))) return null;
        return copy;
    }

    /// <summary>The conditions that a mapping of all signals, or another such dict, stands for. False: an error is set.</summary>
    public static bool TryRead(PyThreadState thread, DecimalState state, PyObject value, out Conditions conditions)
    {
        conditions = Conditions.None;
        if (value is PySignalDict signals)
        {
            if (!signals.IsBound) return false;
            conditions = signals.Conditions;
            return true;
        }
        if (value is not PyDict dict) return PyErr.TypeError("argument must be a signal dict");
        if (dict.Count != state.Signals.Length) return PyErr.KeyError("invalid signal dict");
        foreach (var (type, signal) in state.Signals)
        {
            if (!dict.TryGetItem(thread, type, out var isSet)) return false;
            if (isSet is null) return PyErr.KeyError("invalid signal dict");
            if (!Truth.TryTest(thread, isSet, out var truth)) return false;
            if (truth) conditions |= signal;
        }
        return true;
    }
}
