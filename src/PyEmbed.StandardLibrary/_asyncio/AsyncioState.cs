using PyEmbed.VM;
using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.Asyncio;

/// <summary>What the module <c>_asyncio</c> keeps for an engine.</summary>
internal sealed class AsyncioState
{
    private PyType? _cancelledError;
    private PyType? _invalidStateError;
    private long _lastTask;

    /// <summary>The running tasks, by loop.</summary>
    public PyDict CurrentTasks { get; } = new();

    /// <summary>A <c>weakref.WeakSet</c> of all tasks.</summary>
    public PyObject AllTasks { get; set; } = PyNone.Instance;

    /// <summary>Under this the threads keep the loops that run in them.</summary>
    public PyObject LoopKey { get; } = new PyDict();

    public string NextTaskName() => $"Task-{++_lastTask}";

    public static AsyncioState Of(PyThreadState thread) => thread.Interpreter.ModuleState<AsyncioState>();

    /// <summary>Null: an error is set.</summary>
    public PyType? CancelledError(PyThreadState thread) => _cancelledError ??= FindException(thread, AsyncioNames.CancelledError);

    /// <summary>Sets InvalidStateError.</summary>
    public PyError InvalidState(PyThreadState thread, string message) =>
        (_invalidStateError ??= FindException(thread, AsyncioNames.InvalidStateError)) is { } type ? PyErr.Set(type, message) : default;

    // Scripts can put something else into the module.
    private static PyType? FindException(PyThreadState thread, PyStr name)
    {
        if (Find(thread, "asyncio.exceptions", name) is not { } found) return null;
        return found is PyType type && type.Has(TypeFlags.ExceptionSubclass) ? type : NoException();
    }

    /// <summary>Sets TypeError.</summary>
    public static PyError NoException() => PyErr.TypeError("exceptions must derive from BaseException");

    /// <summary>What a module of the package has. Null: an error is set.</summary>
    public static PyObject? Find(PyThreadState thread, string module, PyStr name) => Imports.Import(thread, module) is { } found ? Attributes.Get(thread, found, name) : null;
}
