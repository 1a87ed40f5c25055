namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    /// <summary>The processes that were granted; null: none, so that starting one raises PermissionError.</summary>
    public IProcesses? Processes { get; init; }

    /// <summary>The granted processes; null: PermissionError is set.</summary>
    [MustCheck]
    public IProcesses? ProcessesOrError()
    {
        if (Processes is null) _ = PyErr.Set(PyExceptions.PermissionError, "this engine has no processes: none were granted");
        return Processes;
    }
}
