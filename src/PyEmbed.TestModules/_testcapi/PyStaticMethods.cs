using PyEmbed.VM;

namespace PyEmbed.TestModules.Capi;

/// <summary>Static methods, one of each calling convention.</summary>
[PyType("MethStatic", Doc = "Static methods, one of each calling convention")]
internal sealed partial class PyStaticMethods : PyObject
{
    [PyMethod("__new__(cls, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => new PyStaticMethods();

    // There is no self: None takes its place.
    [PyStaticMethod("meth_varargs(*args)", NoTextSignature = true)]
    internal static PyObject Varargs(ReadOnlySpan<PyObject> args) => SeenCall.Of(PyNone.Instance, args);

    [PyStaticMethod("meth_varargs_keywords(*args, **kwargs)", NoTextSignature = true)]
    internal static PyObject? VarargsKeywords(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => SeenCall.Of(thread, PyNone.Instance, args, keywordNames);

    [PyStaticMethod("meth_o(object, /)", NoTextSignature = true)]
    internal static PyObject One(PyObject @object) => PyTuple.Of(PyNone.Instance, @object);

    [PyStaticMethod("meth_noargs(/)", NoTextSignature = true)]
    internal static PyObject None() => PyNone.Instance;

    [PyStaticMethod("meth_fastcall(*args)", NoTextSignature = true)]
    internal static PyObject Fastcall(ReadOnlySpan<PyObject> args) => SeenCall.Of(PyNone.Instance, args);

    [PyStaticMethod("meth_fastcall_keywords(*args, **kwargs)", NoTextSignature = true)]
    internal static PyObject? FastcallKeywords(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => SeenCall.Of(thread, PyNone.Instance, args, keywordNames);
}
