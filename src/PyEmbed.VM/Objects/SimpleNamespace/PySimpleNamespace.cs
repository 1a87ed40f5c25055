using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>types.SimpleNamespace</c>: an object with the attributes it was given.</summary>
[PyType("SimpleNamespace", Module = "types", Subclassable = true, Dict = true, Doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)")]
internal partial class PySimpleNamespace : PyObject
{
    private InstanceAttributes _attributes;

    public PySimpleNamespace() { }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PySimpleNamespaceDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool Initialize(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count > 0) return PyErr.TypeError("no positional arguments expected");
        for (var i = 0; i < args.Length; i++) InstanceDict.Set(this, (PyStr)keywordNames![i], args[i]);
        return true;
    }

    [PyProperty("__dict__", Member = true)]
    internal PyDict DictValue => InstanceDict.Materialize(this);

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var name = ReferenceEquals(Type, BuiltinType) ? "namespace" : Type.Name;
        if (!thread.TryEnterRepr(this)) return PyStr.FromUtf16(name + "(...)");
        var text = Attributes(thread);
        thread.LeaveRepr(this);
        return text is null ? null : PyStr.FromUtf16($"{name}({text})");
    }

    private string? Attributes(PyThreadState thread)
    {
        var parts = new List<string>();
        var dict = DictValue.Copy();
        var position = 0;
        while (dict.NextEntry(ref position, out var key, out var value))
        {
            if (key is not PyStr { Length: > 0 } name) continue;
            if (Representation.Repr(thread, value) is not { } shown) return null;
            parts.Add($"{name}={shown}");
        }
        return string.Join(", ", parts);
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op) =>
        other is PySimpleNamespace space ? Comparison.Compare(thread, DictValue, space.DictValue, op) : PyNotImplemented.Instance;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "Return state information for pickling")]
    internal PyObject? ReduceNamespace(PyThreadState thread) => PyTuple.Of(Type, PyTuple.Empty, DictValue);
}
