using PyEmbed.StandardLibrary.PosixSubprocess;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

// Starting programs without subprocess, and all that is told of their ends.
internal sealed partial class PosixModule
{
    private const int ChildSignal = 17;
    private const int DumpedBit = 0x80;

    private static readonly StructSequenceDefinition s_childEnd = new("posix", "waitid_result", "waitid_result: Result from waitid.",
        ["si_pid", "si_uid", "si_signo", "si_status", "si_code"]);

    private static readonly StructSequenceDefinition s_usage = new("resource", "struct_rusage", "struct_rusage: Result from getrusage.",
        ["ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt", "ru_nswap", "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw"]);

    [PyConstant("waitid_result")] internal static PyType ChildEnd => s_childEnd.Type;

    [PyFunction("posix_spawn(path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)",
        Doc = "Start a program as a process of its own; its number is returned.")]
    internal static PyObject? Spawn(PyThreadState thread, PyObject path, PyObject argv, PyObject env, PyObject? file_actions, PyObject? setpgroup, [AsInt] bool resetids, bool setsid, PyObject? setsigmask,
        PyObject? setsigdef, PyObject? scheduler) => Spawn(thread, "posix_spawn", path, argv, env, file_actions, setpgroup, setsid, setsigmask, setsigdef, scheduler);

    [PyFunction("posix_spawnp(path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)",
        Doc = "Start a program, looked for along the PATH, as a process of its own; its number is returned.")]
    internal static PyObject? SpawnAlongPath(PyThreadState thread, PyObject path, PyObject argv, PyObject env, PyObject? file_actions, PyObject? setpgroup, [AsInt] bool resetids, bool setsid, PyObject? setsigmask,
        PyObject? setsigdef, PyObject? scheduler) => Spawn(thread, "posix_spawnp", path, argv, env, file_actions, setpgroup, setsid, setsigmask, setsigdef, scheduler);

    private static PyObject? Spawn(PyThreadState thread, string function, PyObject path, PyObject argv, PyObject env, PyObject? actions, PyObject? group, bool startsSession, PyObject? mask,
        PyObject? defaults, PyObject? scheduler)
    {
        if (!PathArgument.TryRead(thread, path, function, "path", false, false, out var program)) return null;
        if (ReadArguments(thread, argv, function + ": argv", "must be", "must not be empty", "first element cannot be empty") is not { } arguments) return null;
        if (ReadVariables(thread, env, function) is not { } variables) return null;
        var files = new Dictionary<int, OpenFile>();
        var streams = new Dictionary<int, int>();
        var opened = new List<OpenFile>();
        for (var i = 0; i < 3; i++)
            if (thread.Interpreter.Descriptors.TryGet(i, out var file) && file.Handle is not null) files[i] = file;
        thread.Interpreter.Descriptors.AddInherited(files);
        try
        {
            if (actions is not null and not PyNone && !TryFollow(thread, actions, files, streams, opened)) return null;
            long leader = -1;
            if (group is not null && !ArgumentConversion.TryInt64(thread, group, out leader)) return null;
            if (group is not null && leader is < 0 or > int.MaxValue) return FileErrors.Set(FileError.Invalid);
            if (!TrySignals(thread, mask, out var masked) || !TrySignals(thread, defaults, out var reset)) return null;
            if (scheduler is not null) return PyErr.NotImplementedError("scheduler is not supported by this engine");
            if (!Auditing.Audit(thread, "os.posix_spawn", path, argv, env) || thread.Interpreter.ProcessesOrError() is not { } processes) return null;
            var error = processes.Start(new ProcessStart
            {
                Candidates = function == "posix_spawnp" && !program.Path.Contains('/') ? Candidates(thread, program.Path) : [program.Path],
                Arguments = arguments,
                Environment = variables,
                WorkingDirectory = thread.Interpreter.Files?.CurrentDirectory ?? "/",
                Files = files,
                StandardStreams = streams,
                StartsSession = startsSession,
                ProcessGroup = (int)leader,
                RestoresSignals = false,
                DefaultSignals = reset,
                BlockedSignals = masked,
            }, out var id);
            return error == FileError.None ? PyInt.From(id) : FileErrors.Set(error, path);
        }
        finally
        {
            foreach (var file in opened) file.Dispose();
        }
    }

