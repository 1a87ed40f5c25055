namespace PyEmbed.StandardLibrary.Contextvars;

/// <summary>Python's module <c>_contextvars</c>. PEP 567.</summary>
[PyModule("_contextvars", Doc = "Context Variables")]
internal sealed partial class ContextvarsModule
{
    [PyConstant("Context")] internal static PyType Context => PyContext.BuiltinType;
    [PyConstant("ContextVar")] internal static PyType ContextVar => PyContextVar.BuiltinType;
    [PyConstant("Token")] internal static PyType Token => PyToken.BuiltinType;

    [PyFunction("copy_context(/)", Doc = "A copy of the current context.")]
    internal static PyObject CopyContext(PyThreadState thread) => PyContext.Current(thread).Copy();
}
