using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Modules;

// Hooks and exceptions.
internal sealed partial class SysModule
{
    private static readonly PyStr s_underscore = PyStr.FromName("_");
    private static readonly PyStr s_encoding = PyStr.FromName("encoding");

    [PyFunction("addaudithook(hook)", Doc = "Add a callable that is told of audit events.")]
    internal static PyObject? AddAuditHook(PyThreadState thread, PyObject hook) => Auditing.TryAdd(thread, hook) ? PyNone.Instance : null;

    [PyFunction("audit(event, *args)", NoTextSignature = true, Doc = "Tell the audit hooks of an event.")]
    internal static PyObject? Audit(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 }) return PyErr.TypeError("sys.audit() takes no keyword arguments");
        if (args.Length == 0) return PyErr.TypeError("audit() missing 1 required positional argument: 'event'");
        if (thread.Interpreter.AuditHooks is not { } hooks) return PyNone.Instance;
        if (args[0] is not PyStr name) return PyErr.TypeError($"expected str for argument 'event', not {args[0].Type.NameInMessages}");
        return Auditing.Tell(thread, hooks, name, PyTuple.CopyOf(args[1..])) ? PyNone.Instance : null;
    }

    [PyFunction("displayhook(object, /)", Doc = "Show the value of an interactive statement and keep it as builtins._")]
    internal static PyObject? DisplayHook(PyThreadState thread, PyObject @object)
    {
        if (!thread.Interpreter.Modules.TryGetItem(thread, Names.PlainBuiltins, out var builtins)) return null;
        if (builtins is null) return PyErr.RuntimeError("lost builtins module");
        if (@object is PyNone) return PyNone.Instance;
        // While the repr runs the value before is gone, so that it may be collected.
        if (!Attributes.Set(thread, builtins, s_underscore, PyNone.Instance)) return null;
        var output = thread.Interpreter.Sys?.GetByName(Names.PlainStdout);
        if (output is null or PyNone) return PyErr.RuntimeError("lost sys.stdout");
        if (Representation.Repr(thread, @object) is not { } shown) return null;
        if (Calls.CallMethod(thread, output, Names.PlainWrite, shown) is null && !TryShowEscaped(thread, output, shown)) return null;
        if (Calls.CallMethod(thread, output, Names.PlainWrite, PyStr.FromName("\n")) is null) return null;
        return Attributes.Set(thread, builtins, s_underscore, @object) ? PyNone.Instance : null;
    }

    // What the stream's encoding cannot show is escaped.
    private static bool TryShowEscaped(PyThreadState thread, PyObject output, PyStr shown)
    {
        if (!thread.ClearErrorIf(PyExceptions.UnicodeEncodeError)) return false;
        if (Attributes.Get(thread, output, s_encoding) is not PyStr encoding) return PyErr.TypeError("encoding must be a string");
        if (Calls.CallMethod(thread, shown, PyStr.FromName("encode"), encoding, PyStr.FromName("backslashreplace")) is not { } bytes) return false;
        if (Calls.CallMethod(thread, bytes, PyStr.FromName("decode"), encoding, PyStr.FromName("strict")) is not { } text) return false;
        return Calls.CallMethod(thread, output, Names.PlainWrite, text) is not null;
    }

    [PyFunction("excepthook(exctype, value, traceback, /)", Doc = "Show an exception with its traceback on sys.stderr.")]
    internal static PyObject ExceptHook(PyThreadState thread, PyObject exctype, PyObject value, PyObject traceback)
    {
        if (value is PyBaseException { Traceback: null } exception && traceback is ITraceback) exception.Traceback = traceback;
        UncaughtErrors.Display(thread, value);
        return PyNone.Instance;
    }

    [PyFunction("unraisablehook(unraisable, /)", Doc = "Show an exception that nobody can catch.")]
    internal static PyObject? UnraisableHook(PyThreadState thread, PyObject unraisable)
    {
        if (unraisable is not PyStructSequence args || !ReferenceEquals(args.Structure, SysTypes.UnraisableHookArgs))
            return PyErr.TypeError("sys.unraisablehook argument type must be UnraisableHookArgs");
        UncaughtErrors.ShowUnraisable(thread, args);
        return PyNone.Instance;
    }

    [PyFunction("breakpointhook(*args, **kwargs)", NoTextSignature = true, Doc = "What breakpoint() calls: the function that $PYTHONBREAKPOINT names, by default pdb.set_trace; nothing where it is 0.")]
    internal static PyObject? BreakpointHook(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var named = thread.Interpreter.Settings.IgnoreEnvironment ? null : thread.Interpreter.EnvironmentVariable("PYTHONBREAKPOINT");
        if (named == "0") return PyNone.Instance;
        if (string.IsNullOrEmpty(named)) named = "pdb.set_trace";
        var dot = named.LastIndexOf('.');
        if (dot == 0) return WarnOfBreakpoint(thread, named);
        if (Import.Imports.Import(thread, dot < 0 ? "builtins" : named[..dot]) is not { } module) return thread.ClearErrorIf(PyExceptions.ImportError) ? WarnOfBreakpoint(thread, named) : null;
        if (Attributes.Get(thread, module, PyStr.FromUtf16(named[(dot + 1)..])) is not { } hook) return thread.ClearErrorIf(PyExceptions.AttributeError) ? WarnOfBreakpoint(thread, named) : null;
        return Calls.CallN(thread, hook, args, keywordNames);
    }

    private static PyNone? WarnOfBreakpoint(PyThreadState thread, string named) =>
        Warnings.Warn(thread, PyExceptions.RuntimeWarning, $"Ignoring unimportable $PYTHONBREAKPOINT: \"{named}\"", 1) ? PyNone.Instance : null;

    [PyFunction("exception(/)", Doc = "The exception that is being handled, or None.")]
    internal static PyObject Exception(PyThreadState thread) => thread.HandledException ?? (PyObject)PyNone.Instance;

    [PyFunction("exc_info(/)", Doc = "Type, value and traceback of the exception that is being handled; three times None if there is none.")]
    internal static PyObject ExcInfo(PyThreadState thread) => thread.HandledException is { } handled
        ? PyTuple.Of(handled.Type, handled, handled.Traceback ?? PyNone.Instance)
        : PyTuple.Of(PyNone.Instance, PyNone.Instance, PyNone.Instance);

    [PyFunction("exit(status=None, /)", Doc = "Raise SystemExit(status).")]
    internal static PyObject? Exit(PyThreadState thread, PyObject status) =>
        PyErr.Set(PyExceptions.SystemExit, status switch { PyNone => PyTuple.Empty, PyTuple tuple => tuple, _ => PyTuple.Of(status) });

    [PyFunction("set_asyncgen_hooks(firstiter=None, finalizer=None)", NoTextSignature = true, Doc = "Set what is called when an asynchronous generator is first iterated over and when it is finalized.")]
    internal static PyObject? SetAsyncGenHooks(PyThreadState thread, PyObject? firstiter, PyObject? finalizer)
    {
        if (finalizer is not (null or PyNone) && !Calls.IsCallable(finalizer)) return PyErr.TypeError($"callable finalizer expected, got {finalizer.Type.NameInMessages}");
        if (firstiter is not (null or PyNone) && !Calls.IsCallable(firstiter)) return PyErr.TypeError($"callable firstiter expected, got {firstiter.Type.NameInMessages}");
        if (finalizer is not null)
        {
            if (!Auditing.Audit(thread, "sys.set_asyncgen_hook_finalizer")) return null;
            thread.AsyncGenFinalizer = finalizer is PyNone ? null : finalizer;
        }
        if (firstiter is not null)
        {
            if (!Auditing.Audit(thread, "sys.set_asyncgen_hook_firstiter")) return null;
            thread.AsyncGenFirstIter = firstiter is PyNone ? null : firstiter;
        }
        return PyNone.Instance;
    }

    [PyFunction("get_asyncgen_hooks(/)", Doc = "The hooks of asynchronous generators.")]
    internal static PyObject GetAsyncGenHooks(PyThreadState thread) =>
        new PyStructSequence(SysTypes.AsyncGenHooks, thread.AsyncGenFirstIter ?? PyNone.Instance, thread.AsyncGenFinalizer ?? PyNone.Instance);
}
