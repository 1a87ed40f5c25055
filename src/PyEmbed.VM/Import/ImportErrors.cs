using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Import;

/// <summary>ImportErrors with their attributes.</summary>
internal static class ImportErrors
{
    public static PyError Import(string message, PyObject? name, PyObject? path = null) => Set(PyExceptions.ImportError, message, name, path);

    /// <summary>"No module named 'x'", with what is said about it.</summary>
    public static PyError NotFound(PyStr name, string more = "") => Set(PyExceptions.ModuleNotFoundError, $"No module named {Quoted(name)}{more}", name, null);

    public static PyError Set(PyType type, string message, PyObject? name, PyObject? path)
    {
        var text = PyStr.FromUtf16(message);
        var error = new PyImportError(type) { Args = PyTuple.Of(text), Message = text, ModuleName = name, Path = path };
        return PyErr.Set(error);
    }

    /// <summary><c>repr(text)</c></summary>
    public static string Quoted(PyStr text) => TextRepr.Repr(text.Text).ToUtf16();

    public static string Quoted(string text) => TextRepr.Repr(PythonText.FromUtf16(text)).ToUtf16();
}
