using PyEmbed.CompilerServices;
using PyEmbed.VM.Modules;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>Loader of a <c>.pyc</c> file without source.</summary>
[PyType("SourcelessFileLoader", Module = "_frozen_importlib_external", Subclassable = true, Doc = "Loader which handles sourceless file imports.")]
internal partial class PySourcelessFileLoader : PyFileLoader
{
    internal PySourcelessFileLoader() { }

    internal PySourcelessFileLoader(PyStr name, PyStr path) : base(name, path) { }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static new PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PySourcelessFileLoaderDefinition.Instance.Allocate(type);

    [PyMethod("get_code(self, fullname)", Doc = "The code object of the module.")]
    internal PyObject? GetCode(PyThreadState thread, PyObject fullname)
    {
        if (Calls.CallMethod(thread, this, GetFileNameName, fullname) is not { } path) return null;
        if (Calls.CallMethod(thread, this, GetDataName, path) is not { } data || !BytesLike.TryRead(thread, data, out var bytes)) return null;
        return BytecodeFile.Load(thread, bytes, fullname as PyStr, path.ToString()!) is { } code ? new PyCode(thread.Interpreter, code) : null;
    }

    [PyMethod("get_source(self, fullname)", Doc = "Return None as there is no source code.")]
    internal PyObject GetSource(PyObject fullname) => PyNone.Instance;
}
