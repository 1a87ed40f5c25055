using System.Diagnostics;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary><c>_pickle.Unpickler</c>: reads objects from a binary file.</summary>
[PyType("Unpickler", Module = "_pickle", Subclassable = true, Doc = "Reads pickles from a binary file.")]
internal partial class PyUnpickler : PyObject
{
    private UnpicklerInput? _input;   // null: __init__() was not called
    private readonly UnpicklerStack _stack = new();
    private PickleState? _state;
    private bool _fixesImports;
    private string _encoding = "ASCII", _errors = "strict";
    private PyObject? _buffers;
    private BoundHook _persistentLoad;

    // That of the pickle that is being read.
    private int _protocol;

    public PyUnpickler() { }

    private PickleState State => _state ?? throw new UnreachableException("an unpickler without its tables");

    internal UnpicklerMemo Memo { get; private set; } = new();

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyUnpicklerDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())")]
    internal bool Initialize(PyThreadState thread, PyObject file, bool fix_imports, [CText] PyStr encoding, [CText] PyStr errors, PyObject? buffers) =>
        UnpicklerInput.OfFile(thread, file) is { } input
        && TrySetUp(thread, input, fix_imports, encoding.ToString(), errors.ToString(), buffers)
        && BoundHook.TryFind(thread, this, PickleNames.PersistentLoad, out _persistentLoad);

    /// <summary>Sets how it reads. False: an error is set.</summary>
    [MustCheck]
    public bool TrySetUp(PyThreadState thread, UnpicklerInput input, bool fixesImports, string encoding, string errors, PyObject? buffers)
    {
        if (PickleState.Loaded(thread) is not { } state) return false;
        PyObject? iterator = null;
        if (buffers is not null and not PyNone)
        {
            iterator = Iteration.GetIter(thread, buffers);
            if (iterator is null) return false;
        }
        (_state, _input, _fixesImports, _encoding, _errors, _buffers) = (state, input, fixesImports, encoding, errors, iterator);
        Memo = new();
        _protocol = 0;
        return true;
    }

    [PyMethod("load(self, /)", Doc = "Read the next object.")]
    internal PyObject? Load(PyThreadState thread)
    {
        if (_input is null) return PickleState.CannotUnpickle(thread, $"Unpickler.__init__() was not called by {Type.NameInMessages}.__init__()");
        return LoadNext(thread);
    }

    [MustCheck]
    public PyObject? LoadNext(PyThreadState thread)
    {
        if (!thread.TryEnterRecursion(" while unpickling an object")) return null;
        _stack.Clear();
        _protocol = 0;
        var value = Run(thread, _input!);
        thread.LeaveRecursion();
        return value;
    }

    [PyProperty("memo", Setter = nameof(SetMemo))]
    internal PyObject MemoProxy() => new PyUnpicklerMemoProxy(this);

    internal bool SetMemo(PyThreadState thread, PyObject? value)
    {
        switch (value)
        {
            case null:
                return PyErr.TypeError("attribute deletion is not supported");
            case PyUnpicklerMemoProxy proxy:
                if (proxy.Unpickler.Memo.Copy(thread) is not { } copy) return false;
                Memo = copy;
                return true;
            case PyDict entries:
                var memo = new UnpicklerMemo();
                var position = 0;
                while (entries.NextEntry(ref position, out var key, out var entry))
                {
                    if (key is not (PyInt or PyBigInt)) return PyErr.TypeError("memo key must be integers");
                    if (!ArgumentConversion.TryNativeInt(thread, key, out var number)) return false;
                    if (number < 0) return PyErr.ValueError("memo key must be positive integers.");
                    if (!memo.TrySet(thread, number, entry)) return false;
                }
                Memo = memo;
                return true;
            default:
                return PyErr.TypeError($"'memo' attribute must be an UnpicklerMemoProxy object or dict, not {value.Type.NameInMessages}");
        }
    }

    [PyProperty("persistent_load", Setter = nameof(SetPersistentLoad))]
    internal PyObject? PersistentLoad() => _persistentLoad.Get(this, "persistent_load");

    internal bool SetPersistentLoad(PyThreadState thread, PyObject? value) => BoundHook.TrySet(value, "persistent_load", ref _persistentLoad);
}
