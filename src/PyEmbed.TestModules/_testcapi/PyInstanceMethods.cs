using PyEmbed.VM;

namespace PyEmbed.TestModules.Capi;

/// <summary>Methods of objects, one of each calling convention.</summary>
[PyType("MethInstance", Doc = "Methods of objects, one of each calling convention")]
internal sealed partial class PyInstanceMethods : PyObject
{
    [PyMethod("__new__(cls, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => new PyInstanceMethods();

    [PyMethod("meth_varargs(self, *args)", NoTextSignature = true)]
    internal PyObject Varargs(ReadOnlySpan<PyObject> args) => SeenCall.Of(this, args);

    [PyMethod("meth_varargs_keywords(self, *args, **kwargs)", NoTextSignature = true)]
    internal PyObject? VarargsKeywords(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => SeenCall.Of(thread, this, args, keywordNames);

    [PyMethod("meth_o(self, object, /)", NoTextSignature = true)]
    internal PyObject One(PyObject @object) => PyTuple.Of(this, @object);

    [PyMethod("meth_noargs(self, /)", NoTextSignature = true)]
    internal PyObject None() => this;

    [PyMethod("meth_fastcall(self, *args)", NoTextSignature = true)]
    internal PyObject Fastcall(ReadOnlySpan<PyObject> args) => SeenCall.Of(this, args);

    [PyMethod("meth_fastcall_keywords(self, *args, **kwargs)", NoTextSignature = true)]
    internal PyObject? FastcallKeywords(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => SeenCall.Of(thread, this, args, keywordNames);
}
