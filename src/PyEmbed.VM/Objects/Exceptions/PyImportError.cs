using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary><c>ImportError</c></summary>
[PyType("ImportError", Subclassable = true, OwnType = true, Dict = true, Doc = "Import can't find module, or can't find name in module.")]
internal partial class PyImportError : PyException
{
    private static readonly ArgumentBinder s_binder = new("ImportError", ["name", "path"], 0, 0, 0, true, false) { CountsKeywords = true };
    private static readonly PyStr s_path = PyStr.FromName("path");

    public PyImportError(PyType type) : base(type) { }

    [PyProperty("msg", Member = true, Doc = "The message.")]
    internal PyObject? Message { get; set; }

    [PyProperty("name", Member = true, Doc = "module name")]
    internal PyObject? ModuleName { get; set; }

    [PyProperty("path", Member = true, Doc = "module path")]
    internal PyObject? Path { get; set; }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializeImport(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        Span<PyObject?> bound = new PyObject?[2];
        if (!s_binder.TryBind(args, keywordNames, bound, out _)) return false;
        Args = Positional(args, keywordNames);
        ModuleName = bound[0];
        Path = bound[1];
        Message = Args.Count == 1 ? Args[0] : null;
        return true;
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject? MessageText(PyThreadState thread) => Message is { } message && message.GetType() == typeof(PyStr) ? message : PlainText(thread, this);

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? ReduceImport(PyThreadState thread)
    {
        var own = HasOwnDict ? InstanceDict.Materialize(this) : null;
        if (ModuleName is null && Path is null) return own is null ? PyTuple.Of(Type, Args) : PyTuple.Of(Type, Args, own);
        var state = own?.Copy() ?? new PyDict();
        if (ModuleName is not null) state.SetByName(Names.PlainName, ModuleName);
        if (Path is not null) state.SetByName(s_path, Path);
        return PyTuple.Of(Type, Args, state);
    }
}
