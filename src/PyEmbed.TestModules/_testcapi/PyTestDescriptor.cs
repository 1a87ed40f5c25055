using PyEmbed.VM;

namespace PyEmbed.TestModules.Capi;

/// <summary>A callable that binds as a method does: on a class it is called with the object first. Calls say True.</summary>
[PyType("MethodDescriptorBase", Subclassable = true, MethodDescriptor = true, Vectorcall = true)]
internal partial class PyTestDescriptor : PyObject
{
    [PyMethod("__new__(cls, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ReferenceEquals(type, BuiltinType) ? new PyTestDescriptor() : new PyTestDescriptorInstance(type);

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyBool.True;

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject Bind(PyThreadState thread, PyObject? instance, PyObject? owner) => instance is null or PyNone ? this : new PyMethod(this, instance);
}

/// <summary>Derives all of it.</summary>
[PyType("MethodDescriptorDerived", Subclassable = true, MethodDescriptor = true, Vectorcall = true)]
internal partial class PyDerivedDescriptor : PyTestDescriptor
{
    [PyMethod("__new__(cls, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ReferenceEquals(type, BuiltinType) ? new PyDerivedDescriptor() : new PyDerivedDescriptorInstance(type);
}

/// <summary>Does not bind, and calls give the arguments.</summary>
[PyType("MethodDescriptorNopGet")]
internal sealed partial class PyUnboundDescriptor : PyTestDescriptor
{
    [PyMethod("__new__(cls, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => new PyUnboundDescriptor();

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject CallUnbound(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyTuple.CopyOf(args[..(args.Length - (keywordNames?.Count ?? 0))]);

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject BindNothing(PyThreadState thread, PyObject? instance, PyObject? owner) => this;
}

/// <summary>Has another code of calls, which says False.</summary>
[PyType("MethodDescriptor2", Subclassable = true, MethodDescriptor = true, Vectorcall = true)]
internal partial class PyOtherDescriptor : PyTestDescriptor
{
    [PyMethod("__new__(cls, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ReferenceEquals(type, BuiltinType) ? new PyOtherDescriptor() : new PyOtherDescriptorInstance(type);

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject CallOther(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyBool.False;
}
