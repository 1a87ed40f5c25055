namespace PyEmbed.VM.Objects;

/// <summary><c>SystemExit</c>, with the exit code.</summary>
[PyType("SystemExit", Subclassable = true, OwnType = true, Dict = true, Doc = "Request to exit from the interpreter.")]
internal partial class PySystemExit : PyBaseException
{
    public PySystemExit(PyType type) : base(type) { }

    [PyProperty("code", Member = true, Doc = "The exit status.")]
    internal PyObject? Code { get; set; }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializeCode(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!Initialize(thread, args, keywordNames)) return false;
        if (args.Length > 0) Code = args.Length == 1 ? args[0] : Args;
        return true;
    }
}
