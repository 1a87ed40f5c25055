namespace PyEmbed.StandardLibrary.Struct;

/// <summary>What the module <c>_struct</c> keeps for an engine.</summary>
internal sealed class StructState
{
    private PyType? _error;

    public PyType Error(PyThreadState thread) => _error ??= ModuleExceptions.Make(thread, "struct", "error", PyExceptions.Exception);

    public static PyError Fail(PyThreadState thread, string message) => PyErr.Set(thread.Interpreter.ModuleState<StructState>().Error(thread), message);
}
