using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary>What the module <c>_lzma</c> keeps for an engine.</summary>
internal sealed class LzmaState
{
    private PyType? _error;

    public PyType Error(PyThreadState thread) => _error ??= ModuleExceptions.Make(thread, "_lzma", "LZMAError", PyExceptions.Exception);

    public static PyError Fail(PyThreadState thread, LzmaReader.Problem problem) => PyErr.Set(thread.Interpreter.ModuleState<LzmaState>().Error(thread), problem switch
    {
        LzmaReader.Problem.Format => "Input format not supported by decoder",
        LzmaReader.Problem.Options => "Invalid or unsupported options",
        LzmaReader.Problem.Memory => "Memory usage limit exceeded",
        _ => "Corrupt input data",
    });
}
