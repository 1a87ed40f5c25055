using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>typing.ParamSpec</c>: parameters that are not known yet. PEP 612, 695.</summary>
[PyType("ParamSpec", Module = "typing", Dict = true, Weakrefs = true, Doc = "A parameter specification variable.")]
internal sealed partial class PyParamSpec(PyStr name, PyObject? bound, bool covariant, bool contravariant, bool inferred) : TypeParameterBase(name)
{
    [PyMethod("__new__(cls, name, *, bound=None, default=..., covariant=False, contravariant=False, infer_variance=False)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyStr name, [NoneAsNull] PyObject? bound, PyObject? @default, bool covariant, bool contravariant, bool infer_variance)
    {
        if (!CheckVariance(covariant, contravariant, infer_variance)) return null;
        if (bound is not null)
        {
            bound = CallTyping(thread, "_type_check", bound, PyStr.FromName("Bound must be a type."));
            if (bound is null) return null;
        }
        var made = new PyParamSpec(name, bound, covariant, contravariant, infer_variance);
        made.SetDefaultArgument(@default);
        made.SetModule(thread);
        return made;
    }

    [PyProperty("__bound__", Member = true)]
    internal PyObject Bound => bound ?? PyNone.Instance;

    [PyProperty("__covariant__", Member = true)]
    internal bool IsCovariant => covariant;

    [PyProperty("__contravariant__", Member = true)]
    internal bool IsContravariant => contravariant;

    [PyProperty("__infer_variance__", Member = true)]
    internal bool InfersVariance => inferred;

    [PyProperty("args")]
    internal PyObject Args => new PyParamSpecArgs(this);

    [PyProperty("kwargs")]
    internal PyObject Kwargs => new PyParamSpecKwargs(this);

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => Shown(covariant, contravariant, inferred);

    [PyMethod("__or__(self, other, /)")]
    internal static PyObject? Or(PyThreadState thread, PyObject left, PyObject right) => CallTyping(thread, "_make_union", left, right);

    [PyMethod("__typing_subst__(self, arg, /)", NoTextSignature = true)]
    internal PyObject? Substitute(PyThreadState thread, PyObject arg) => CallTyping(thread, "_paramspec_subst", this, arg);

    [PyMethod("__typing_prepare_subst__(self, alias, args, /)", NoTextSignature = true)]
    internal PyObject? Prepare(PyThreadState thread, PyObject alias, PyObject args) => CallTyping(thread, "_paramspec_prepare_subst", this, alias, args);
}

/// <summary><c>P.args</c></summary>
[PyType("ParamSpecArgs", Module = "typing", Weakrefs = true, Doc = "The args for a ParamSpec object.")]
internal sealed partial class PyParamSpecArgs(PyObject origin) : PyObject
{
    [PyMethod("__new__(cls, origin)", NoTextSignature = true)]
    internal static PyObject New(PyThreadState thread, PyType type, PyObject origin) => new PyParamSpecArgs(origin);

    [PyProperty("__origin__", Member = true)]
    internal PyObject Origin => origin;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => origin is PyParamSpec { NameValue: var name } ? PyStr.FromUtf16($"{name}.args")
        : Representation.Repr(thread, origin) is { } shown ? PyStr.FromUtf16($"{shown}.args") : null;

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op) =>
        op is CompareOp.Eq or CompareOp.Ne && other is PyParamSpecArgs args ? Comparison.Compare(thread, origin, args.Origin, op) : PyNotImplemented.Instance;

    [PyMethod("__mro_entries__(self, bases, /)", NoTextSignature = true)]
    internal PyObject? MroEntries(PyThreadState thread, PyObject bases) => PyErr.TypeError("Cannot subclass an instance of ParamSpecArgs");
}

/// <summary><c>P.kwargs</c></summary>
[PyType("ParamSpecKwargs", Module = "typing", Weakrefs = true, Doc = "The kwargs for a ParamSpec object.")]
internal sealed partial class PyParamSpecKwargs(PyObject origin) : PyObject
{
    [PyMethod("__new__(cls, origin)", NoTextSignature = true)]
    internal static PyObject New(PyThreadState thread, PyType type, PyObject origin) => new PyParamSpecKwargs(origin);

    [PyProperty("__origin__", Member = true)]
    internal PyObject Origin => origin;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => origin is PyParamSpec { NameValue: var name } ? PyStr.FromUtf16($"{name}.kwargs")
        : Representation.Repr(thread, origin) is { } shown ? PyStr.FromUtf16($"{shown}.kwargs") : null;

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op) =>
        op is CompareOp.Eq or CompareOp.Ne && other is PyParamSpecKwargs kwargs ? Comparison.Compare(thread, origin, kwargs.Origin, op) : PyNotImplemented.Instance;

    [PyMethod("__mro_entries__(self, bases, /)", NoTextSignature = true)]
    internal PyObject? MroEntries(PyThreadState thread, PyObject bases) => PyErr.TypeError("Cannot subclass an instance of ParamSpecKwargs");
}