    private static List<string> Candidates(PyThreadState thread, string name)
    {
        var places = thread.Interpreter.EnvironmentVariable("PATH") ?? "/bin:/usr/bin";
        return [.. places.Split(':').Select(place => FilePath.Join(place.Length == 0 ? "." : place, name))];
    }

    // The arguments of a program. Null: an error is set.
    private static List<string>? ReadArguments(PyThreadState thread, PyObject given, string what, string must, string emptiness, string firstEmpty)
    {
        if (given is not (PyList or PyTuple))
        {
            _ = PyErr.TypeError($"{what} {must} a tuple or list");
            return null;
        }
        if (Iteration.ToTuple(thread, given) is not { } items) return null;
        var texts = new List<string>(items.Count);
        if (items.Count == 0) _ = PyErr.ValueError($"{what} {emptiness}");
        foreach (var item in items.Items)
        {
            if (VM.Modules.FilePaths.ToPath(thread, item) is not { } path || VM.Modules.FilePaths.Decode(thread, path, "argument") is not { } text) return null;
            texts.Add(text);
        }
        if (texts.Count == 0) return null;
        if (texts[0].Length > 0) return texts;
        _ = PyErr.ValueError($"{what} {firstEmpty}");
        return null;
    }

    private static Dictionary<string, string>? ReadVariables(PyThreadState thread, PyObject given, string function)
    {
        if (!Attributes.TryGet(thread, given, PyStr.FromName("keys"), out var keys)) return null;
        if (keys is null || !given.Type.Defines(Slot.GetItem))
        {
            _ = PyErr.TypeError($"{function}: environment must be a mapping object");
            return null;
        }
        if (Calls.Call0(thread, keys) is not { } found || Iteration.ToTuple(thread, found) is not { } names) return null;
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names.Items)
        {
            if (Subscript.GetItem(thread, given, name) is not { } value) return null;
            if (VM.Modules.FilePaths.ToPath(thread, name) is not { } namePath || VM.Modules.FilePaths.Decode(thread, namePath, "environment") is not { } nameText) return null;
            if (VM.Modules.FilePaths.ToPath(thread, value) is not { } valuePath || VM.Modules.FilePaths.Decode(thread, valuePath, "environment") is not { } valueText) return null;
            if (nameText.Length == 0 || nameText.IndexOf('=', 1) > 0 || nameText[0] == '=')
            {
                _ = PyErr.ValueError("illegal environment variable name");
                return null;
            }
            variables[nameText] = valueText;
        }
        return variables;
    }

    // What is done with the child's descriptors, in this order.
    private static bool TryFollow(PyThreadState thread, PyObject actions, Dictionary<int, OpenFile> files, Dictionary<int, int> streams, List<OpenFile> opened)
    {
        if (!actions.Type.Defines(Slot.GetItem) || actions is PyDict) return PyErr.TypeError("file_actions must be a sequence or None");
        if (Iteration.ToTuple(thread, actions) is not { } all) return false;
        foreach (var item in all.Items)
        {
            if (item is not PyTuple { Count: > 0 } action) return PyErr.TypeError("Each file_actions element must be a non-empty tuple");
            if (!ArgumentConversion.TryInt64(thread, action[0], out var kind)) return false;
            var numbers = new int[Math.Max(action.Count, 5)];
            for (var i = 1; i < action.Count && i < 5; i++)
            {
                if (kind == PosixSpawnOpen && i == 2) continue;
                if (!PathArgument.TryDescriptor(thread, action[i], out numbers[i])) return false;
            }
            switch (kind)
            {
                case PosixSpawnOpen:
                    if (action.Count != 5) return PyErr.TypeError("A open file_action tuple must have 5 elements");
                    if (!CanBeOpen(numbers[1])) return false;
                    if (!PathArgument.TryRead(thread, action[2], "posix_spawn", "path", false, false, out var path) || Files(thread, action[2]) is null) return false;
                    if (Open(thread, action[2], numbers[3], numbers[4], PyNone.Instance) is not PyInt number) return false;
                    if (!thread.Interpreter.Descriptors.TryGet(number.Value, out var file)) return FileErrors.Set(FileError.BadDescriptor);
                    files[numbers[1]] = file;
                    streams.Remove(numbers[1]);
                    // The number was needed only here; the file is closed when the child has it.
                    opened.Add(file);
                    thread.Interpreter.Descriptors.Forget(number.Value);
                    break;
                case PosixSpawnClose:
                    if (action.Count != 2) return PyErr.TypeError("A close file_action tuple must have 2 elements");
                    if (!CanBeOpen(numbers[1])) return false;
                    if (numbers[1] < 3) return PyErr.NotImplementedError("a child without one of the standard streams is not supported by this engine");
                    files.Remove(numbers[1]);
                    streams.Remove(numbers[1]);
                    break;
                case PosixSpawnDup2:
                    if (action.Count != 3) return PyErr.TypeError("A dup2 file_action tuple must have 3 elements");
                    if (!CanBeOpen(numbers[2])) return false;
                    if (files.TryGetValue(numbers[1], out var source)) files[numbers[2]] = source;
                    else if (streams.TryGetValue(numbers[1], out var stream)) streams[numbers[2]] = stream;
                    else if (!PosixSubprocessModule.TryAddFile(thread, numbers[1], numbers[2], files, streams)) return false;
                    break;
                default:
                    return PyErr.TypeError("Unknown file_actions identifier");
            }
        }
        return true;
    }

    private static bool CanBeOpen(int number) => number is >= 0 and < FileDescriptors.Limit || FileErrors.Set(FileError.BadDescriptor);

    private static bool TrySignals(PyThreadState thread, PyObject? signals, out List<int> found)
    {
        found = [];
        if (signals is null) return true;
        if (Iteration.ToTuple(thread, signals) is not { } numbers) return false;
        foreach (var item in numbers.Items)
        {
            if (!ArgumentConversion.TryInt64(thread, item, out var number)) return false;
            if (number is <= 0 or >= 65) return PyErr.ValueError($"signal number {number} out of range [1; 64]");
            found.Add((int)number);
        }
        return true;
    }

    [PyFunction("execv(path, argv, /)", Doc = "Run a program in the place of this one. Only a command line has a process of its own; it waits for the program and ends as that did.")]
    internal static PyObject? Execute(PyThreadState thread, PyObject path, PyObject argv)
    {
        if (!PathArgument.TryRead(thread, path, "execv", "path", false, false, out var program)) return null;
        if (ReadArguments(thread, argv, "execv() arg 2", "must be", "must not be empty", "first element cannot be empty") is not { } arguments) return null;
        return Auditing.Audit(thread, "os.exec", path, argv, PyNone.Instance) ? Execute(thread, program, arguments, thread.Interpreter.CurrentEnvironment, path) : null;
    }

    [PyFunction("execve(path, argv, env)", Doc = "Run a program with an environment in the place of this one. Only a command line has a process of its own; it waits for the program and ends as that did.")]
    internal static PyObject? ExecuteIn(PyThreadState thread, PyObject path, PyObject argv, PyObject env)
    {
        if (!PathArgument.TryRead(thread, path, "execve", "path", true, false, out var program)) return null;
        if (ReadArguments(thread, argv, "execve: argv", "must be", "must not be empty", "first element cannot be empty") is not { } arguments) return null;
        if (ReadVariables(thread, env, "execve") is not { } variables || !Auditing.Audit(thread, "os.exec", path, argv, env)) return null;
        return program.IsDescriptor ? FileErrors.Set(FileError.NotImplemented, path) : Execute(thread, program, arguments, variables, path);
    }

    private static PyObject? Execute(PyThreadState thread, in PathArgument program, List<string> arguments, IReadOnlyDictionary<string, string> variables, PyObject path)
    {
        if (thread.Interpreter.ProcessesOrError() is not { } processes) return null;
        if (thread.Interpreter.Files is { } files)
        {
            var error = files.GetStatus(program.Path, true, out var status);
            if (error == FileError.None && (!status.IsFile || (status.Permissions & 0x49) == 0)) error = FileError.Access;
            if (error != FileError.None) return FileErrors.Set(error);
        }
        if (!thread.Interpreter.Settings.OwnsProcess) return PyErr.Set(PyExceptions.PermissionError, "the process belongs to this engine's host, which did not grant it");
        var passed = new Dictionary<int, OpenFile>();
        for (var i = 0; i < 3; i++)
            if (thread.Interpreter.Descriptors.TryGet(i, out var file) && file.Handle is not null) passed[i] = file;
        thread.Interpreter.Descriptors.AddInherited(passed);
        var failure = processes.Start(new ProcessStart
        {
            Candidates = [program.Path],
            Arguments = arguments,
            Environment = variables,
            WorkingDirectory = thread.Interpreter.Files?.CurrentDirectory ?? "/",
            Files = passed,
        }, out var id);
        if (failure != FileError.None) return FileErrors.Set(failure);
        if (WaitPid(thread, id, 0) is not PyTuple ended) return null;
        var end = (int)((PyInt)ended[1]).Value;
        return ExitNow(thread, HasExited(end) ? ExitStatus(end) : 128 + TerminatingSignal(end));
    }

    [PyFunction("register_at_fork(*, before=<unrepresentable>, after_in_child=<unrepresentable>, after_in_parent=<unrepresentable>)", Doc = "Have functions called around a fork, of which there is none.")]
    internal static PyObject? RegisterAtFork(PyThreadState thread, PyObject? before, PyObject? after_in_child, PyObject? after_in_parent)
    {
        if (before is null && after_in_child is null && after_in_parent is null) return PyErr.TypeError("At least one argument is required.");
        return MustBeCallable("before", before) && MustBeCallable("after_in_child", after_in_child) && MustBeCallable("after_in_parent", after_in_parent) ? PyNone.Instance : null;
    }

    private static bool MustBeCallable(string name, PyObject? value) => value is null || Calls.IsCallable(value) || PyErr.TypeError($"'{name}' must be callable, not {value.Type.NameInMessages}");

    [PyFunction("wait3(options)", Doc = "Wait for the end of any child process; (its number, how it ended, what it used).")]
    internal static PyObject? WaitWithUsage(PyThreadState thread, int options) => WaitWithUsageOf(thread, -1, options);

    [PyFunction("wait4(pid, options)", Doc = "Wait for the end of a child process; (its number, how it ended, what it used). What it used is not known: all numbers are 0.")]
    internal static PyObject? WaitWithUsageOf(PyThreadState thread, int pid, int options)
    {
        if (WaitPid(thread, pid, options) is not PyTuple ended) return null;
        var usage = new PyObject[s_usage.FieldNames.Length];
        for (var i = 0; i < usage.Length; i++) usage[i] = i < 2 ? PyFloat.From(0) : PyInt.From(0);
        return PyTuple.Of(ended[0], ended[1], new PyStructSequence(s_usage, usage));
    }

    [PyFunction("waitid(idtype, id, options, /)", Doc = "Wait for the end of child processes; what is told of one is returned, None where WNOHANG did not wait.")]
    internal static PyObject? WaitId(PyThreadState thread, int idtype, long id, int options)
    {
        if ((options & ~(WaitNoHang | Wexited | Wstopped | WaitContinued | Wnowait)) != 0 || (options & (Wexited | Wstopped | WaitContinued)) == 0) return FileErrors.Set(FileError.Invalid);
        int pid;
        switch (idtype)
        {
            case PAll:
                pid = -1;
                break;
            case PPid when id is > 0 and <= int.MaxValue:
                pid = (int)id;
                break;
            case PPgid when id is > 1 and <= int.MaxValue:
                pid = -(int)id;
                break;
            case PPidfd:
                if (!thread.Interpreter.Descriptors.TryGet(id, out var file) || file is not ProcessFile process) return FileErrors.Set(FileError.BadDescriptor);
                pid = process.Id;
                break;
            default:
                return FileErrors.Set(FileError.Invalid);
        }
        // That one has ended can be seen without taking notice; how it ended cannot.
        if ((options & Wnowait) != 0) return FileErrors.Set(FileError.NotImplemented);
        if (WaitPid(thread, pid, options & WaitNoHang) is not PyTuple ended) return null;
        if (ended[0] is PyInt { Value: 0 }) return PyNone.Instance;
        var status = (int)((PyInt)ended[1]).Value;
        var (value, code) = HasExited(status) ? (ExitStatus(status), CldExited) : (TerminatingSignal(status), (status & DumpedBit) != 0 ? CldDumped : CldKilled);
        return new PyStructSequence(s_childEnd, ended[0], PyInt.From(GetUser(thread)), PyInt.From(ChildSignal), PyInt.From(value), PyInt.From(code));
    }
}
