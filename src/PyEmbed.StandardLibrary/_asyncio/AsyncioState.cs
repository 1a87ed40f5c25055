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
    public PyType? CancelledError(PyThreadState thread) => _cancelledError ??= Find(thread, "asyncio.exceptions", AsyncioNames.CancelledError) as PyType;

    /// <summary>Sets InvalidStateError.</summary>
    public PyError InvalidState(PyThreadState thread, string message) =>
        (_invalidStateError ??= Find(thread, "asyncio.exceptions", AsyncioNames.InvalidStateError) as PyType) is { } type ? PyErr.Set(type, message) : default;

    /// <summary>What a module of the package has. Null: an error is set.</summary>
    public static PyObject? Find(PyThreadState thread, string module, PyStr name) => Imports.Import(thread, module) is { } found ? Attributes.Get(thread, found, name) : null;
}
