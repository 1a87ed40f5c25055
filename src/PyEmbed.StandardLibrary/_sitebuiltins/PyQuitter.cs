using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.SiteBuiltins;

/// <summary><c>exit</c> and <c>quit</c>.</summary>
[PyType("Quitter", Module = "_sitebuiltins")]
internal sealed partial class PyQuitter(string name, string endOfFile) : PyObject
{
    private static readonly PyStr s_stdin = PyStr.FromName("stdin");
    private static readonly PyStr s_close = PyStr.FromName("close");

    [PyProperty("name")]
    internal PyStr Name { get; } = PyStr.FromUtf16(name);

    [PyProperty("eof")]
    internal PyStr EndOfFile { get; } = PyStr.FromUtf16(endOfFile);

    [PyMethod("__new__(cls, name, eof)")]
    internal static PyObject New(PyThreadState thread, PyType type, PyStr name, PyStr eof) => new PyQuitter(name.ToString(), eof.ToString());

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"Use {Name}() or {EndOfFile} to exit";

    [PyMethod("__call__(self, /, code=None)")]
    internal PyObject? Call(PyThreadState thread, PyObject code)
    {
        // A shell that reads standard input ends with it.
        if (thread.Interpreter.Sys?.GetByName(s_stdin) is { } input && Calls.CallMethod(thread, input, s_close) is null && !thread.ClearErrorIf(PyExceptions.Exception)) return null;
        return PyErr.Set(PyExceptions.SystemExit, PyTuple.Of(code));
    }
}
