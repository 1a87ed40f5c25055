using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>Finder in one directory: packages, source files, bytecode files.</summary>
[PyType("FileFinder", Module = "_frozen_importlib_external", Doc = "File-based finder.")]
internal sealed partial class PyFileFinder(PyStr path) : PyObject
{
    [PyProperty("path")]
    internal PyStr Path { get; } = path;

    /// <summary>As a path hook: takes the entry if it is a directory.</summary>
    [PyMethod("__new__(cls, path, /, *loader_details)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject path, ReadOnlySpan<PyObject> loader_details)
    {
        if (path is not PyStr text) return PyErr.TypeError($"path must be str, not {path.Type.Name}");
        return FileAccess.IsDirectory(thread, text.ToString()) ? new PyFileFinder(text) : ImportErrors.Import("only directories are supported", null, path);
    }

    [PyMethod("find_spec(self, fullname, target=None)", Doc = "Try to find a spec for the specified module.")]
    internal PyObject? FindSpec(PyThreadState thread, PyStr fullname, PyObject target)
    {
        var name = fullname.ToString();
        var tail = FileAccess.Join(Path.ToString(), name[(name.LastIndexOf('.') + 1)..]);
        var isDirectory = FileAccess.IsDirectory(thread, tail);
        if (isDirectory)
        {
            if (Spec(thread, fullname, tail + "/__init__", tail) is { } package) return package;
        }
        if (Spec(thread, fullname, tail, null) is { } module) return module;
        if (!isDirectory) return PyNone.Instance;
        var locations = new PyList();
        locations.Append(PyStr.FromUtf16(tail));
        return new PyModuleSpec(fullname, null) { Locations = locations };
    }

    private static PyModuleSpec? Spec(PyThreadState thread, PyStr name, string path, string? package)
    {
        PyObject? loader = null;
        ImportMessages.SayMore(thread, "trying", path + ".py");
        if (FileAccess.IsFile(thread, path + ".py"))
        {
            path += ".py";
            loader = new PySourceFileLoader(name, PyStr.FromUtf16(path));
        }
        else if (FileAccess.IsFile(thread, path + ".pyc"))
        {
            path += ".pyc";
            loader = new PySourcelessFileLoader(name, PyStr.FromUtf16(path));
        }
        if (loader is null) return null;
        var spec = new PyModuleSpec(name, loader, PyStr.FromUtf16(path)) { SetsFile = PyBool.True };
        if (package is null) return spec;
        var locations = new PyList();
        locations.Append(PyStr.FromUtf16(package));
        spec.Locations = locations;
        return spec;
    }

    // What is found is not kept: the file system is asked each time.
    [PyMethod("invalidate_caches(self)", Doc = "Invalidate the directory mtime.")]
    internal PyObject InvalidateCaches() => PyNone.Instance;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => Representation.Repr(thread, Path) is { } path ? PyStr.FromUtf16($"FileFinder({path})") : null;
}
