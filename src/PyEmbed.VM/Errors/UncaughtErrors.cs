using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM;

/// <summary>What becomes of exceptions that nobody caught (<c>PyErr_Print</c>), and of those that nobody could catch (<c>sys.unraisablehook</c>).</summary>
internal static class UncaughtErrors
{
    private static readonly PyStr s_lastType = PyStr.FromName("last_type");
    private static readonly PyStr s_lastValue = PyStr.FromName("last_value");
    private static readonly PyStr s_lastTraceback = PyStr.FromName("last_traceback");
    private static readonly PyStr s_unraisableHook = PyStr.FromName("unraisablehook");

    /// <summary>Takes the error that is set and shows it through <c>sys.excepthook</c>. A SystemExit is not shown: see <see cref="TryTakeExit"/>.</summary>
    public static void Print(PyThreadState thread)
    {
        var error = thread.TakeError();
        var sys = thread.Interpreter.Sys;
        var traceback = error.Traceback ?? PyNone.Instance;
        sys?.SetByName(s_lastType, error.Type);
        sys?.SetByName(s_lastValue, error);
        sys?.SetByName(s_lastTraceback, traceback);
        var hook = sys?.GetByName(Names.PlainExcepthook);
        if (!Auditing.Audit(thread, "sys.excepthook", hook ?? PyNone.Instance, error.Type, error, traceback))
        {
            if (thread.ClearErrorIf(PyExceptions.RuntimeError)) return;
            ReportUnraisable(thread, null, null);
        }
        if (hook is null)
        {
            WriteError(thread, "sys.excepthook is missing\n");
            Display(thread, error);
            return;
        }
        if (Calls.Call3(thread, hook, error.Type, error, traceback) is not null) return;
        if (thread.ErrorMatches(PyExceptions.SystemExit) || thread.ErrorMatches(PyExceptions.ExecutionLimit)) return;   // the caller looks again
        var second = thread.TakeError();
        WriteError(thread, "Error in sys.excepthook:\n");
        Display(thread, second);
        WriteError(thread, "\nOriginal exception was:\n");
        Display(thread, error);
    }

    /// <summary>Where SystemExit is set: takes it, and gives the exit status. What is no number is written to <c>sys.stderr</c> and means 1.</summary>
    public static bool TryTakeExit(PyThreadState thread, out int status)
    {
        status = 0;
        if (!thread.ErrorMatches(PyExceptions.SystemExit)) return false;
        var error = thread.TakeError();
        var value = Attributes.Get(thread, error, Names.PlainCode);
        if (value is null)
        {
            thread.ClearError();
            value = error;
        }
        if (value is PyNone) return true;
        if (PyInt.TryGetValue(value, out var number))
        {
            // A C long cut to an int; what does not fit the long is -1.
            status = number < long.MinValue || number > long.MaxValue ? -1 : unchecked((int)(long)number);
            return true;
        }
        status = 1;
        if (Representation.Str(thread, value) is { } text) WriteError(thread, text + "\n");
        else thread.ClearError();
        return true;
    }

    /// <summary>The default <c>sys.excepthook</c>: prints to <c>sys.stderr</c>. Sets no error.</summary>
    public static void Display(PyThreadState thread, PyObject? value)
    {
        if (ErrorStream(thread) is not { } stream) return;
        if (!ExceptionPrinter.TryPrint(thread, value, new FileErrorOutput(stream))) DropError(thread);
        if (Calls.CallMethod(thread, stream, Names.PlainFlush) is null) DropError(thread);
    }

    /// <summary>The text that <see cref="Display"/> would print, for the host. Sets no error.</summary>
    public static string Format(PyThreadState thread, PyObject value)
    {
        var output = new TextErrorOutput();
        if (!ExceptionPrinter.TryPrint(thread, value, output)) DropError(thread);
        return output.ToString();
    }

