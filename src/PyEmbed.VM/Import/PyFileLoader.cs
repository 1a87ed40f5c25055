using PyEmbed.CompilerServices;
using PyEmbed.VM.Modules;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>What the loaders of one file have in common. In Python classes derived from them their methods are found by name, as any of them may be overridden.</summary>
[PyType("FileLoader", Module = "_frozen_importlib_external", Subclassable = true, Dict = true, Weakrefs = true, Doc = "Base of loaders of one file.")]
internal partial class PyFileLoader : PyObject
{
    private InstanceAttributes _attributes;

    private protected static readonly PyStr GetCodeName = PyStr.FromName("get_code");
    private protected static readonly PyStr GetDataName = PyStr.FromName("get_data");
    private protected static readonly PyStr GetFileNameName = PyStr.FromName("get_filename");

    internal PyFileLoader() { }

    internal PyFileLoader(PyStr name, PyStr path)
    {
        Name = name;
        Path = path;
    }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyProperty("name")]
    internal PyObject Name { get; set; } = PyNone.Instance;

    [PyProperty("path")]
    internal PyObject Path { get; set; } = PyNone.Instance;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyFileLoaderDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, fullname, path)")]
    internal void Initialize(PyObject fullname, PyObject path)
    {
        Name = fullname;
        Path = path;
    }

    /// <summary>Whether no Python class can have overridden anything.</summary>
    private protected bool IsPlain => !Type.Has(TypeFlags.Heap) && Path is PyStr;

    /// <summary>A loader of one module takes no other name; without a name it is that module's. Null: an error is set.</summary>
    [MustCheck]
    private protected PyObject? CheckName(PyThreadState thread, PyObject name)
    {
        if (name is PyNone || ReferenceEquals(name, Name)) return Name;
        if (!Comparison.TryEquals(thread, Name, name, out var isSame)) return null;
        if (isSame) return name;
        if (Representation.Str(thread, Name) is not { } own || Representation.Str(thread, name) is not { } other) return null;
        return ImportErrors.Import($"loader for {own} cannot handle {other}", name);
    }

    [PyMethod("create_module(self, spec)", Doc = "Use default semantics for module creation.")]
    internal PyObject CreateModule(PyObject spec) => PyNone.Instance;

    [PyMethod("exec_module(self, module)", Doc = "Execute the module.")]
    internal PyObject? ExecModule(PyThreadState thread, PyObject module)
    {
        if (Attributes.Get(thread, module, Names.Name) is not { } name) return null;
        if (Calls.CallMethod(thread, this, GetCodeName, name) is not { } found) return null;
        if (found is PyCode code) return SourceLoading.Run(thread, code, module);
        if (found is not PyNone) return PyErr.TypeError($"exec() arg 1 must be a string, bytes or code object");
        return Representation.Repr(thread, name) is { } shown ? ImportErrors.Import($"cannot load module {shown} when get_code() returns None", null) : null;
    }

    [PyMethod("load_module(self, fullname=None)", Doc = "Load a module. Deprecated.")]
    internal PyObject? LoadModule(PyThreadState thread, PyObject fullname) => CheckName(thread, fullname) is { } name ? ImportLibrary.CallBootstrap(thread, "_load_module_shim", this, name) : null;

    [PyMethod("get_filename(self, name=None)", Doc = "Return the path to the source file as found by the finder.")]
    internal PyObject? GetFileName(PyThreadState thread, PyObject name) => CheckName(thread, name) is null ? null : Path;

    [PyMethod("get_data(self, path)", Doc = "Return the data from path as raw bytes.")]
    internal PyObject? GetData(PyThreadState thread, PyObject path) =>
        FilePaths.Decode(thread, path, "embedded null byte") is { } text && FileAccess.Read(thread, text) is { } bytes ? PyBytes.Adopt(bytes) : null;

    [PyMethod("get_resource_reader(self, name=None)")]
    internal PyObject? GetResourceReader(PyThreadState thread, PyObject name) => CheckName(thread, name) is null ? null : ImportLibrary.Call(thread, "importlib.readers", "FileReader", this);

    [PyMethod("is_package(self, fullname)", Doc = "Whether the file is a package's __init__.")]
    internal PyObject? IsPackage(PyThreadState thread, PyObject fullname)
    {
        if (Calls.CallMethod(thread, this, GetFileNameName, fullname) is not { } path) return null;
        return path is PyStr text ? PyBool.From(SourceLoading.IsPackage(text.ToString(), fullname)) : PyErr.TypeError($"path must be str, not {path.Type.NameInMessages}");
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne)) return PyNotImplemented.Instance;
        var areEqual = false;
        if (other is PyFileLoader loader && ReferenceEquals(other.Type, Type))
        {
            if (!Comparison.TryEquals(thread, Name, loader.Name, out areEqual)) return null;
            if (areEqual && !Comparison.TryEquals(thread, Path, loader.Path, out areEqual)) return null;
            if (areEqual && (OwnAttributes.Slots is not null || loader.OwnAttributes.Slots is not null)
                && !Comparison.TryEquals(thread, InstanceDict.Materialize(this), InstanceDict.Materialize(loader), out areEqual)) return null;
        }
        return PyBool.From(areEqual == (op == CompareOp.Eq));
    }

    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash)
    {
        hash = 0;
        if (!Hashing.TryHash(thread, Name, out var name) || !Hashing.TryHash(thread, Path, out var path)) return false;
        hash = name ^ path;
        if (hash == -1) hash = -2;
        return true;
    }
}
