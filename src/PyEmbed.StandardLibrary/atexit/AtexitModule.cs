using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Atexit;

/// <summary>Python's module <c>atexit</c>: functions to be called when the engine ends.</summary>
[PyModule("atexit", Doc = "Functions to be called when the interpreter exits normally, the last registered first.")]
internal sealed partial class AtexitModule
{
    private static AtexitCallbacks Callbacks => PyThreadState.Current.Interpreter.ModuleState<AtexitCallbacks>();

    [PyFunction("register(func, /, *args, **kwargs)", NoTextSignature = true, Doc = "register(func, *args, **kwargs) -> func\n\nRegister a function to be executed upon normal program termination.")]
    internal static PyObject? Register(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (args.Length == (keywordNames?.Count ?? 0)) return PyErr.TypeError("register() takes at least 1 argument (0 given)");
        if (!Calls.IsCallable(args[0])) return PyErr.TypeError("the first argument must be callable");
        Callbacks.Entries.Add(new AtexitCallback(args[0], args[1..].ToArray(), keywordNames));
        return args[0];
    }

    [PyFunction("unregister(func, /)", NoTextSignature = true, Doc = "unregister(func) -> None\n\nForget all registrations of the function.")]
    internal static PyObject? Unregister(PyThreadState thread, PyObject func)
    {
        var entries = Callbacks.Entries;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry is null) continue;
            if (!thread.TryChargeWork(1) || !Comparison.TryEquals(thread, entry.Function, func, out var isSame)) return null;
            if (isSame && i < entries.Count) entries[i] = null;
        }
        return PyNone.Instance;
    }

    [PyFunction("_clear(/)", NoTextSignature = true, Doc = "_clear() -> None\n\nForget all registrations.")]
    internal static void Clear() => Callbacks.Entries.Clear();

    [PyFunction("_ncallbacks(/)", NoTextSignature = true, Doc = "_ncallbacks() -> int\n\nHow many registrations there are.")]
    internal static int Count() => Callbacks.Entries.Count;

    [PyFunction("_run_exitfuncs(/)", NoTextSignature = true, Doc = "_run_exitfuncs() -> None\n\nCall the registered functions, as at the end.")]
    internal static PyObject? Run(PyThreadState thread)
    {
        Callbacks.Run(thread);
        return thread.HasError ? null : PyNone.Instance;
    }
}
