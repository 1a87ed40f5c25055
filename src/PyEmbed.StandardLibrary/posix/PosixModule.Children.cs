using PyEmbed.VM;
using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.Posix;

// Processes that scripts start, where the host has granted them. How one ended is encoded as POSIX's wait() does it on Linux.
internal sealed partial class PosixModule
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(20);

    [PyConstant("WNOHANG")] public const int WaitNoHang = 1;
    [PyConstant("WUNTRACED")] public const int WaitStopped = 2;
    [PyConstant("WCONTINUED")] public const int WaitContinued = 8;

    [PyFunction("pipe()", Doc = "Make a pipe; the descriptors of the end to read and of the end to write are returned.")]
    internal static PyObject? Pipe(PyThreadState thread)
    {
        if (thread.Interpreter.ProcessesOrError() is not { } processes) return null;
        var error = processes.OpenPipe(out var reader, out var writer);
        if (error != FileError.None) return FileErrors.Set(error);
        var first = thread.Interpreter.Descriptors.Add(reader!);
        var second = first < 0 ? -1 : thread.Interpreter.Descriptors.Add(writer!);
        if (second >= 0) return PyTuple.Of(PyInt.From(first), PyInt.From(second));
        writer!.Dispose();
        if (first < 0) reader!.Dispose();
        else _ = thread.Interpreter.Descriptors.Close(first);
        return FileErrors.Set(FileError.TooManyOpenFiles);
    }

    [PyFunction("waitpid(pid, options, /)", Doc = "Wait for the end of a child process; (its number, how it ended). With WNOHANG it does not wait: (0, 0).")]
    internal static PyObject? WaitPid(PyThreadState thread, int pid, int options)
    {
        const int NoChild = 10;
        if (thread.Interpreter.ProcessesOrError() is not { } processes) return null;
        var pause = TimeSpan.FromMilliseconds(0.5);
        while (true)
        {
            if (!thread.PollWaiting()) return null;
            var error = processes.TakeEnd(pid, out var ended, out var status);
            if (error != FileError.None) return FileErrors.Set(error == FileError.NotSupported ? error : (FileError)NoChild);
            if (ended != 0 || (options & WaitNoHang) != 0) return PyTuple.Of(PyInt.From(ended), PyInt.From(status));
            // In slices: time limits, cancellation and interrupts are looked at between them.
            using (thread.Unlock()) System.Threading.Thread.Sleep(pause);
            if (pause < s_longestWait) pause += pause;
        }
    }

    [PyFunction("system(command)", Doc = "Run a command in a shell and wait for its end; how it ended is returned.")]
    internal static PyObject? RunCommand(PyThreadState thread, PyObject command)
    {
        if (!PathArgument.TryRead(thread, command, "system", "command", false, false, out var text) || !Auditing.Audit(thread, "os.system", command)) return null;
        if (thread.Interpreter.ProcessesOrError() is not { } processes) return null;
        var error = processes.Start(new ProcessStart
        {
            Candidates = ["/bin/sh"],
            Arguments = ["sh", "-c", text.Path],
            Environment = thread.Interpreter.CurrentEnvironment,
            WorkingDirectory = thread.Interpreter.Files?.CurrentDirectory ?? "/",
            Files = new Dictionary<int, OpenFile>(),
        }, out var id);
        if (error != FileError.None) return FileErrors.Set(error);
        return WaitPid(thread, id, 0) is PyTuple ended ? ended[1] : null;
    }

    [PyFunction("wait()", Doc = "Wait for the end of any child process; (its number, how it ended).")]
    internal static PyObject? Wait(PyThreadState thread) => WaitPid(thread, -1, 0);

    [PyFunction("kill(pid, signal, /)", Doc = "Send a signal to a process.")]
    internal static PyObject? Kill(PyThreadState thread, int pid, int signal)
    {
        if (!Auditing.Audit(thread, "os.kill", PyInt.From(pid), PyInt.From(signal))) return null;
        if (thread.Interpreter.ProcessesOrError() is not { } processes) return null;
        if (pid != Environment.ProcessId || !IsHandled(thread, signal)) return Result(processes.Signal(pid, signal));
        // The program has a handler: it is called as it would be for a signal of the system.
        _ = thread.Interpreter.Interrupt(signal);
        return thread.PollSlow() ? PyNone.Instance : null;
    }

    private static bool IsHandled(PyThreadState thread, int signal) => signal is > 0 and < 65 && thread.Interpreter.HandlesSignal is { } handles && handles(thread, signal);

    [PyFunction("pidfd_open(pid, flags=0)", Doc = "A descriptor that can be read once a child process has ended.")]
    internal static PyObject? OpenProcess(PyThreadState thread, int pid, int flags)
    {
        if (thread.Interpreter.ProcessesOrError() is not { } processes) return null;
        if (flags != 0 || pid <= 0) return FileErrors.Set(FileError.Invalid);
        var error = processes.LookAtEnd(pid, out _);
        if (error != FileError.None) return FileErrors.Set(error == FileError.NoChild ? NoProcess : error);
        var file = new ProcessFile(processes, pid);
        var number = thread.Interpreter.Descriptors.Add(file);
        return number >= 0 ? PyInt.From(number) : FileErrors.Set(FileError.TooManyOpenFiles);
    }

    private const FileError NoProcess = (FileError)3;

    [PyFunction("killpg(pgid, signal, /)", Doc = "Send a signal to a group of processes.")]
    internal static PyObject? KillGroup(PyThreadState thread, int pgid, int signal)
    {
        if (!Auditing.Audit(thread, "os.killpg", PyInt.From(pgid), PyInt.From(signal))) return null;
        return thread.Interpreter.ProcessesOrError() is { } processes ? Result(pgid <= 0 ? FileError.Invalid : processes.Signal(-pgid, signal)) : null;
    }

    [PyFunction("waitstatus_to_exitcode(status)", Doc = "The exit code of a process by what waitpid() says; minus the number of the signal that ended it.")]
    internal static PyObject? ExitCodeOf(int status)
    {
        if (HasExited(status)) return PyInt.From(ExitStatus(status));
        if (HasStopped(status)) return PyErr.ValueError($"process stopped by delivery of signal {StopSignal(status)}");
        return WasSignaled(status) ? PyInt.From(-TerminatingSignal(status)) : PyErr.ValueError($"invalid wait status: {status}");
    }

    [PyFunction("WIFEXITED(status)", Doc = "Whether the process has returned an exit code.")]
    internal static bool HasExited(int status) => (status & 0x7F) == 0;

    [PyFunction("WEXITSTATUS(status)", Doc = "The exit code.")]
    internal static int ExitStatus(int status) => status >> 8 & 0xFF;

    [PyFunction("WIFSIGNALED(status)", Doc = "Whether a signal has ended the process.")]
    internal static bool WasSignaled(int status) => (status & 0x7F) is > 0 and < 0x7F;

    [PyFunction("WTERMSIG(status)", Doc = "The signal that has ended it.")]
    internal static int TerminatingSignal(int status) => status & 0x7F;

    [PyFunction("WIFSTOPPED(status)", Doc = "Whether the process is stopped.")]
    internal static bool HasStopped(int status) => (status & 0xFF) == 0x7F;

    [PyFunction("WSTOPSIG(status)", Doc = "The signal that has stopped it.")]
    internal static int StopSignal(int status) => status >> 8 & 0xFF;

    [PyFunction("WIFCONTINUED(status)", Doc = "Whether the process goes on after it was stopped.")]
    internal static bool HasContinued(int status) => status == 0xFFFF;

    [PyFunction("WCOREDUMP(status, /)", Doc = "Whether it has left an image of its memory.")]
    internal static bool HasDumped(int status) => (status & 0x80) != 0;
}
