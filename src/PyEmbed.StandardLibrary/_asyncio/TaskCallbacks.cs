using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Asyncio;

/// <summary>What the loop calls to have a task go on.</summary>
[PyType("TaskStepMethWrapper")]
internal sealed partial class PyTaskStep(PyTask task, PyBaseException? exception) : PyObject
{
    [PyMethod("__call__(self, /)")]
    internal PyObject? Call(PyThreadState thread) => task.Step(thread, exception);

    [PyProperty("__self__")]
    internal PyObject Self => task;

    [PyProperty("__qualname__")]
    internal PyObject? QualName(PyThreadState thread) => Attributes.Get(thread, task.Coroutine, Names.Qualname);
}

/// <summary>What a future calls that a task has waited for.</summary>
[PyType("TaskWakeupMethWrapper")]
internal sealed partial class PyTaskWakeup(PyTask task) : PyObject
{
    [PyMethod("__call__(self, future, /)")]
    internal PyObject? Call(PyThreadState thread, PyObject future) => task.Wakeup(thread, future);

    [PyProperty("__self__")]
    internal PyObject Self => task;

    [PyProperty("__name__")]
    internal PyObject Name => PyStr.FromUtf16("task_wakeup");

    [PyProperty("__qualname__")]
    internal PyObject QualName => PyStr.FromUtf16(task.Type.Name + ".task_wakeup");
}
