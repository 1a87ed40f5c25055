using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Import;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

public partial class PyModule
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (PyModuleDefinition.Instance.Allocate(type) is not PyModule module) return PyErr.TypeError($"cannot create '{type.NameInMessages}' instances");
        InstanceDict.Materialize(module);
        return module;
    }

    [PyMethod("__init__(self, name, doc=None)")]
    internal bool Initialize(PyThreadState thread, PyObject name, PyObject doc)
    {
        if (name is not PyStr) return PyErr.TypeError($"module() argument 'name' must be str, not {name.Type.NameInMessages}");
        var dict = Dict;
        dict.SetByName(Names.Name, name);
        dict.SetByName(Names.Doc, doc);
        dict.SetByName(Names.Package, PyNone.Instance);
        dict.SetByName(Names.Loader, PyNone.Instance);
        dict.SetByName(Names.Spec, PyNone.Instance);
        return true;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => ModuleRepr.Of(thread, this);

    [PyMethod("__getattribute__(self, name, /)")]
    internal PyObject? ReadAttribute(PyThreadState thread, PyStr name)
    {
        if (!ObjectAttributes.TryGet(thread, this, name, out var value))
        {
            // A descriptor in a subclass may have said so.
            if (!thread.ClearErrorIf(PyExceptions.AttributeError)) return null;
        }
        if (value is not null) return value;
        if (_late is not null)
        {
            if (!TryMakeLate(thread, name, out value)) return null;
            if (value is not null) return value;
        }
        // PEP 562
        if (Dict.GetByName(Names.Getattr) is { } fallback) return Calls.Call1(thread, fallback, name);
        return MissingAttribute(thread, name);
    }

    private PyObject? MissingAttribute(PyThreadState thread, PyStr name)
    {
        if (Dict.GetByName(Names.Name) is not PyStr own) return PyErr.AttributeError($"module has no attribute '{name}'", this, name);
        if (!TryGetState(thread, out var isInitializing, out var spec)) return null;
        if (isInitializing) return PyErr.AttributeError($"partially initialized module '{own}' has no attribute '{name}' (most likely due to a circular import)", this, name);
        if (spec is PyModuleSpec { UninitializedSubmodules: PyList submodules })
            foreach (var submodule in submodules.Items)
                if (submodule is PyStr loading && loading.TextEquals(name)) return PyErr.AttributeError($"cannot access submodule '{name}' of module '{own}' (most likely due to a circular import)", this, name);
        return PyErr.AttributeError($"module '{own}' has no attribute '{name}'", this, name);
    }

    private static readonly PyStr s_initializing = PyStr.FromName("_initializing");

    private bool TryGetState(PyThreadState thread, out bool isInitializing, out PyObject? spec)
    {
        isInitializing = false;
        spec = Dict.GetByName(Names.Spec);
        if (spec is null or PyNone) return true;
        if (!Attributes.TryGet(thread, spec, s_initializing, out var flag)) return false;
        return flag is null || Truth.TryTest(thread, flag, out isInitializing);
    }

    [PyMethod("__dir__(self, /)", NoTextSignature = true, Doc = "The names of the module's variables.")]
    internal PyObject? Directory(PyThreadState thread)
    {
        // A subclass may have a __dict__ of its own.
        if (Attributes.Get(thread, this, Names.Dict) is not { } attribute) return null;
        if (attribute is not PyDict dict) return PyErr.TypeError("<module>.__dict__ is not a dictionary");
        if (dict.GetByName(Names.Dir) is { } own) return Calls.Call0(thread, own);
        return Iteration.ToList(thread, dict);
    }

    [PyProperty("__dict__", Member = true)]
    internal PyDict? WholeDict(PyThreadState thread) => TryMakeAllLate(thread) ? Dict : null;

    [PyProperty("__annotations__", Setter = nameof(SetAnnotations))]
    internal PyObject? Annotations(PyThreadState thread)
    {
        if (Dict.GetByName(Names.Annotations) is { } known) return known;
        var made = new PyDict();
        Dict.SetByName(Names.Annotations, made);
        return made;
    }

    internal bool SetAnnotations(PyThreadState thread, PyObject? value)
    {
        if (value is not null) Dict.SetByName(Names.Annotations, value);
        else if (!Dict.RemoveByName(Names.Annotations)) return PyErr.AttributeError("__annotations__");
        return true;
    }
}
