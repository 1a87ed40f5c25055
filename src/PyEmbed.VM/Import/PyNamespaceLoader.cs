using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>Loader of a namespace package, which has no code.</summary>
[PyType("NamespaceLoader", Module = "_frozen_importlib_external")]
internal sealed partial class PyNamespaceLoader(PyObject path) : PyObject
{
    [PyProperty("_path")]
    internal PyObject Path { get; } = path;

    [PyMethod("create_module(self, spec)", Doc = "Use default semantics for module creation.")]
    internal PyObject CreateModule(PyObject spec) => PyNone.Instance;

    [PyMethod("exec_module(self, module)")]
    internal PyObject ExecModule(PyObject module) => PyNone.Instance;

    [PyMethod("is_package(self, fullname)")]
    internal bool IsPackage(PyObject fullname) => true;

    [PyMethod("get_source(self, fullname)")]
    internal PyObject GetSource(PyObject fullname) => PyStr.Empty;
}

/// <summary>The <c>__path__</c> of a namespace package, computed anew when the path of its parent has changed. PEP 420.</summary>
[PyType("_NamespacePath", Module = "_frozen_importlib_external", Sequence = true)]
internal sealed partial class PyNamespacePath(PyStr name, PyList path) : PyObject
{
    private PyList _path = path;
    private PyTuple? _parentPath;

    private PyList? Current(PyThreadState thread)
    {
        if (ParentPath(thread) is not { } parent) return null;
        if (_parentPath is null)
        {
            _parentPath = parent;
            return _path;
        }
        if (!Comparison.TryEquals(thread, _parentPath, parent, out var isSame)) return null;
        if (isSame) return _path;
        if (PyPathFinder.Search(thread, name, parent, PyNone.Instance, out var portions) is not { } spec) return null;
        if (spec is PyNone && portions!.Count > 0) _path = portions;
        _parentPath = parent;
        return _path;
    }

    private PyTuple? ParentPath(PyThreadState thread)
    {
        var text = name.ToString();
        var dot = text.LastIndexOf('.');
        PyObject? path;
        if (dot < 0) path = thread.Interpreter.Sys?.GetByName(Names.PlainPath);
        else
        {
            var parentName = PyStr.FromUtf16(text[..dot]);
            if (!thread.Interpreter.Modules.TryGetItem(thread, parentName, out var parent)) return null;
            if (parent is null) return PyErr.KeyError(parentName);
            path = Attributes.Get(thread, parent, Names.Path);
            if (path is null) return null;
        }
        return path is null ? PyTuple.Empty : Iteration.ToList(thread, path) is { } list ? PyTuple.CopyOf(list.Items) : null;
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iter(PyThreadState thread) => Current(thread) is { } path ? Iteration.GetIter(thread, path) : null;

    [PyMethod("__getitem__(self, index, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject index) => Current(thread) is { } path ? Subscript.GetItem(thread, path, index) : null;

    [PyMethod("__setitem__(self, index, path, /)")]
    internal bool SetItem(PyThreadState thread, PyObject index, PyObject path) => Subscript.SetItem(thread, _path, index, path);

    [PyMethod("__len__(self, /)")]
    internal bool TryLength(PyThreadState thread, out nint length)
    {
        length = 0;
        if (Current(thread) is not { } path) return false;
        length = path.Count;
        return true;
    }

    [PyMethod("__contains__(self, item, /)")]
    internal bool TryContains(PyThreadState thread, PyObject item, out bool found)
    {
        found = false;
        return Current(thread) is { } path && Subscript.TryContains(thread, path, item, out found);
    }

    [PyMethod("append(self, item)")]
    internal PyObject? Append(PyThreadState thread, PyObject item) => _path.TryAppend(thread, item) ? PyNone.Instance : null;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => Representation.Repr(thread, _path) is { } shown ? PyStr.FromUtf16($"_NamespacePath({shown})") : null;
}
