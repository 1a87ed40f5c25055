namespace PyEmbed.VM.Objects;

/// <summary>The BytesWarnings of the command line's <c>-b</c>.</summary>
internal static class BytesWarnings
{
    /// <summary>About a comparison of bytes with text or an int. False: the warning became an error.</summary>
    [MustCheck]
    public static bool TryWarn(PyThreadState thread, PyObject bytes, PyObject other)
    {
        if (thread.Interpreter.BytesWarningLevel == 0) return true;
        if (other is PyStr) return Warnings.Warn(thread, PyExceptions.BytesWarning, bytes is PyBytes ? "Comparison between bytes and string" : "Comparison between bytearray and string", 1);
        return other is not (PyInt or PyBigInt) || bytes is not PyBytes || Warnings.Warn(thread, PyExceptions.BytesWarning, "Comparison between bytes and int", 1);
    }

    /// <summary>About <c>str()</c> of bytes.</summary>
    [MustCheck]
    public static bool TryWarnOfStr(PyThreadState thread, string type) =>
        thread.Interpreter.BytesWarningLevel == 0 || Warnings.Warn(thread, PyExceptions.BytesWarning, $"str() on a {type} instance", 1);
}
