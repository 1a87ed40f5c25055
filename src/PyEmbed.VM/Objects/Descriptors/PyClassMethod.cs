using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>classmethod</c>.</summary>
[PyType("classmethod", Subclassable = true, Dict = true, Doc = "Makes a method that gets the class as its first argument.")]
internal partial class PyClassMethod : PyObject
{
    private InstanceAttributes _attributes;

    public PyClassMethod() { }

    public PyClassMethod(PyObject function) => Function = function;

    public PyObject? Function { get; private set; }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? Make(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyClassMethodDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, function, /)")]
    internal bool Initialize(PyThreadState thread, PyObject function)
    {
        Function = function;
        return WrappedAttributes.Copy(thread, function, this);
    }

    [PyProperty("__func__", Member = true)]
    internal PyObject? FunctionMember => Function;

    [PyProperty("__wrapped__", Member = true)]
    internal PyObject? Wrapped => Function;

    [PyProperty("__dict__")]
    internal PyObject? Dict() => InstanceDict.Materialize(this);

    [PyProperty("__isabstractmethod__")]
    internal PyObject? IsAbstract(PyThreadState thread) => WrappedAttributes.IsAbstract(thread, Function);

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) =>
        Representation.Repr(thread, Function ?? PyNone.Instance) is { } repr ? PyStr.FromUtf16($"<classmethod({repr})>") : null;

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject? Get(PyThreadState thread, PyObject? instance, PyType? owner)
    {
        if (Function is null) return PyErr.RuntimeError("uninitialized classmethod object");
        var type = owner ?? instance!.Type;
        // From 3.9 to 3.12 a wrapped descriptor is bound to the class.
        return Function.Type.Defines(Slot.DescrGet) ? Function.Type.Slots.DescrGet(thread, Function, type, type) : new PyMethod(Function, type);
    }
}
