using PyEmbed.VM.Protocols;

namespace PyEmbed.VM;

/// <summary>Warnings that the engine itself gives. They go through Python's <c>warnings</c>.</summary>
internal static class Warnings
{
    /// <summary>False: a filter made an exception of it (or showing it failed), which is set.</summary>
    [MustCheck]
    public static bool Warn(PyThreadState thread, PyType category, string message, int stackLevel)
    {
        var warn = thread.Interpreter.WarnFunction;
        return warn is null || Calls.Call3(thread, warn, PyStr.FromUtf16(message), category, PyInt.From(stackLevel)) is not null;
    }
}
