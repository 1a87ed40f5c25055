using PyEmbed.VM;

namespace PyEmbed.StandardLibrary;

/// <summary>Makes the exception classes of modules written in C#. Scripts can write to them, so that each engine has its own.</summary>
internal static class ModuleExceptions
{
    public static PyType Make(PyThreadState thread, string module, string name, PyType baseType)
    {
        var space = new PyDict();
        space.SetByName(Names.Module, PyStr.FromUtf16(module));
        return TypeCreation.Create(thread, PyType.BuiltinType, PyStr.FromName(name), PyTuple.Of(baseType), space, default, null)
            ?? throw new System.Diagnostics.UnreachableException($"{module}.{name} cannot be made");
    }
}
