using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

public sealed partial class PyType
{
    [PyProperty("__name__", Setter = nameof(SetName))]
    internal PyObject NameObject() => Has(TypeFlags.Heap) ? _nameObject ??= PyStr.FromUtf16(_name) : PyStr.FromUtf16(_name);

    internal bool SetName(PyThreadState thread, PyObject? value)
    {
        if (!CheckWritable("__name__", value)) return false;
        if (value is not PyStr name) return PyErr.TypeError($"can only assign string to {Name}.__name__, not '{value!.Type.Name}'");
        if (name.IsNarrow && name.Narrow.Contains('\0')) return PyErr.ValueError("type name must not contain null characters");
        if (!TypeCreation.TryCheckUtf8(thread, name)) return false;
        (_name, _nameObject) = (name.ToString(), name);
        return true;
    }

    [PyProperty("__qualname__", Setter = nameof(SetQualName))]
    internal PyObject QualNameText() => QualNameObject ?? NameObject();

    internal bool SetQualName(PyThreadState thread, PyObject? value)
    {
        if (!CheckWritable("__qualname__", value)) return false;
        if (value is not PyStr name) return PyErr.TypeError($"can only assign string to {Name}.__qualname__, not '{value!.Type.Name}'");
        QualNameObject = name;
        return true;
    }

    [PyProperty("__module__", Setter = nameof(SetModule))]
    internal PyObject? Module()
    {
        // Interned, as in CPython: pickles tell by identity what they hold already.
        if (!Has(TypeFlags.Heap)) return PyThreadState.Current.Interpreter.Intern(Definition.Module);
        return Dict.GetByName(Names.Module) ?? (PyObject?)PyErr.AttributeError("__module__");
    }

    internal bool SetModule(PyThreadState thread, PyObject? value)
    {
        if (!CheckWritable("__module__", value)) return false;
        Dict.SetByName(Names.Module, value!);
        Modified(thread.Interpreter);
        return true;
    }

    [PyProperty("__doc__", Setter = nameof(SetDoc))]
    internal PyObject? Doc(PyThreadState thread)
    {
        if (!Has(TypeFlags.Heap) && Definition.Doc is { } text) return PyStr.FromUtf16(text);
        var doc = Dict.GetByName(Names.Doc);
        if (doc is null) return PyNone.Instance;
        return doc.Type.Defines(Slot.DescrGet) ? doc.Type.Slots.DescrGet(thread, doc, null, this) : doc;
    }

    internal bool SetDoc(PyThreadState thread, PyObject? value)
    {
        if (!CheckWritable("__doc__", value)) return false;
        Dict.SetByName(Names.Doc, value!);
        Modified(thread.Interpreter);
        return true;
    }

    [PyProperty("__text_signature__")]
    internal PyObject TextSignature()
    {
        if (Has(TypeFlags.Heap)) return Dict.GetByName(Names.Doc) is PyStr doc && SignatureIn(doc.ToString()) is { } own ? PyStr.FromUtf16(own) : PyNone.Instance;
        // Any arguments are for those who derive from it; inspect shows every class without a constructor of its own by this.
        var text = ReferenceEquals(this, PyObject.BuiltinType) ? "()" : Definition.TextSignature;
        return text is null ? PyNone.Instance : PyStr.FromUtf16(text);
    }

    /// <summary>The signature that a doc text begins with, as CPython's own do: the name, parameters in parentheses, and a line of two hyphens.</summary>
    private string? SignatureIn(string doc)
    {
        const string End = ")\n--\n\n";
        var name = _name.AsSpan(_name.LastIndexOf('.') + 1);
        if (!doc.AsSpan().StartsWith(name) || doc.Length == name.Length || doc[name.Length] != '(') return null;
        var end = doc.IndexOf(End, name.Length, StringComparison.Ordinal);
        var paragraph = doc.IndexOf("\n\n", name.Length, StringComparison.Ordinal);
        return end < 0 || paragraph < end ? null : doc[name.Length..(end + 1)];
    }

    [PyProperty("__base__", Member = true)]
    internal PyObject? BaseObject => Base;

    [PyProperty("__mro__", Member = true)]
    internal PyObject MroObject => Has(TypeFlags.Heap) && KnownMro is null ? PyNone.Instance : PyTuple.CopyOf(Mro);

