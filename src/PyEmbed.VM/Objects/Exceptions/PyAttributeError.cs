using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary><c>AttributeError</c>, with what suggestions are made from.</summary>
[PyType("AttributeError", Subclassable = true, OwnType = true, Dict = true, Doc = "Attribute not found.")]
internal partial class PyAttributeError : PyException
{
    private static readonly ArgumentBinder s_binder = new("AttributeError", ["name", "obj"], 0, 0, 0, true, false) { CountsKeywords = true };

    public PyAttributeError(PyType type) : base(type) { }

    [PyProperty("name", Member = true, Doc = "attribute name")]
    internal PyObject? NameValue { get; set; }

    [PyProperty("obj", Member = true, Doc = "object")]
    internal PyObject? ObjectValue { get; set; }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializeNames(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        Span<PyObject?> bound = new PyObject?[2];
        if (!s_binder.TryBind(args, keywordNames, bound, out _)) return false;
        Args = Positional(args, keywordNames);
        NameValue = bound[0];
        ObjectValue = bound[1];
        return true;
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject? OwnText(PyThreadState thread) => PlainText(thread, this);
}

/// <summary><c>NameError</c>, with what suggestions are made from.</summary>
[PyType("NameError", Subclassable = true, OwnType = true, Dict = true, Doc = "Name not found globally.")]
internal partial class PyNameError : PyException
{
    private static readonly ArgumentBinder s_binder = new("NameError", ["name"], 0, 0, 0, true, false) { CountsKeywords = true };

    public PyNameError(PyType type) : base(type) { }

    [PyProperty("name", Member = true, Doc = "name")]
    internal PyObject? NameValue { get; set; }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializeName(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        Span<PyObject?> bound = new PyObject?[1];
        if (!s_binder.TryBind(args, keywordNames, bound, out _)) return false;
        Args = Positional(args, keywordNames);
        NameValue = bound[0];
        return true;
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject? OwnText(PyThreadState thread) => PlainText(thread, this);
}
