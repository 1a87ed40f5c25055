using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>Loader of a source file; its bytecode is taken where that is up to date.</summary>
[PyType("SourceFileLoader", Module = "_frozen_importlib_external", Subclassable = true, Doc = "Concrete implementation of SourceLoader using the file system.")]
internal partial class PySourceFileLoader : PyFileLoader
{
    private static readonly PyStr s_modificationTime = PyStr.FromName("st_mtime");
    private static readonly PyStr s_size = PyStr.FromName("st_size");
    private static readonly PyStr s_setData = PyStr.FromName("set_data");
    private static readonly PyTuple s_mode = PyTuple.Of(PyStr.FromName("_mode"));
    private static readonly PyTuple s_optimize = PyTuple.Of(PyStr.FromName("_optimize"));

    internal PySourceFileLoader() { }

    internal PySourceFileLoader(PyStr name, PyStr path) : base(name, path) { }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static new PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PySourceFileLoaderDefinition.Instance.Allocate(type);

    [PyMethod("get_code(self, fullname)", Doc = "The code object of the module.")]
    internal PyObject? GetCode(PyThreadState thread, PyObject fullname)
    {
        if (IsPlain) return CheckName(thread, fullname) is { } name ? SourceLoading.CodeOf(thread, name as PyStr ?? PyStr.Empty, Path.ToString()!) : null;
        return ImportLibrary.SourceLoaderMethod(thread, "get_code") is { } method ? Calls.Call2(thread, method, this, fullname) : null;
    }

    [PyMethod("get_source(self, fullname)", Doc = "The source text of the module.")]
    internal PyObject? GetSource(PyThreadState thread, PyObject fullname)
    {
        if (IsPlain) return CheckName(thread, fullname) is { } name ? SourceLoading.TextOf(thread, name as PyStr ?? PyStr.Empty, Path.ToString()!) : null;
        return ImportLibrary.SourceLoaderMethod(thread, "get_source") is { } method ? Calls.Call2(thread, method, this, fullname) : null;
    }

    [PyMethod("source_to_code(self, data, path, *, _optimize=-1)", Doc = "Return the code object compiled from source.")]
    internal PyObject? SourceToCode(PyThreadState thread, PyObject data, PyObject path, PyObject _optimize) =>
        ImportLibrary.SourceLoaderMethod(thread, "source_to_code") is { } method ? Calls.CallN(thread, method, [this, data, path, _optimize], s_optimize) : null;

    [PyMethod("path_mtime(self, path)", Doc = "Optional method that returns the modification time; path_stats gives it.")]
    internal PyObject? PathModificationTime(PyObject path) => PyErr.Set(PyExceptions.OSError, PyTuple.Empty);

    [PyMethod("path_stats(self, path)", Doc = "Return the metadata for the path.")]
    internal PyObject? PathStats(PyThreadState thread, PyObject path)
    {
        if (ImportLibrary.CallExternal(thread, "_path_stat", path) is not { } status) return null;
        if (Attributes.Get(thread, status, s_modificationTime) is not { } time || Attributes.Get(thread, status, s_size) is not { } size) return null;
        var stats = new PyDict();
        stats.SetByName(thread.Interpreter.Intern("mtime"), time);
        stats.SetByName(thread.Interpreter.Intern("size"), size);
        return stats;
    }

    [PyMethod("set_data(self, path, data, *, _mode=438)", Doc = "Write bytes data to a file.")]
    internal PyObject? SetData(PyThreadState thread, PyObject path, PyObject data, PyObject _mode) => ImportLibrary.CallExternal(thread, "_keep_data", path, data, _mode);

    [PyMethod("_cache_bytecode(self, source_path, bytecode_path, data)")]
    internal PyObject? CacheBytecode(PyThreadState thread, PyObject source_path, PyObject bytecode_path, PyObject data)
    {
        if (ImportLibrary.CallExternal(thread, "_calc_mode", source_path) is not { } mode) return null;
        return Attributes.Get(thread, this, s_setData) is { } write ? Calls.CallN(thread, write, [bytecode_path, data, mode], s_mode) : null;
    }
}
