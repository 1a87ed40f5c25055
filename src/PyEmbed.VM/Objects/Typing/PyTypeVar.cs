using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary><c>typing.TypeVar</c>: a type that is not known yet. PEP 484, 695.</summary>
[PyType("TypeVar", Module = "typing", Dict = true, Weakrefs = true, Doc = "A type variable.")]
internal sealed partial class PyTypeVar(PyStr name, LateValue bound, LateValue constraints, bool covariant, bool contravariant, bool inferred) : TypeParameterBase(name)
{
    private LateValue _bound = bound;
    private LateValue _constraints = constraints;

    [PyMethod("__new__(cls, name, *constraints, bound=None, default=..., covariant=False, contravariant=False, infer_variance=False)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyStr name, ReadOnlySpan<PyObject> constraints, [NoneAsNull] PyObject? bound, PyObject? @default, bool covariant, bool contravariant, bool infer_variance)
    {
        if (!CheckVariance(covariant, contravariant, infer_variance)) return null;
        if (bound is not null)
        {
            bound = CallTyping(thread, "_type_check", bound, PyStr.FromName("Bound must be a type."));
            if (bound is null) return null;
        }
        if (constraints.Length == 1) return PyErr.TypeError("A single constraint is not allowed");
        if (constraints.Length > 0 && bound is not null) return PyErr.TypeError("Constraints cannot be used with bound");
        var made = new PyTypeVar(name, LateValue.Of(bound), LateValue.Of(constraints.Length == 0 ? null : PyTuple.CopyOf(constraints)), covariant, contravariant, infer_variance);
        made.SetDefaultArgument(@default);
        made.SetModule(thread);
        return made;
    }

    [PyProperty("__bound__")]
    internal PyObject? Bound(PyThreadState thread) => _bound.Get(thread, PyNone.Instance);

    [PyProperty("__constraints__")]
    internal PyObject? Constraints(PyThreadState thread) => _constraints.Get(thread, PyTuple.Empty);

    [PyProperty("__covariant__", Member = true)]
    internal bool IsCovariant => covariant;

    [PyProperty("__contravariant__", Member = true)]
    internal bool IsContravariant => contravariant;

    [PyProperty("__infer_variance__", Member = true)]
    internal bool InfersVariance => inferred;

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => Shown(covariant, contravariant, inferred);

    [PyMethod("__or__(self, other, /)")]
    internal static PyObject? Or(PyThreadState thread, PyObject left, PyObject right) => CallTyping(thread, "_make_union", left, right);

    [PyMethod("__typing_subst__(self, arg, /)", NoTextSignature = true)]
    internal PyObject? Substitute(PyThreadState thread, PyObject arg) => CallTyping(thread, "_typevar_subst", this, arg);

    [PyMethod("__typing_prepare_subst__(self, alias, args, /)", NoTextSignature = true)]
    internal PyObject? Prepare(PyThreadState thread, PyObject alias, PyObject args) => TypeParameterDefaults.Fill(thread, this, alias, args);
}
