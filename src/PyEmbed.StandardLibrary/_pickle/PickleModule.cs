using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>Python's module <c>_pickle</c>: objects as bytes and back.</summary>
[PyModule("_pickle", Doc = "What pickle does for every object, quickly.")]
internal sealed partial class PickleModule
{
    [PyConstant("PickleError")] internal static PyType PickleError => PickleState.Of(PyThreadState.Current).PickleError(PyThreadState.Current);

    [PyConstant("PicklingError")] internal static PyType PicklingError => PickleState.Of(PyThreadState.Current).PicklingError(PyThreadState.Current);

    [PyConstant("UnpicklingError")] internal static PyType UnpicklingError => PickleState.Of(PyThreadState.Current).UnpicklingError(PyThreadState.Current);

    [PyConstant("Pickler")] internal static PyType Pickler => PyPickler.BuiltinType;

    [PyConstant("Unpickler")] internal static PyType Unpickler => PyUnpickler.BuiltinType;

    [PyConstant("PickleBuffer")] internal static PyType PickleBuffer => PyPickleBuffer.BuiltinType;

    [PyFunction("dump(/, obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)", Doc = "Write an object to a binary file.")]
    internal static PyObject? Dump(PyThreadState thread, PyObject obj, PyObject file, PyObject protocol, bool fix_imports, [NoneAsNull] PyObject? buffer_callback)
    {
        var pickler = new PyPickler();
        return pickler.TrySetUp(thread, protocol, fix_imports, buffer_callback, file) && pickler.TryDumpToFile(thread, obj) ? PyNone.Instance : null;
    }

    [PyFunction("dumps(/, obj, protocol=None, *, fix_imports=True, buffer_callback=None)", Doc = "An object as bytes.")]
    internal static PyObject? DumpBytes(PyThreadState thread, PyObject obj, PyObject protocol, bool fix_imports, [NoneAsNull] PyObject? buffer_callback)
    {
        var pickler = new PyPickler();
        return pickler.TrySetUp(thread, protocol, fix_imports, buffer_callback, null) ? pickler.DumpToBytes(thread, obj) : null;
    }

    [PyFunction("load(/, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", Doc = "Read an object from a binary file.")]
    internal static PyObject? Load(PyThreadState thread, PyObject file, bool fix_imports, [CText] PyStr encoding, [CText] PyStr errors, PyObject? buffers)
    {
        var unpickler = new PyUnpickler();
        return unpickler.Initialize(thread, file, fix_imports, encoding, errors, buffers) ? unpickler.LoadNext(thread) : null;
    }

    [PyFunction("loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", Doc = "Read an object from bytes.")]
    internal static PyObject? LoadBytes(PyThreadState thread, PyObject data, bool fix_imports, [CText] PyStr encoding, [CText] PyStr errors, PyObject? buffers)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            var unpickler = new PyUnpickler();
            return unpickler.TrySetUp(thread, UnpicklerInput.Of(lease), fix_imports, encoding.ToString(), errors.ToString(), buffers) ? unpickler.LoadNext(thread) : null;
        }
    }
}
