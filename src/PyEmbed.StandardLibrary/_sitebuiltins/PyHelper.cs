using PyEmbed.VM;
using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.SiteBuiltins;

/// <summary><c>help</c>, which is that of <c>pydoc</c>.</summary>
[PyType("_Helper", Module = "_sitebuiltins", Doc = "Shows help about an object.")]
internal sealed partial class PyHelper : PyObject
{
    private static readonly PyStr s_help = PyStr.FromName("help");

    [PyMethod("__new__(cls)")]
    internal static PyObject New(PyThreadState thread, PyType type) => new PyHelper();

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => "Type help() for interactive help, or help(object) for help about object.";

    [PyMethod("__call__(self, /, *args, **kwds)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (Imports.Import(thread, "pydoc") is not { } pydoc || Attributes.Get(thread, pydoc, s_help) is not { } help) return null;
        return Calls.CallN(thread, help, args, keywordNames);
    }
}