    [PyProperty("__bases__", Setter = nameof(SetBases))]
    internal PyObject BasesObject() => Bases;

    internal bool SetBases(PyThreadState thread, PyObject? value) => CheckWritable("__bases__", value) && BasesAssignment.TryAssign(thread, this, value!);

    [PyProperty("__dict__")]
    internal PyObject DictProxy() => new PyMappingProxy(Dict);

    [PyProperty("__annotations__", Setter = nameof(SetAnnotations))]
    internal PyObject? Annotations(PyThreadState thread)
    {
        if (!Has(TypeFlags.Heap)) return PyErr.AttributeError($"type object '{Name}' has no attribute '__annotations__'");
        var annotations = Dict.GetByName(Names.Annotations);
        if (annotations is not null) return annotations.Type.Defines(Slot.DescrGet) ? annotations.Type.Slots.DescrGet(thread, annotations, null, this) : annotations;
        var made = new PyDict();
        Dict.SetByName(Names.Annotations, made);
        Modified(thread.Interpreter);
        return made;
    }

    internal bool SetAnnotations(PyThreadState thread, PyObject? value)
    {
        if (Has(TypeFlags.Immutable)) return PyErr.TypeError($"cannot set '__annotations__' attribute of immutable type '{Name}'");
        if (value is not null) Dict.SetByName(Names.Annotations, value);
        else if (!Dict.RemoveByName(Names.Annotations)) return PyErr.AttributeError("__annotations__");
        Modified(thread.Interpreter);
        return true;
    }

    [PyProperty("__abstractmethods__", Setter = nameof(SetAbstractMethods))]
    internal PyObject? AbstractMethodsObject()
    {
        // type itself has this property in its dict, which is no set of names.
        var methods = ReferenceEquals(this, BuiltinType) ? null : Dict.GetByName(Names.Abstractmethods);
        return methods ?? (PyObject?)PyErr.AttributeError("__abstractmethods__");
    }

    internal bool SetAbstractMethods(PyThreadState thread, PyObject? value)
    {
        var isAbstract = false;
        if (value is not null)
        {
            if (!Truth.TryTest(thread, value, out isAbstract)) return false;
            if (Has(TypeFlags.Immutable)) return PyErr.TypeError($"cannot set '__abstractmethods__' attribute of immutable type '{Name}'");
            Dict.SetByName(Names.Abstractmethods, value);
        }
        else if (!Dict.RemoveByName(Names.Abstractmethods)) return PyErr.AttributeError("__abstractmethods__");
        Modified(thread.Interpreter);
        Flags = isAbstract ? Flags | TypeFlags.Abstract : Flags & ~TypeFlags.Abstract;
        return true;
    }

    [PyProperty("__flags__", Member = true)]
    internal long FlagBits => CPythonFlags.Of(this);

    [PyProperty("__basicsize__", Member = true)]
    internal long BasicSize => 16 + (8L * MemberCount) + (Has(TypeFlags.HasDict) && Has(TypeFlags.Heap) ? 8 : 0) + (Has(TypeFlags.HasWeakrefs) && Has(TypeFlags.Heap) ? 8 : 0);

    [PyProperty("__itemsize__", Member = true)]
    internal long ItemSize => Has(TypeFlags.VariableSize) ? Has(TypeFlags.IntSubclass) ? 4 : Has(TypeFlags.BytesSubclass) ? 1 : Has(TypeFlags.TypeSubclass) ? 40 : 8 : 0;

    [PyProperty("__weakrefoffset__", Member = true)]
    internal long WeakrefOffset => Has(TypeFlags.HasWeakrefs) ? 8 : 0;

    [PyProperty("__dictoffset__", Member = true)]
    internal long DictOffset => Has(TypeFlags.HasDict) ? 8 : 0;

    private bool CheckWritable(string name, PyObject? value)
    {
        if (Has(TypeFlags.Immutable)) return PyErr.TypeError($"cannot set '{name}' attribute of immutable type '{Name}'");
        return value is not null || PyErr.TypeError($"cannot delete '{name}' attribute of immutable type '{Name}'");
    }
}
