using PyEmbed.VM;
using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>The module <c>_picklebuffer</c>: what of <c>_pickle</c> is written in C#. Its functions are builtin ones, which do not become methods where they stand in a class; the work is that of <c>_pickle</c>.</summary>
[PyModule("_picklebuffer", Doc = "Buffers outside of pickles, and the functions of _pickle.")]
internal sealed partial class PickleBufferModule
{
    private static readonly PyStr s_dump = PyStr.FromName("_dump"), s_dumps = PyStr.FromName("_dumps"), s_load = PyStr.FromName("_load"), s_loads = PyStr.FromName("_loads");

    [PyConstant("PickleBuffer")] internal static PyType PickleBuffer => PyPickleBuffer.BuiltinType;

    [PyFunction("dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)", Doc = "Write an object to a binary file.")]
    internal static PyObject? Dump(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Run(thread, s_dump, args, keywordNames);

    [PyFunction("dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None)", Doc = "An object as bytes.")]
    internal static PyObject? DumpBytes(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Run(thread, s_dumps, args, keywordNames);

    [PyFunction("load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", Doc = "Read an object from a binary file.")]
    internal static PyObject? Load(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Run(thread, s_load, args, keywordNames);

    [PyFunction("loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", Doc = "Read an object from bytes.")]
    internal static PyObject? LoadBytes(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Run(thread, s_loads, args, keywordNames);

    private static PyObject? Run(PyThreadState thread, PyStr name, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        Imports.Import(thread, "_pickle") is { } module && Attributes.Get(thread, module, name) is { } function ? Calls.CallN(thread, function, args, keywordNames) : null;
}
