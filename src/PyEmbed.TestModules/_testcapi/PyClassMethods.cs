using PyEmbed.VM;

namespace PyEmbed.TestModules.Capi;

/// <summary>Class methods, one of each calling convention.</summary>
[PyType("MethClass", Doc = "Class methods, one of each calling convention")]
internal sealed partial class PyClassMethods : PyObject
{
    [PyMethod("__new__(cls, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => new PyClassMethods();

    [PyClassMethod("meth_varargs(cls, *args)", NoTextSignature = true)]
    internal static PyObject Varargs(PyType type, ReadOnlySpan<PyObject> args) => SeenCall.Of(type, args);

    [PyClassMethod("meth_varargs_keywords(cls, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject? VarargsKeywords(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => SeenCall.Of(thread, type, args, keywordNames);

    [PyClassMethod("meth_o(cls, object, /)", NoTextSignature = true)]
    internal static PyObject One(PyType type, PyObject @object) => PyTuple.Of(type, @object);

    [PyClassMethod("meth_noargs(cls, /)", NoTextSignature = true)]
    internal static PyObject None(PyType type) => type;

    [PyClassMethod("meth_fastcall(cls, *args)", NoTextSignature = true)]
    internal static PyObject Fastcall(PyType type, ReadOnlySpan<PyObject> args) => SeenCall.Of(type, args);

    [PyClassMethod("meth_fastcall_keywords(cls, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject? FastcallKeywords(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => SeenCall.Of(thread, type, args, keywordNames);
}
