using PyEmbed.VM.Protocols;

namespace PyEmbed.VM;

/// <summary>Audit events. PEP 578.</summary>
internal static class Auditing
{
    /// <summary>Tells the hooks of an event. False: one of them raised.</summary>
    [MustCheck]
    public static bool Audit(PyThreadState thread, string name, params ReadOnlySpan<PyObject> args)
    {
        var hooks = thread.Interpreter.AuditHooks;
        return hooks is null || Tell(thread, hooks, PyStr.FromUtf16(name), PyTuple.CopyOf(args));
    }

    public static bool Tell(PyThreadState thread, List<PyObject> hooks, PyStr name, PyTuple args)
    {
        // A hook may add hooks, which see the next event.
        for (var (i, count) = (0, hooks.Count); i < count; i++)
            if (Calls.Call2(thread, hooks[i], name, args) is null) return false;
        return true;
    }

    /// <summary><c>sys.addaudithook</c>: the hooks that are there may refuse it by raising an Exception.</summary>
    public static bool TryAdd(PyThreadState thread, PyObject hook)
    {
        if (!Audit(thread, "sys.addaudithook")) return thread.ClearErrorIf(PyExceptions.Exception);
        (thread.Interpreter.AuditHooks ??= []).Add(hook);
        return true;
    }
}
