using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Queues;

/// <summary>Python's module <c>_queue</c>.</summary>
[PyModule("_queue", Doc = "Queues for the module queue.")]
internal sealed partial class QueueModule
{
    [PyConstant("Empty")] internal static PyType Empty => PyThreadState.Current.Interpreter.ModuleState<QueueState>().Empty(PyThreadState.Current);

    [PyConstant("SimpleQueue")] internal static PyType SimpleQueue => PySimpleQueue.BuiltinType;
}

/// <summary>What the module keeps for an engine.</summary>
internal sealed class QueueState
{
    private PyType? _empty;

    public PyType Empty(PyThreadState thread) => _empty ??= ModuleExceptions.Make(thread, "_queue", "Empty", PyExceptions.Exception);
}
