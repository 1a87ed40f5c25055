using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.Cli;

/// <summary>What the process ends with when a program has raised an exception.</summary>
internal static class ExitStatus
{
    private static readonly int[] s_ofLimits = [124, 125, 137];

    /// <summary>Takes the error: reports it, or exits as SystemExit says.</summary>
    public static int Of(PyThreadState thread, bool hasLimits)
    {
        var error = thread.TakeError();
        if (error is PySystemExit exit) return OfExit(thread, exit, hasLimits);
        var interpreter = thread.Interpreter;
        interpreter.Sys!.SetByName(PyStr.FromUtf16("last_type"), error.Type);
        interpreter.Sys.SetByName(PyStr.FromUtf16("last_value"), error);
        interpreter.Sys.SetByName(PyStr.FromUtf16("last_traceback"), error.Traceback ?? PyNone.Instance);
        var hook = interpreter.Sys.GetByName(Names.PlainExcepthook);
        if (hook is null) Print(thread, error);
        else if (Calls.Call3(thread, hook, error.Type, error, error.Traceback ?? PyNone.Instance) is null)
        {
            if (ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit)) return 1;
            var second = thread.TakeError();
            if (second is PySystemExit again) return OfExit(thread, again, hasLimits);
            Write(thread, "Error in sys.excepthook:\n");
            Print(thread, second);
            Write(thread, "\nOriginal exception was:\n");
            Print(thread, error);
        }
        return error.Type.IsSubtypeOf(PyExceptions.KeyboardInterrupt) ? 130 : 1;
    }

    private static int OfExit(PyThreadState thread, PySystemExit exit, bool hasLimits)
    {
        switch (exit.Code)
        {
            case null or PyNone:
                return 0;
            case PyInt number:
                var status = (int)(number.Value & 0xFF);
                // These tell that a limit ended the run, which a script must not be able to pretend.
                return hasLimits && Array.IndexOf(s_ofLimits, status) >= 0 ? 1 : status;
            case PyBigInt:
                return 0xFF;
            default:
                if (Representation.Str(thread, exit.Code) is { } text) Write(thread, text + "\n");
                else thread.ClearError();
                return 1;
        }
    }

    private static void Print(PyThreadState thread, PyBaseException error)
    {
        if (thread.Interpreter.Sys!.GetByName(Names.PlainStderr) is not { } errors || errors is PyNone) return;
        if (!ExceptionPrinter.TryPrint(thread, error, new FileErrorOutput(errors))) thread.ClearError();
    }

    private static void Write(PyThreadState thread, string text)
    {
        if (thread.Interpreter.Sys!.GetByName(Names.PlainStderr) is not { } errors || errors is PyNone) return;
        if (Calls.CallMethod(thread, errors, Names.PlainWrite, PyStr.FromUtf16(text)) is null) thread.ClearError();
    }
}
