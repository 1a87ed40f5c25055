using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>typing.TypeAliasType</c>: what a <c>type</c> statement makes. PEP 695.</summary>
[PyType("TypeAliasType", Module = "typing", Weakrefs = true, Doc = "Type alias.")]
internal sealed partial class PyTypeAlias(PyStr name, PyTuple? typeParameters, LateValue value, PyObject module) : PyObject
{
    // Instances have their own.
    [PyConstant("__module__")] internal const string ModuleName = "typing";

    private LateValue _value = value;

    [PyMethod("__new__(cls, name, value, *, type_params=...)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyStr name, PyObject value, PyObject? type_params)
    {
        if (type_params is not (null or PyTuple)) return PyErr.TypeError("type_params must be a tuple");
        return new PyTypeAlias(name, type_params as PyTuple is { Count: > 0 } given ? given : null, LateValue.Of(value), CallerModule(thread));
    }

    /// <summary><c>__module__</c> of one that is made now.</summary>
    public static PyObject CallerModule(PyThreadState thread) => thread.CurrentGlobals?.GetByName(Names.Name) ?? PyNone.Instance;

    [PyProperty("__name__", Member = true)]
    internal PyStr NameValue => name;

    [PyProperty("__value__")]
    internal PyObject? Value(PyThreadState thread) => _value.Get(thread, PyNone.Instance);

    [PyProperty("__type_params__")]
    internal PyObject TypeParametersValue => typeParameters ?? PyTuple.Empty;

    [PyProperty("__parameters__")]
    internal PyObject? Parameters(PyThreadState thread)
    {
        if (typeParameters is null) return PyTuple.Empty;
        var unpacked = new PyObject[typeParameters.Count];
        for (var i = 0; i < unpacked.Length; i++)
        {
            var parameter = typeParameters[i] is PyTypeVarTuple tuple ? tuple.Unpacked(thread) : typeParameters[i];
            if (parameter is null) return null;
            unpacked[i] = parameter;
        }
        return PyTuple.Adopt(unpacked);
    }

    [PyMethod("__repr__(self, /)")]
    internal PyStr ReprText() => name;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyStr Reduce() => name;

    [PyMethod("__getattribute__(self, name, /)")]
    internal PyObject? ReadAttribute(PyThreadState thread, PyStr attribute) => attribute.TextEquals(Names.Module) ? module : ObjectAttributes.Get(thread, this, attribute);

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key) => typeParameters is null ? PyErr.TypeError("Only generic type aliases are subscriptable") : PyGenericAlias.Make(this, key);

    [PyMethod("__or__(self, other, /)")]
    internal static PyObject? Or(PyThreadState thread, PyObject left, PyObject right) => UnionTypes.Make(thread, left, right);
}
