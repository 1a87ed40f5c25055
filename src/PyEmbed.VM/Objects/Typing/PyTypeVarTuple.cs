using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>typing.TypeVarTuple</c>: any number of types that are not known yet. PEP 646, 695.</summary>
[PyType("TypeVarTuple", Module = "typing", Dict = true, Weakrefs = true, Doc = "A type variable tuple.")]
internal sealed partial class PyTypeVarTuple(PyStr name) : TypeParameterBase(name)
{
    private static readonly PyStr s_unpack = PyStr.FromName("Unpack");

    [PyMethod("__new__(cls, name, *, default=...)", NoTextSignature = true)]
    internal static PyObject New(PyThreadState thread, PyType type, PyStr name, PyObject? @default)
    {
        var made = new PyTypeVarTuple(name);
        made.SetDefaultArgument(@default);
        made.SetModule(thread);
        return made;
    }

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => NameValue.ToString();

    // *Ts is Unpack[Ts].
    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iter(PyThreadState thread) => Unpacked(thread) is { } unpacked ? Iteration.GetIter(thread, PyTuple.Of(unpacked)) : null;

    /// <summary><c>typing.Unpack[Ts]</c>. Null: an error is set.</summary>
    public PyObject? Unpacked(PyThreadState thread)
    {
        if (Import.Imports.Import(thread, "typing") is not { } typing || Attributes.Get(thread, typing, s_unpack) is not { } unpack) return null;
        return Subscript.GetItem(thread, unpack, this);
    }

    [PyMethod("__typing_subst__(self, arg, /)", NoTextSignature = true)]
    internal PyObject? Substitute(PyThreadState thread, PyObject arg) => PyErr.TypeError("Substitution of bare TypeVarTuple is not supported");

    [PyMethod("__typing_prepare_subst__(self, alias, args, /)", NoTextSignature = true)]
    internal PyObject? Prepare(PyThreadState thread, PyObject alias, PyObject args) => CallTyping(thread, "_typevartuple_prepare_subst", this, alias, args);
}
