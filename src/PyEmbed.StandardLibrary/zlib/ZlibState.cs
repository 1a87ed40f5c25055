namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>What the module <c>zlib</c> keeps for an engine.</summary>
internal sealed class ZlibState
{
    private PyType? _error;

    public PyType Error(PyThreadState thread) => _error ??= ModuleExceptions.Make(thread, "zlib", "error", PyExceptions.Exception);

    public static PyError Fail(PyThreadState thread, string message) => PyErr.Set(thread.Interpreter.ModuleState<ZlibState>().Error(thread), message);

    /// <summary>The error of a call that failed.</summary>
    /// <param name="thread">Where it is set.</param>
    /// <param name="status">How the call ended.</param>
    /// <param name="detail">What the decoder says of it; null: nothing.</param>
    /// <param name="doing">What was tried.</param>
    public static PyError Fail(PyThreadState thread, ZlibStatus status, string? detail, string doing)
    {
        detail ??= status switch
        {
            ZlibStatus.BufferError => "incomplete or truncated stream",
            ZlibStatus.StreamError => "inconsistent stream state",
            ZlibStatus.DataError => "invalid input data",
            _ => null,
        };
        return Fail(thread, detail is null ? $"Error {(int)status} {doing}" : $"Error {(int)status} {doing}: {detail}");
    }
}
