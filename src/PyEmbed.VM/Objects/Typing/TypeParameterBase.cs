using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>What <c>TypeVar</c>, <c>ParamSpec</c> and <c>TypeVarTuple</c> have in common. PEP 695, 696.</summary>
internal abstract class TypeParameterBase(PyStr name) : PyObject
{
    private InstanceAttributes _attributes;
    private LateValue _default;

    // Instances that a call made have their own.
    [PyConstant("__module__")] internal const string ModuleName = "typing";

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyProperty("__name__", Member = true)]
    internal PyStr NameValue { get; } = name;

    public void SetDefault(LateValue value) => _default = value;

    [PyProperty("__default__", Doc = "The default; typing.NoDefault where there is none.")]
    internal PyObject? Default(PyThreadState thread) => _default.Get(thread, PyNoDefault.Instance);

    [PyMethod("has_default(self, /)", Doc = "Whether there is a default.")]
    internal bool HasDefault() => _default.IsGiven;

    [PyMethod("__mro_entries__(self, bases, /)", NoTextSignature = true)]
    internal PyObject? MroEntries(PyThreadState thread, PyObject bases) => PyErr.TypeError($"Cannot subclass an instance of {Type.Name}");

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject Reduce() => NameValue;

    /// <summary>One that a call makes knows its caller's module.</summary>
    protected void SetModule(PyThreadState thread)
    {
        if (thread.CurrentGlobals?.GetByName(Names.Name) is { } module) InstanceDict.Set(this, Names.Module, module);
    }

    protected void SetDefaultArgument(PyObject? value)
    {
        if (value is not (null or PyNoDefault)) _default = LateValue.Of(value);
    }

    // What substitution means is written in Python.
    private protected static PyObject? CallTyping(PyThreadState thread, string name, params ReadOnlySpan<PyObject> args)
    {
        if (Import.Imports.Import(thread, "typing") is not { } typing || Attributes.Get(thread, typing, PyStr.FromName(name)) is not { } function) return null;
        return Calls.CallN(thread, function, args, null);
    }

    private protected string Shown(bool covariant, bool contravariant, bool inferred) => (inferred ? "" : covariant ? "+" : contravariant ? "-" : "~") + NameValue;

    private protected static bool CheckVariance(bool covariant, bool contravariant, bool inferred)
    {
        if (covariant && contravariant) return PyErr.ValueError("Bivariant types are not supported.");
        return !inferred || !covariant && !contravariant || PyErr.ValueError("Variance cannot be specified with infer_variance.");
    }
}

/// <summary><c>typing.NoDefault</c></summary>
[PyType("NoDefaultType", Module = "typing", Doc = "The type of the NoDefault singleton.")]
internal sealed partial class PyNoDefault : PyObject
{
    /// <summary>The only one.</summary>
    public static readonly PyNoDefault Instance = new();

    private PyNoDefault() { }

    [PyMethod("__new__(cls, /)", NoTextSignature = true)]
    internal static PyObject New(PyThreadState thread, PyType type) => Instance;

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => "typing.NoDefault";

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal string Reduce() => "NoDefault";
}
