using System.Diagnostics;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary><c>_pickle.Pickler</c>: writes objects to a binary file.</summary>
[PyType("Pickler", Module = "_pickle", Subclassable = true, Doc = "Writes pickles to a binary file.")]
internal partial class PyPickler : PyObject
{
    private const int DefaultProtocol = 4, HighestProtocol = 5;

    private readonly PicklerOutput _output = new();
    private PicklerMemo _memo = new();
    private PickleState? _state;   // null: __init__() was not called
    private int _protocol;
    private int _binary;
    private int _fast;
    private bool _fixesImports;
    private PyObject? _dispatchTable;
    private PyObject? _bufferCallback;
    private PyObject? _reducerOverride;
    private BoundHook _persistentId;

    public PyPickler() { }

    private PickleState State => _state ?? throw new UnreachableException("a pickler without its tables");

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyPicklerDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, file, protocol=None, fix_imports=True, buffer_callback=None)")]
    internal bool Initialize(PyThreadState thread, PyObject file, PyObject protocol, bool fix_imports, [NoneAsNull] PyObject? buffer_callback)
    {
        if (!TrySetUp(thread, protocol, fix_imports, buffer_callback, file)) return false;
        _fast = 0;
        _fastDepth = 0;
        _fastOpen = null;
        _dispatchTable = null;
        return BoundHook.TryFind(thread, this, PickleNames.PersistentId, out _persistentId) && Attributes.TryGet(thread, this, PickleNames.DispatchTable, out _dispatchTable);
    }

    /// <summary>Sets what a pickle is written with. False: an error is set.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="protocol">An int, or None.</param>
    /// <param name="fixesImports">Whether names of Python 2 are written up to protocol 2.</param>
    /// <param name="bufferCallback">What is told of each buffer.</param>
    /// <param name="file">What is written to, null: nothing.</param>
    [MustCheck]
    public bool TrySetUp(PyThreadState thread, PyObject protocol, bool fixesImports, PyObject? bufferCallback, PyObject? file)
    {
        if (PickleState.Loaded(thread) is not { } state) return false;
        _state = state;
        var number = (long)DefaultProtocol;
        if (protocol is not PyNone)
        {
            if (!ArgumentConversion.TryInt64(thread, protocol, out number)) return false;
            if (number < 0) number = HighestProtocol;
            if (number > HighestProtocol) return PyErr.ValueError($"pickle protocol must be <= {HighestProtocol}");
        }
        _protocol = (int)number;
        _binary = number > 0 ? 1 : 0;
        _fixesImports = fixesImports && number < 3;
        if (file is not null)
        {
            if (!Attributes.TryGet(thread, file, Names.PlainWrite, out var write)) return false;
            if (write is null) return PyErr.TypeError("file must have a 'write' attribute");
            _output.Write = write;
        }
        if (bufferCallback is not null && number < 5) return PyErr.ValueError("buffer_callback needs protocol >= 5");
        _bufferCallback = bufferCallback;
        return true;
    }

    [PyMethod("dump(self, obj, /)", Doc = "Write an object.")]
    internal PyObject? Dump(PyThreadState thread, PyObject obj)
    {
        if (_output.Write is null) return PickleState.CannotPickle(thread, $"Pickler.__init__() was not called by {Type.NameInMessages}.__init__()");
        return TryDumpToFile(thread, obj) ? PyNone.Instance : null;
    }

    [MustCheck]
    public bool TryDumpToFile(PyThreadState thread, PyObject value)
    {
        _output.Clear();
        return TryDump(thread, value) && _output.TryFlush(thread);
    }

    [MustCheck]
    public PyObject? DumpToBytes(PyThreadState thread, PyObject value) => TryDump(thread, value) ? _output.ToBytes(thread) : null;

    private bool TryDump(PyThreadState thread, PyObject value)
    {
        if (!Attributes.TryGet(thread, this, PickleNames.ReducerOverride, out _reducerOverride)) return false;
        if (_protocol >= 2)
        {
            if (!_output.TryPutByte(thread, PickleOpcode.Proto, (byte)_protocol)) return false;
            if (_protocol >= 4) _output.StartFraming();
        }
        var isWritten = TrySave(thread, value, isPersistentId: false) && _output.TryPut(thread, PickleOpcode.Stop);
        // It would hold this object.
        _reducerOverride = null;
        _output.EndFraming();
        return isWritten;
    }

    [PyMethod("clear_memo(self, /)", Doc = "Forget which objects were written.")]
    internal void ClearMemo() => _memo.Clear();

    /// <summary>Zero: arguments of instructions are lines of text.</summary>
    [PyProperty("bin", Setter = nameof(SetBinary))]
    internal int Binary() => _binary;

    internal bool SetBinary(PyThreadState thread, PyObject? value)
    {
        if (!TryFlag(thread, value, out var flag)) return false;
        _binary = flag;
        return true;
    }

    /// <summary>Not zero: objects are written again where they occur again.</summary>
    [PyProperty("fast", Setter = nameof(SetFast))]
    internal int Fast() => _fast;

    internal bool SetFast(PyThreadState thread, PyObject? value)
    {
        if (!TryFlag(thread, value, out var flag)) return false;
        _fast = flag;
        return true;
    }

    private static bool TryFlag(PyThreadState thread, PyObject? value, out int flag)
    {
        flag = 0;
        return value is null ? PyErr.TypeError("can't delete numeric/char attribute") : ArgumentConversion.TryInt32(thread, value, out flag);
    }

    [PyProperty("dispatch_table", Setter = nameof(SetDispatchTable))]
    internal PyObject? DispatchTable()
    {
        if (_dispatchTable is { } table) return table;
        return PyErr.AttributeError($"'{Type.NameInMessages}' object has no attribute 'dispatch_table'", this, PickleNames.DispatchTable);
    }

    internal bool SetDispatchTable(PyThreadState thread, PyObject? value)
    {
        if (value is null && _dispatchTable is null) return PyErr.AttributeError("dispatch_table");
        _dispatchTable = value;
        return true;
    }

    [PyProperty("persistent_id", Setter = nameof(SetPersistentId))]
    internal PyObject? PersistentId() => _persistentId.Get(this, "persistent_id");

    internal bool SetPersistentId(PyThreadState thread, PyObject? value) => BoundHook.TrySet(value, "persistent_id", ref _persistentId);

    [PyProperty("memo", Setter = nameof(SetMemo))]
    internal PyObject MemoProxy() => new PyPicklerMemoProxy(this);

    internal PicklerMemo Memo => _memo;

    internal bool SetMemo(PyThreadState thread, PyObject? value)
    {
        switch (value)
        {
            case null:
                return PyErr.TypeError("attribute deletion is not supported");
            case PyPicklerMemoProxy proxy:
                if (proxy.Pickler._memo.Copy(thread) is not { } copy) return false;
                _memo = copy;
                return true;
            case PyDict entries:
                var memo = new PicklerMemo();
                var position = 0;
                while (entries.NextEntry(ref position, out _, out var entry))
                {
                    if (entry is not PyTuple { Count: 2 } pair) return PyErr.TypeError("'memo' values must be 2-item tuples");
                    if (pair[0] is not (PyInt or PyBigInt)) return PyErr.TypeError("an integer is required");
                    if (!ArgumentConversion.TryNativeInt(thread, pair[0], out var number)) return false;
                    if (!memo.TrySet(thread, pair[1], number)) return false;
                }
                _memo = memo;
                return true;
            default:
                return PyErr.TypeError($"'memo' attribute must be a PicklerMemoProxy object or dict, not {value.Type.NameInMessages}");
        }
    }
}
