using PyEmbed.Bytecode;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>A function written in Python: a code object with its globals, defaults and closure. Data model 3.2.</summary>
[PyType("function", MethodDescriptor = true, Vectorcall = true, Weakrefs = true, Dict = true, Doc = "Create a function object.")]
internal sealed partial class PyFunction : PyObject
{
    private InstanceAttributes _attributes;
    private PyStr? _name;
    private PyStr? _qualName;
    private PyObject? _doc;
    private PyObject? _module;

    public PyFunction(PyCode code, PyDict globals, PyDict builtins)
    {
        Code = code;
        Globals = globals;
        Builtins = builtins;
    }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    public PyCode Code { get; private set; }

    public CodeObject CodeObject => Code.CodeObject;

    public PyDict Globals { get; }

    /// <summary>The namespace of builtins, found when the function was made.</summary>
    public PyDict Builtins { get; }

    /// <summary><c>__defaults__</c></summary>
    public PyTuple? Defaults { get; set; }

    /// <summary><c>__kwdefaults__</c></summary>
    public PyDict? KeywordDefaults { get; set; }

    /// <summary>A dict, or the tuple of names and values that the compiler leaves, from which it is made on demand.</summary>
    public PyObject? Annotations { get; set; }

    /// <summary><c>__type_params__</c>, where the engine accepts syntax newer than 3.11. PEP 695.</summary>
    public PyTuple? TypeParameters { get; set; }

    /// <summary><c>__closure__</c>: cells.</summary>
    public PyTuple? Closure { get; set; }

    /// <summary>The register code; null before the first call.</summary>
    public QuickCode? Quick;

    /// <summary>How many arguments by position are just what the function takes; -1 where binding is more than that, or it has not been called yet.</summary>
    public int ExactArgCount = -1;

    public PyStr Name => _name ??= Code.NameObject;

    public PyStr QualName => _qualName ??= Code.QualNameObject;

    public string QualNameText => QualName.ToString();

    /// <summary>Makes sure that <see cref="Quick"/> is there. False: the code is bad, a SystemError is set.</summary>
    public bool TryQuicken(PyThreadState thread) => Quick is not null || Quicken(thread);

    private bool Quicken(PyThreadState thread)
    {
        if (Code.QuickFor(Globals, Builtins) is not { } quick) return false;
        Quick = quick;
        // Code of a module or class body needs a namespace, which the slower way gives it.
        ExactArgCount = quick.IsSimple && (Code.CodeObject.Flags & CodeFlags.Optimized) != 0 ? quick.ArgCount : -1;
        return true;
    }

    /// <summary>What <c>__builtins__</c> of a global namespace stands for; the engine's builtins where there is none.</summary>
    public static PyDict? BuiltinsOf(PyThreadState thread, PyDict globals)
    {
        if (!globals.TryGetItem(thread, Names.Builtins, out var value)) return null;
        return value switch
        {
            PyModule module => module.Dict,
            PyDict dict => dict,
            null => thread.CurrentFrame?.Builtins ?? thread.Interpreter.Builtins,
            _ when !value.Type.Defines(Slot.GetItem) => PyErr.TypeError($"'{value.Type.NameInMessages}' object is not subscriptable"),
            _ => thread.Interpreter.Builtins,
        };
    }

