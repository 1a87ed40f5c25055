using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary><c>importlib.machinery.ModuleSpec</c>: what the import system knows of a module. PEP 451.</summary>
[PyType("ModuleSpec", Module = "_frozen_importlib", Subclassable = true, Dict = true, Weakrefs = true, Doc = "The specification for a module, used for loading.")]
internal partial class PyModuleSpec : PyObject
{
    private InstanceAttributes _attributes;
    private PyObject? _cached;

    public PyModuleSpec() { }

    public PyModuleSpec(PyStr name, PyObject? loader, PyObject? origin = null)
    {
        Name = name;
        Loader = loader ?? PyNone.Instance;
        Origin = origin ?? PyNone.Instance;
    }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyProperty("name")]
    internal PyObject Name { get; set; } = PyNone.Instance;

    [PyProperty("loader")]
    internal PyObject Loader { get; set; } = PyNone.Instance;

    [PyProperty("origin")]
    internal PyObject Origin { get; set; } = PyNone.Instance;

    [PyProperty("loader_state")]
    internal PyObject LoaderState { get; set; } = PyNone.Instance;

    [PyProperty("submodule_search_locations")]
    internal PyObject Locations { get; set; } = PyNone.Instance;

    [PyProperty("_initializing")]
    internal PyObject Initializing { get; set; } = PyBool.False;

    [PyProperty("_set_fileattr")]
    internal PyObject SetsFile { get; set; } = PyBool.False;

    /// <summary>Submodules that are being loaded, for the message when somebody asks for them too early.</summary>
    internal List<PyStr> UninitializedSubmodules { get; } = [];

    [PyMethod("__init__(self, name, loader, *, origin=None, loader_state=None, is_package=None)")]
    internal bool Initialize(PyThreadState thread, PyObject name, PyObject loader, PyObject origin, PyObject loader_state, PyObject is_package)
    {
        Name = name;
        Loader = loader;
        Origin = origin;
        LoaderState = loader_state;
        if (!Truth.TryTest(thread, is_package, out var isPackage)) return false;
        Locations = isPackage ? new PyList() : PyNone.Instance;
        return true;
    }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyModuleSpecDefinition.Instance.Allocate(type);

    /// <summary>Where the bytecode of the module is or would be.</summary>
    [PyProperty("cached", Setter = nameof(SetCached))]
    internal PyObject? Cached(PyThreadState thread)
    {
        if (_cached is null && Origin is PyStr origin && ReferenceEquals(SetsFile, PyBool.True)) _cached = BytecodeFile.CachePath(thread.Interpreter, origin.ToString()) is { } path ? PyStr.FromUtf16(path) : null;
        return _cached ?? PyNone.Instance;
    }

    internal bool SetCached(PyThreadState thread, PyObject? value)
    {
        _cached = value;
        return true;
    }

    /// <summary>The package it belongs to: itself, if it is one.</summary>
    [PyProperty("parent")]
    internal PyObject? Parent()
    {
        if (Locations is not PyNone) return Name;
        if (Name is not PyStr name) return PyErr.AttributeError($"'{Name.Type.Name}' object has no attribute 'rpartition'");
        var text = name.ToString();
        var dot = text.LastIndexOf('.');
        return dot < 0 ? PyStr.Empty : PyStr.FromUtf16(text[..dot]);
    }

    [PyProperty("has_location", Setter = nameof(SetHasLocation))]
    internal PyObject HasLocation() => SetsFile;

    internal bool SetHasLocation(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.AttributeError("can't delete attribute 'has_location'");
        if (!Truth.TryTest(thread, value, out var isTrue)) return false;
        SetsFile = PyBool.From(isTrue);
        return true;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (Representation.Repr(thread, Name) is not { } name || Representation.Repr(thread, Loader) is not { } loader) return null;
        var text = $"{Type.Name}(name={name}, loader={loader}";
        if (Origin is not PyNone)
        {
            if (Representation.Repr(thread, Origin) is not { } origin) return null;
            text += $", origin={origin}";
        }
        if (Locations is not PyNone)
        {
            if (Representation.Repr(thread, Locations) is not { } locations) return null;
            text += $", submodule_search_locations={locations}";
        }
        return PyStr.FromUtf16(text + ")");
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyModuleSpec spec) return PyNotImplemented.Instance;
        if (Cached(thread) is not { } cached || spec.Cached(thread) is not { } otherCached) return null;
        var areEqual = true;
        foreach (var (a, b) in new[] { (Name, spec.Name), (Loader, spec.Loader), (Origin, spec.Origin), (Locations, spec.Locations), (cached, otherCached), (SetsFile, spec.SetsFile) })
            if (areEqual && !Comparison.TryEquals(thread, a, b, out areEqual)) return null;
        return PyBool.From(areEqual == (op == CompareOp.Eq));
    }
}
