using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>typing.Generic</c>: the base of generic classes. What it does is written in Python, in <c>typing</c>.</summary>
[PyType("Generic", Module = "typing", Subclassable = true, Doc = "Abstract base class for generic types.")]
internal partial class PyGeneric : PyObject
{
    private static readonly PyStr s_getItem = PyStr.FromName("_generic_class_getitem");
    private static readonly PyStr s_initSubclass = PyStr.FromName("_generic_init_subclass");

    [PyClassMethod("__class_getitem__(cls, params, /)", NoTextSignature = true)]
    internal static PyObject? ClassGetItem(PyThreadState thread, PyType type, PyObject @params) => Call(thread, s_getItem, [type, @params], null);

    [PyClassMethod("__init_subclass__(cls, *args, **kwargs)", NoTextSignature = true)]
    internal static PyObject? InitSubclass(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Call(thread, s_initSubclass, [type, .. args], keywordNames);

    private static PyObject? Call(PyThreadState thread, PyStr name, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (Import.Imports.Import(thread, "typing") is not { } typing || Attributes.Get(thread, typing, name) is not { } function) return null;
        return Calls.CallN(thread, function, args, keywordNames);
    }

    /// <summary><c>Generic[parameters]</c>, the base that a class with type parameters gets. Null: an error is set.</summary>
    public static PyObject? Of(PyThreadState thread, PyTuple parameters)
    {
        var unpacked = new PyObject[parameters.Count];
        for (var i = 0; i < unpacked.Length; i++)
        {
            var parameter = parameters[i] is PyTypeVarTuple tuple ? tuple.Unpacked(thread) : parameters[i];
            if (parameter is null) return null;
            unpacked[i] = parameter;
        }
        if (Import.Imports.Import(thread, "typing") is not { } typing || Attributes.Get(thread, typing, PyStr.FromName("_GenericAlias")) is not { } alias) return null;
        return Calls.Call2(thread, alias, BuiltinType, PyTuple.Adopt(unpacked));
    }
}
