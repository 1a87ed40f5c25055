using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed;

public abstract partial class PyObject
{
    [PyMethod("__reduce_ex__(self, protocol, /)", Doc = "What pickle needs to make the object again.")]
    internal PyObject? ReduceEx(PyThreadState thread, int protocol) => ObjectReduction.ReduceEx(thread, this, protocol);

    [PyMethod("__reduce__(self, /)", Doc = "What pickle needs to make the object again.")]
    internal PyObject? ReduceDefault(PyThreadState thread) => ObjectReduction.Reduce(thread, this, 0);

    [PyMethod("__getstate__(self, /)", Doc = "What pickle needs to make the object again.")]
    internal PyObject? GetState(PyThreadState thread) => ObjectReduction.DefaultState(thread, this, isRequired: false);

    [PyMethod("__sizeof__(self, /)", Doc = "Size of object in memory, in bytes.")]
    internal long SizeInBytes() => Type.BasicSize;

    [PyMethod("__dir__(self, /)", Doc = "Default dir() implementation.")]
    internal PyObject? AttributeList(PyThreadState thread) => AttributeNames.Default(thread, this);
}
