using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Threading;

/// <summary>What is shown of an exception that ended a thread (<c>_thread._excepthook</c>).</summary>
internal static class ThreadErrors
{
    private static readonly PyStr s_name = PyStr.FromName("_name");
    private static readonly PyStr s_stderr = PyStr.FromName("_stderr");
    private static readonly PyStr s_write = PyStr.FromName("write");

    /// <summary>Writes it to <c>sys.stderr</c>, or where that is gone to what it was when the thread was made. False: an error is set.</summary>
    [MustCheck]
    public static bool TryShow(PyThreadState thread, PyObject error, PyObject of)
    {
        var stream = thread.Interpreter.Sys?.GetByName(Names.PlainStderr) ?? PyNone.Instance;
        if (stream is PyNone)
        {
            if (of is PyNone) return true;
            if (Attributes.Get(thread, of, s_stderr) is not { } own) return false;
            if (own is PyNone) return true;
            stream = own;
        }
        PyObject? name = null;
        if (of is not PyNone)
        {
            if (!Attributes.TryGet(thread, of, s_name, out name)) return false;
            // One who overrides it may have broken it.
            name = name is null ? null : Representation.Str(thread, name);
            thread.ClearError();
        }
        var text = $"Exception in thread {(of is PyNone ? thread.Ident.ToString(System.Globalization.CultureInfo.InvariantCulture) : name?.ToString() ?? "<failed to get thread name>")}:\n";
        if (Calls.CallMethod(thread, stream, s_write, PyStr.FromUtf16(text)) is null) return false;
        if (!ExceptionPrinter.TryPrint(thread, error, new FileErrorOutput(stream))) return false;
        if (Calls.CallMethod(thread, stream, Names.PlainFlush) is null && thread.ErrorMatches(PyExceptions.ExecutionLimit)) return false;
        thread.ClearError();
        return true;
    }
}
