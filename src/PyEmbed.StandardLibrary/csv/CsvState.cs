using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Csv;

/// <summary>What the module <c>_csv</c> keeps for an engine.</summary>
internal sealed class CsvState
{
    private PyType? _error;

    /// <summary>The dialects that have names.</summary>
    public PyDict Dialects { get; } = new();

    /// <summary>How many characters a field may have that is read.</summary>
    public long FieldSizeLimit { get; set; } = 128 * 1024;

    public PyType Error(PyThreadState thread) => _error ??= ModuleExceptions.Make(thread, "_csv", "Error", PyExceptions.Exception);

    public static CsvState Of(PyThreadState thread) => thread.Interpreter.ModuleState<CsvState>();

    public static PyError Fail(PyThreadState thread, string message) => PyErr.Set(Of(thread).Error(thread), message);

    /// <summary>A dialect by its name. Null: an error is set.</summary>
    public static PyObject? Find(PyThreadState thread, PyObject name)
    {
        if (!Of(thread).Dialects.TryGetItem(thread, name, out var found)) return null;
        return found ?? (PyObject?)Fail(thread, "unknown dialect");
    }
}
