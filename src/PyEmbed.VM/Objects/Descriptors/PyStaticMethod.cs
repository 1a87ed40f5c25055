using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>staticmethod</c>.</summary>
[PyType("staticmethod", Subclassable = true, Dict = true, Doc = "Makes a function that is the same whether it is read from the class or from an instance.")]
internal partial class PyStaticMethod : PyObject
{
    private InstanceAttributes _attributes;

    public PyStaticMethod() { }

    public PyStaticMethod(PyObject function) => Function = function;

    public PyObject? Function { get; private set; }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? Make(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyStaticMethodDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, function, /)")]
    internal bool Initialize(PyThreadState thread, PyObject function)
    {
        if (this is NativeStaticMethod) return PyErr.TypeError("cannot initialize the static method of a builtin type");
        Function = function;
        return WrappedAttributes.Copy(thread, function, this);
    }

    [PyProperty("__func__", Member = true)]
    internal PyObject? FunctionMember => Function;

    [PyProperty("__wrapped__", Member = true)]
    internal PyObject? Wrapped => Function;

    [PyProperty("__dict__")]
    internal PyObject? Dict() => this is NativeStaticMethod ? PyErr.AttributeError("'staticmethod' object has no attribute '__dict__'") : InstanceDict.Materialize(this);

    [PyProperty("__isabstractmethod__")]
    internal PyObject? IsAbstract(PyThreadState thread) => WrappedAttributes.IsAbstract(thread, Function);

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) =>
        Representation.Repr(thread, Function ?? PyNone.Instance) is { } repr ? PyStr.FromUtf16($"<staticmethod({repr})>") : null;

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject? Get(PyThreadState thread, PyObject? instance, PyType? owner) => Function ?? (PyObject?)PyErr.RuntimeError("uninitialized staticmethod object");

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        Function is null ? PyErr.RuntimeError("uninitialized staticmethod object") : Calls.CallN(thread, Function, args, keywordNames);
}
