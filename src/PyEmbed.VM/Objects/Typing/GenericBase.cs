using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>The base that a class with type parameters gets: <c>typing.Generic[T]</c>. PEP 695.</summary>
internal static class GenericBase
{
    private static readonly PyStr s_generic = PyStr.FromName("Generic");
    private static readonly PyStr s_alias = PyStr.FromName("_GenericAlias");

    /// <summary>Null: an error is set.</summary>
    public static PyObject? Of(PyThreadState thread, PyTuple parameters)
    {
        var unpacked = new PyObject[parameters.Count];
        for (var i = 0; i < unpacked.Length; i++)
        {
            var parameter = parameters[i] is PyTypeVarTuple tuple ? tuple.Unpacked(thread) : parameters[i];
            if (parameter is null) return null;
            unpacked[i] = parameter;
        }
        if (Import.Imports.Import(thread, "typing") is not { } typing || Attributes.Get(thread, typing, s_generic) is not { } generic || Attributes.Get(thread, typing, s_alias) is not { } alias) return null;
        return Calls.Call2(thread, alias, generic, PyTuple.Adopt(unpacked));
    }
}
