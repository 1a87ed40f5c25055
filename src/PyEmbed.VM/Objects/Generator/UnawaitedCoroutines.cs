using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>The warning about a coroutine that nobody has awaited.</summary>
internal static class UnawaitedCoroutines
{
    private static readonly PyStr s_warnings = PyStr.FromName("warnings");
    private static readonly PyStr s_warn = PyStr.FromName("_warn_unawaited_coroutine");

    /// <summary>By <c>warnings._warn_unawaited_coroutine</c>, which can tell where it was made, where that module is loaded. False: an error is set.</summary>
    [MustCheck]
    public static bool Warn(PyThreadState thread, PyCoroutine coroutine)
    {
        if (thread.Interpreter.Modules.GetByName(s_warnings) is PyModule module && module.Dict.GetByName(s_warn) is { } warn)
        {
            if (Calls.Call1(thread, warn, coroutine) is not null) return true;
            // A filter has made an error of the warning; any other means that there was no warning yet.
            if (thread.ErrorMatches(PyExceptions.RuntimeWarning) || !thread.ErrorMatches(PyExceptions.Exception)) return false;
            UncaughtErrors.ReportUnraisable(thread, null, coroutine);
        }
        return Warnings.Warn(thread, PyExceptions.RuntimeWarning, $"coroutine '{coroutine.QualNameObject}' was never awaited", 1);
    }
}
