namespace PyEmbed.StandardLibrary.Binascii;

/// <summary>What the module <c>binascii</c> keeps for an engine.</summary>
internal sealed class BinasciiState
{
    private PyType? _error;
    private PyType? _incomplete;

    public PyType Error(PyThreadState thread) => _error ??= ModuleExceptions.Make(thread, "binascii", "Error", PyExceptions.ValueError);

    public PyType Incomplete(PyThreadState thread) => _incomplete ??= ModuleExceptions.Make(thread, "binascii", "Incomplete", PyExceptions.Exception);

    public static BinasciiState Of(PyThreadState thread) => thread.Interpreter.ModuleState<BinasciiState>();

    public static PyError Fail(PyThreadState thread, string message) => PyErr.Set(Of(thread).Error(thread), message);
}