    /// <summary>Takes the error that is set and tells <c>sys.unraisablehook</c> of it: it came where nobody can catch it, as in <c>__del__</c>.</summary>
    /// <param name="thread">Whose error.</param>
    /// <param name="message">What failed; null: "Exception ignored in".</param>
    /// <param name="source">The object at fault.</param>
    public static void ReportUnraisable(PyThreadState thread, string? message, PyObject? source)
    {
        // A limit that has tripped ends the run wherever it is found next.
        if (thread.ErrorMatches(PyExceptions.ExecutionLimit))
        {
            thread.ClearError();
            return;
        }
        var error = thread.TakeError();
        var args = new PyStructSequence(Modules.SysTypes.UnraisableHookArgs, error.Type, error, error.Traceback ?? PyNone.Instance,
            message is null ? PyNone.Instance : PyStr.FromUtf16(message), source ?? PyNone.Instance);
        var hook = thread.Interpreter.Sys?.GetByName(s_unraisableHook);
        if (hook is null or PyNone)
        {
            ShowUnraisable(thread, args);
            return;
        }
        if (!Auditing.Audit(thread, "sys.unraisablehook", hook, args) || Calls.Call1(thread, hook, args) is null)
        {
            if (thread.ErrorMatches(PyExceptions.ExecutionLimit)) return;
            var second = thread.TakeError();
            ShowUnraisable(thread, new PyStructSequence(Modules.SysTypes.UnraisableHookArgs, second.Type, second, second.Traceback ?? PyNone.Instance,
                PyStr.FromUtf16("Exception ignored in sys.unraisablehook"), hook));
        }
    }

    /// <summary>The default <c>sys.unraisablehook</c>. Sets no error.</summary>
    public static void ShowUnraisable(PyThreadState thread, PyStructSequence args)
    {
        if (ErrorStream(thread) is not { } stream) return;
        var output = new FileErrorOutput(stream);
        if (!TryShowUnraisable(thread, args, output)) DropError(thread);
        if (Calls.CallMethod(thread, stream, Names.PlainFlush) is null) DropError(thread);
    }

    private static bool TryShowUnraisable(PyThreadState thread, PyStructSequence args, FileErrorOutput output)
    {
        var (type, value, traceback, message, source) = (args.ValueAt(0), args.ValueAt(1), args.ValueAt(2), args.ValueAt(3), args.ValueAt(4));
        var intro = "Exception ignored in";
        if (message is not PyNone)
        {
            if (Representation.Str(thread, message) is not { } given) return false;
            intro = given.ToString();
        }
        if (source is not PyNone)
        {
            var shown = Representation.Repr(thread, source);
            if (shown is null) DropError(thread);
            if (!output.TryWrite(thread, $"{intro}: {shown?.ToString() ?? "<object repr() failed>"}\n")) return false;
        }
        else if (message is not PyNone && !output.TryWrite(thread, intro + ":\n")) return false;
        if (traceback is ITraceback entry && !TracebackPrinter.TryPrint(thread, entry, output, "", "", "Traceback (most recent call last):\n")) DropError(thread);
        if (type is not PyType exceptionType) return true;
        var module = Attributes.Get(thread, exceptionType, Names.Module);
        if (module is null) DropError(thread);
        var prefix = module is not PyStr name ? "<unknown>" : name.TextEquals(Names.PlainBuiltins) || name.TextEquals(Names.Main) ? "" : name + ".";
        if (!output.TryWrite(thread, prefix + exceptionType.QualName)) return false;
        if (value is not PyNone)
        {
            var text = Representation.Str(thread, value);
            if (text is null) DropError(thread);
            if (!output.TryWrite(thread, ": ") || !(text is null ? output.TryWrite(thread, "<exception str() failed>") : output.TryWrite(thread, text))) return false;
        }
        return output.TryWrite(thread, "\n");
    }

    /// <summary>Writes to <c>sys.stderr</c>, if there is one. Sets no error.</summary>
    public static void WriteError(PyThreadState thread, string text)
    {
        if (ErrorStream(thread) is { } stream && !new FileErrorOutput(stream).TryWrite(thread, text)) DropError(thread);
    }

    private static PyObject? ErrorStream(PyThreadState thread) => thread.Interpreter.Sys?.GetByName(Names.PlainStderr) is { } stream and not PyNone ? stream : null;

    private static void DropError(PyThreadState thread) => thread.ClearError();
}
