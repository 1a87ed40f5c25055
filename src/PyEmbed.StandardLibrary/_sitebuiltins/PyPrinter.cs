using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.SiteBuiltins;

/// <summary><c>copyright</c>, <c>credits</c>, <c>license</c>: a text that shows itself.</summary>
[PyType("_Printer", Module = "_sitebuiltins", Doc = "Shows a text when called, and as its own repr where that is short.")]
internal sealed partial class PyPrinter(string name, string text, bool showsHint = false) : PyObject
{
    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => showsHint ? $"Type {name}() to see the full {name} text" : text;

    [PyMethod("__call__(self, /)")]
    internal PyObject? Call(PyThreadState thread)
    {
        if (thread.Interpreter.Sys?.GetByName(Names.PlainStdout) is not { } output || output is PyNone) return PyNone.Instance;
        return Calls.CallMethod(thread, output, Names.PlainWrite, PyStr.FromUtf16(text + "\n")) is null ? null : PyNone.Instance;
    }
}
