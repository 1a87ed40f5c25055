using System.ComponentModel;

namespace PyEmbed.CompilerServices;

/// <summary>Turns what the host's own types and modules throw into Python exceptions. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HostExceptions
{
    /// <summary>Makes it the thread's error.</summary>
    public static PyError SetOn(PyThreadState thread, Exception exception)
    {
        if (thread.Interpreter.HostExceptionHandler is { } handler) return handler(thread, exception);
        return PyErr.RuntimeError(exception.Message);
    }
}
