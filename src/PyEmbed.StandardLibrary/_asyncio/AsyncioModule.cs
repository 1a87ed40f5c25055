using System.Diagnostics.CodeAnalysis;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Asyncio;

/// <summary>Python's module <c>_asyncio</c>: futures, tasks and which loop runs, for the package <c>asyncio</c>.</summary>
[PyModule("_asyncio", Doc = "Futures and tasks of asyncio.")]
internal sealed partial class AsyncioModule
{
    private static readonly PyStr s_weakSet = PyStr.FromName("WeakSet");

    [PyConstant("Future")] internal static PyType Future => PyFuture.BuiltinType;
    [PyConstant("Task")] internal static PyType Task => PyTask.BuiltinType;

    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        var state = AsyncioState.Of(thread);
        if (AsyncioState.Find(thread, "weakref", s_weakSet) is not { } type || Calls.Call0(thread, type) is not { } set) return false;
        state.AllTasks = set;
        return Attributes.Set(thread, module, AsyncioNames.AllTasks, set) && Attributes.Set(thread, module, AsyncioNames.CurrentTasks, state.CurrentTasks);
    }

    // ---- loops ----

    [PyFunction("_get_running_loop()", Doc = "The loop that runs in this thread, or None.")]
    internal static PyObject GetRunningLoopOrNone(PyThreadState thread) => HasRunningLoop(thread, out var loop) ? loop : PyNone.Instance;

    [PyFunction("get_running_loop()", Doc = "The loop that runs in this thread; RuntimeError if none does.")]
    internal static PyObject? GetRunningLoop(PyThreadState thread) => HasRunningLoop(thread, out var loop) ? loop : PyErr.RuntimeError("no running event loop");

    [PyFunction("_set_running_loop(loop, /)", Doc = "Set the loop that runs in this thread.")]
    internal static void SetRunningLoop(PyThreadState thread, PyObject loop) => (thread.LocalData ??= []).AddOrUpdate(AsyncioState.Of(thread).LoopKey, loop);

    [PyFunction("get_event_loop()", Doc = "The loop that runs in this thread, else that of the policy.")]
    internal static PyObject? GetEventLoop(PyThreadState thread) => HasRunningLoop(thread, out var loop) ? loop : LoopOfPolicy(thread);

    [PyFunction("_get_event_loop(stacklevel=3)", Doc = "The loop that runs in this thread, else that of the policy.")]
    internal static PyObject? GetEventLoopAt(PyThreadState thread, int stacklevel) => GetEventLoop(thread);

    private static bool HasRunningLoop(PyThreadState thread, [NotNullWhen(true)] out PyObject? loop)
    {
        loop = thread.LocalData is { } data && data.TryGetValue(AsyncioState.Of(thread).LoopKey, out var found) && found is PyObject running and not PyNone ? running : null;
        return loop is not null;
    }

    private static PyObject? LoopOfPolicy(PyThreadState thread)
    {
        if (AsyncioState.Find(thread, "asyncio.events", AsyncioNames.GetEventLoopPolicy) is not { } getter || Calls.Call0(thread, getter) is not { } policy) return null;
        return Calls.CallMethod(thread, policy, AsyncioNames.GetEventLoop);
    }

    // ---- tasks ----

    [PyFunction("_register_task(task)", Doc = "Note a new task.")]
    internal static PyObject? RegisterTask(PyThreadState thread, PyObject task) =>
        Calls.CallMethod(thread, AsyncioState.Of(thread).AllTasks, AsyncioNames.Add, task) is null ? null : PyNone.Instance;

    [PyFunction("_unregister_task(task)", Doc = "Forget a task.")]
    internal static PyObject? UnregisterTask(PyThreadState thread, PyObject task) =>
        Calls.CallMethod(thread, AsyncioState.Of(thread).AllTasks, AsyncioNames.Discard, task) is null ? null : PyNone.Instance;

    [PyFunction("_enter_task(loop, task)", Doc = "A loop begins a step of a task.")]
    internal static PyObject? EnterTask(PyThreadState thread, PyObject loop, PyObject task) => TryEnter(thread, loop, task) ? PyNone.Instance : null;

    [PyFunction("_leave_task(loop, task)", Doc = "A loop has ended a step of a task.")]
    internal static PyObject? LeaveTask(PyThreadState thread, PyObject loop, PyObject task) => TryLeave(thread, loop, task) ? PyNone.Instance : null;

    [MustCheck]
    public static bool TryEnter(PyThreadState thread, PyObject loop, PyObject task)
    {
        var current = AsyncioState.Of(thread).CurrentTasks;
        if (!current.TryGetItem(thread, loop, out var running)) return false;
        if (running is null) return current.TrySetItem(thread, loop, task);
        if (Representation.Repr(thread, task) is not { } entering || Representation.Repr(thread, running) is not { } other) return false;
        return PyErr.RuntimeError($"Cannot enter into task {entering} while another task {other} is being executed.");
    }

    [MustCheck]
    public static bool TryLeave(PyThreadState thread, PyObject loop, PyObject task)
    {
        var current = AsyncioState.Of(thread).CurrentTasks;
        if (!current.TryGetItem(thread, loop, out var running)) return false;
        if (ReferenceEquals(running, task)) return current.TryRemove(thread, loop, out _);
        if (Representation.Repr(thread, task) is not { } leaving || Representation.Repr(thread, running ?? PyNone.Instance) is not { } other) return false;
        return PyErr.RuntimeError($"Leaving task {leaving} does not match the current task {other}.");
    }
}