    [PyMethod("__new__(cls, code, globals, name=None, argdefs=None, closure=None)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject code, PyObject globals, PyObject? name, PyObject? argdefs, PyObject? closure)
    {
        if (code is not PyCode made) return PyErr.TypeError($"function() argument 'code' must be code, not {code.Type.NameInMessages}");
        if (globals is not PyDict space) return PyErr.TypeError($"function() argument 'globals' must be dict, not {globals.Type.NameInMessages}");
        if (name is not (null or PyNone or PyStr)) return PyErr.TypeError("arg 3 (name) must be None or string");
        if (argdefs is not (null or PyNone or PyTuple)) return PyErr.TypeError("arg 4 (defaults) must be None or tuple");
        var free = made.CodeObject.FreeVars.Length;
        if (closure is not PyTuple)
        {
            if (free > 0 && closure is null or PyNone) return PyErr.TypeError("arg 5 (closure) must be tuple");
            if (closure is not (null or PyNone)) return PyErr.TypeError("arg 5 (closure) must be None or tuple");
        }
        var cells = closure as PyTuple;
        if ((cells?.Count ?? 0) != free) return PyErr.ValueError($"{made.CodeObject.Name} requires closure of length {free}, not {cells?.Count ?? 0}");
        foreach (var cell in cells is null ? default : cells.Items)
            if (cell is not PyCell) return PyErr.TypeError($"arg 5 (closure) expected cell, found {cell.Type.NameInMessages}");
        if (BuiltinsOf(thread, space) is not { } builtins) return null;
        return new PyFunction(made, space, builtins) { _name = name as PyStr, Defaults = argdefs as PyTuple, Closure = cells };
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Evaluation.Call(thread, this, args, keywordNames);

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject? Get(PyThreadState thread, PyObject? instance, PyType? owner) => instance is null ? this : new PyMethod(this, instance);

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<function {QualNameText} at 0x{Identity.Of(this):x}>";

    [PyProperty("__code__", Setter = nameof(SetCode))]
    internal PyObject CodeValue() => Code;

    internal bool SetCode(PyThreadState thread, PyObject? value)
    {
        if (value is not PyCode code) return PyErr.TypeError("__code__ must be set to a code object");
        var (free, cells) = (code.CodeObject.FreeVars.Length, Closure?.Count ?? 0);
        if (free != cells) return PyErr.ValueError($"{Name}() requires a code object with {cells} free vars, not {free}");
        _ = Name;   // stays what it was
        _ = QualName;
        Code = code;
        Quick = null;
        ExactArgCount = -1;
        return true;
    }

    [PyProperty("__globals__", Member = true)]
    internal PyObject GlobalsValue => Globals;

    [PyProperty("__builtins__", Member = true)]
    internal PyObject BuiltinsValue => Builtins;

    [PyProperty("__closure__", Member = true)]
    internal PyObject ClosureValue => Closure ?? (PyObject)PyNone.Instance;

    [PyProperty("__name__", Setter = nameof(SetName))]
    internal PyObject NameValue() => Name;

    internal bool SetName(PyThreadState thread, PyObject? value)
    {
        if (value is not PyStr name) return PyErr.TypeError("__name__ must be set to a string object");
        _name = name;
        return true;
    }

    [PyProperty("__qualname__", Setter = nameof(SetQualName))]
    internal PyObject QualNameValue() => QualName;

    internal bool SetQualName(PyThreadState thread, PyObject? value)
    {
        if (value is not PyStr name) return PyErr.TypeError("__qualname__ must be set to a string object");
        _qualName = name;
        return true;
    }

    [PyProperty("__doc__", Setter = nameof(SetDoc))]
    internal PyObject DocValue() => _doc ??= Code.DocObject;

    internal bool SetDoc(PyThreadState thread, PyObject? value)
    {
        _doc = value ?? PyNone.Instance;
        return true;
    }

    [PyProperty("__module__", Setter = nameof(SetModule))]
    internal PyObject ModuleValue() => _module ?? Globals.GetByName(Names.Name) ?? PyNone.Instance;

    internal bool SetModule(PyThreadState thread, PyObject? value)
    {
        _module = value ?? PyNone.Instance;
        return true;
    }

    [PyProperty("__defaults__", Setter = nameof(SetDefaults))]
    internal PyObject DefaultsValue() => Defaults ?? (PyObject)PyNone.Instance;

    internal bool SetDefaults(PyThreadState thread, PyObject? value)
    {
        if (value is not (null or PyNone or PyTuple)) return PyErr.TypeError("__defaults__ must be set to a tuple object");
        Defaults = value as PyTuple;
        return true;
    }

    [PyProperty("__kwdefaults__", Setter = nameof(SetKeywordDefaults))]
    internal PyObject KeywordDefaultsValue() => KeywordDefaults ?? (PyObject)PyNone.Instance;

    internal bool SetKeywordDefaults(PyThreadState thread, PyObject? value)
    {
        if (value is not (null or PyNone or PyDict)) return PyErr.TypeError("__kwdefaults__ must be set to a dict object");
        KeywordDefaults = value as PyDict;
        return true;
    }

    [PyProperty("__annotations__", Setter = nameof(SetAnnotations))]
    internal PyObject AnnotationsValue()
    {
        if (Annotations is PyDict made) return made;
        var dict = new PyDict();
        if (Annotations is PyTuple pairs)
            for (var i = 0; i + 1 < pairs.Count; i += 2) dict.SetByName((PyStr)pairs[i], pairs[i + 1]);
        Annotations = dict;
        return dict;
    }

    internal bool SetAnnotations(PyThreadState thread, PyObject? value)
    {
        if (value is not (null or PyNone or PyDict)) return PyErr.TypeError("__annotations__ must be set to a dict object");
        Annotations = value as PyDict;
        return true;
    }

    [PyProperty("__dict__", Setter = nameof(SetDict))]
    internal PyObject DictValue() => InstanceDict.Materialize(this);

    internal bool SetDict(PyThreadState thread, PyObject? value)
    {
        if (value is not PyDict dict) return PyErr.TypeError(value is null ? "cannot delete __dict__" : $"__dict__ must be set to a dictionary, not a '{value.Type.NameInMessages}'");
        InstanceDict.Replace(this, dict);
        return true;
    }
}
