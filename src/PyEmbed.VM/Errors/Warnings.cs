namespace PyEmbed.VM;

/// <summary>Warnings that the engine itself gives.</summary>
internal static class Warnings
{
    /// <summary>A warning at the Python code that runs now (level 1) or one of its callers. False: a filter made an exception of it (or showing it failed), which is set.</summary>
    [MustCheck]
    public static bool Warn(PyThreadState thread, PyType category, string message, int stackLevel) =>
        thread.Interpreter.WarningState.Warn(thread, PyStr.FromUtf16(message), category, stackLevel, null);

    /// <summary>A warning about a place in a source, as the compiler gives them. False: an error is set.</summary>
    /// <param name="thread">Where errors are set.</param>
    /// <param name="category">A subclass of Warning.</param>
    /// <param name="message">What is shown.</param>
    /// <param name="fileName">The source.</param>
    /// <param name="line">From 1.</param>
    /// <param name="module">What module filters are matched with; null: made of the file's name.</param>
    /// <param name="registry">A module's <c>__warningregistry__</c>; null: none.</param>
    [MustCheck]
    public static bool WarnExplicit(PyThreadState thread, PyType category, string message, string fileName, int line, PyStr? module, PyDict? registry) =>
        thread.Interpreter.WarningState.WarnExplicit(thread, category, PyStr.FromUtf16(message), PyStr.FromUtf16(fileName), line, module, registry, null, null);
}
