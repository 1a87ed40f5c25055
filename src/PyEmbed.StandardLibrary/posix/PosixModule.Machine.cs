using PyEmbed.Core.Encodings;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

// What the machine and its C library can do, and whose turn it is.
internal sealed partial class PosixModule
{
    private const int MostPolicies = 6;

    private static readonly StructSequenceDefinition s_schedulingParameter = new("posix", "sched_param",
        "Currently has only one field: sched_priority\n\n  sched_priority\n    A scheduling parameter.", ["sched_priority"], takesFields: true);

    [PyConstant("sched_param")] internal static PyType SchedulingParameter => s_schedulingParameter.Type;
    [PyConstant("sysconf_names")] internal static PyDict SystemNames => SystemLimits.Names(SystemLimits.System);
    [PyConstant("confstr_names")] internal static PyDict TextNames => SystemLimits.Names(SystemLimits.Texts);
    [PyConstant("pathconf_names")] internal static PyDict PathNames => SystemLimits.Names(SystemLimits.Paths);

    [PyFunction("sysconf(name, /)", Doc = "A limit of the system; -1: there is none.")]
    internal static PyObject? SystemLimit(PyThreadState thread, PyObject name)
    {
        if (!SystemLimits.TryName(thread, name, SystemLimits.System, out var number)) return null;
        return SystemLimits.Find(SystemLimits.System, number, out var limit) && limit.Value is { } value ? PyInt.From(SystemLimits.Current(limit.Name) ?? value) : FileErrors.Set(FileError.Invalid);
    }

    [PyFunction("confstr(name, /)", Doc = "A setting of the system as text.")]
    internal static PyObject? SystemText(PyThreadState thread, PyObject name)
    {
        if (!SystemLimits.TryName(thread, name, SystemLimits.Texts, out var number)) return null;
        return SystemLimits.Find(SystemLimits.Texts, number, out var found) ? PyStr.FromUtf16(found.Text) : FileErrors.Set(FileError.Invalid);
    }

    [PyFunction("pathconf(path, name)", Doc = "A limit of the file system in which a path lies; -1: there is none.")]
    internal static PyObject? PathLimit(PyThreadState thread, PyObject path, PyObject name)
    {
        if (!PathArgument.TryRead(thread, path, "pathconf", "path", true, false, out var argument)) return null;
        if (argument.IsDescriptor) return PathLimitOfDescriptor(thread, argument.Descriptor, name);
        if (!SystemLimits.TryName(thread, name, SystemLimits.Paths, out var number) || Files(thread, path) is not { } files) return null;
        var error = files.GetStatus(argument.Path, true, out _);
        if (error == FileError.None && !SystemLimits.Find(SystemLimits.Paths, number, out _)) error = FileError.Invalid;
        if (error != FileError.None) return FileErrors.Set(error, path);
        return SystemLimits.Find(SystemLimits.Paths, number, out var limit) ? PyInt.From(limit.Value ?? -1) : null;
    }

    [PyFunction("fpathconf(fd, name, /)", Doc = "A limit of the file system of an open file; -1: there is none.")]
    internal static PyObject? PathLimitOfDescriptor(PyThreadState thread, int fd, PyObject name)
    {
        if (!SystemLimits.TryName(thread, name, SystemLimits.Paths, out var number) || OpenFileOf(thread, fd) is null) return null;
        return SystemLimits.Find(SystemLimits.Paths, number, out var limit) ? PyInt.From(limit.Value ?? -1) : FileErrors.Set(FileError.Invalid);
    }

    [PyFunction("getloadavg()", Doc = "How many processes were running in the last 1, 5 and 15 minutes, as the file /proc/loadavg says.")]
    internal static PyObject? Load(PyThreadState thread)
    {
        if (thread.Interpreter.Files is { } files && ReadLoad(files) is { Length: >= 3 } parts)
        {
            var numbers = new PyObject[3];
            var count = 0;
            while (count < 3 && double.TryParse(parts[count], System.Globalization.CultureInfo.InvariantCulture, out var number)) numbers[count++] = PyFloat.From(number);
            if (count == 3) return PyTuple.Adopt(numbers);
        }
        return PyErr.Set(PyExceptions.OSError, "Load averages are unobtainable");
    }

    private static string[] ReadLoad(EngineFiles files)
    {
        if (files.Open("/proc/loadavg", new FileOpenOptions { Access = FileAccess.Read }, out var file) != FileError.None) return [];
        using (file)
        {
            var buffer = new byte[128];
            if (file!.Read(buffer, out var count) != FileError.None) return [];
            return Utf8.TryDecode(buffer[..count], ErrorHandler.SurrogateEscape, out var text, out _) ? text.ToUtf16().Split(' ') : [];
        }
    }

    [PyFunction("getrandom(size, flags=0)", Doc = "Bytes fit for cryptographic use.")]
    internal static PyObject? GetRandom(PyThreadState thread, nint size, int flags) =>
        size < 0 || (flags & ~(GrndNonblock | GrndRandom)) != 0 ? FileErrors.Set(FileError.Invalid) : RandomBytes(thread, size);

    [PyFunction("abort()", Doc = "End the process at once, as if it had failed. Only a command line has one that is its own; there it is SystemExit.")]
    internal static PyObject? Abort(PyThreadState thread)
    {
        const int AbortSignal = 6;
        // It ends as whoever started it expects: by the signal.
        if (OwnProcess(thread) is not null) _ = thread.Interpreter.Processes!.Signal(Environment.ProcessId, AbortSignal);
        return ExitNow(thread, 128 + AbortSignal);
    }

    [PyFunction("nice(increment, /)", Doc = "Let other processes go first, which is the host's to say; the value as it is is returned.")]
    internal static PyObject? Nice(int increment) => increment == 0 ? PyInt.From(0) : FileErrors.Set(FileError.NotPermitted);

    [PyFunction("getpriority(which, who)", Doc = "How much others go first: 0, as is usual.")]
    internal static PyObject? GetPriority(PyThreadState thread, int which, int who) => TryScheduled(thread, which, who) ? PyInt.From(0) : null;

    [PyFunction("setpriority(which, who, priority)", Doc = "Set how much others go first, which is the host's to say.")]
    internal static PyObject? SetPriority(PyThreadState thread, int which, int who, int priority) => TryScheduled(thread, which, who) ? Permitted(priority == 0) : null;

    private static bool TryScheduled(PyThreadState thread, int which, int who) => which switch
    {
        PrioProcess => who == 0 || who == GetProcessId(thread) || FileErrors.Set(NoProcess),
        PrioPgrp => TryGetGroup(thread, 0, out var group, out _) && (who == 0 || who == group || FileErrors.Set(NoProcess)),
        PrioUser => who == 0 || (uint)who == GetUser(thread) || FileErrors.Set(NoProcess),
        _ => FileErrors.Set(FileError.Invalid),
    };

    private static bool IsScheduled(PyThreadState thread, int pid) => pid == 0 || pid == GetProcessId(thread) || FileErrors.Set(pid < 0 ? FileError.Invalid : NoProcess);

    [PyFunction("sched_yield()", Doc = "Let other threads go first.")]
    internal static PyObject YieldTurn(PyThreadState thread)
    {
        thread.Yield();
        System.Threading.Thread.Yield();
        return PyNone.Instance;
    }

    [PyFunction("sched_get_priority_max(policy)", Doc = "The highest priority of a scheduling policy.")]
    internal static PyObject? HighestPriority(int policy) => PriorityOf(policy, 99);

    [PyFunction("sched_get_priority_min(policy)", Doc = "The lowest priority of a scheduling policy.")]
    internal static PyObject? LowestPriority(int policy) => PriorityOf(policy, 1);

    private static PyObject? PriorityOf(int policy, int realTime) => policy switch
    {
        SchedFifo or SchedRr => PyInt.From(realTime),
        SchedOther or SchedBatch or SchedIdle or MostPolicies => PyInt.From(0),
        _ => FileErrors.Set(FileError.Invalid),
    };

    [PyFunction("sched_getscheduler(pid, /)", Doc = "The scheduling policy of the process.")]
    internal static PyObject? GetPolicy(PyThreadState thread, int pid) => IsScheduled(thread, pid) ? PyInt.From(SchedOther) : null;

    [PyFunction("sched_getparam(pid, /)", Doc = "The scheduling parameters of the process.")]
    internal static PyObject? GetSchedulingParameter(PyThreadState thread, int pid) => IsScheduled(thread, pid) ? new PyStructSequence(s_schedulingParameter, PyInt.From(0)) : null;

    [PyFunction("sched_setscheduler(pid, policy, param, /)", Doc = "Set the scheduling policy, which is the host's to say.")]
    internal static PyObject? SetPolicy(PyThreadState thread, int pid, int policy, PyObject param)
    {
        if (!TryPriority(thread, param, out var priority)) return null;
        if (PriorityOf(policy & ~SchedResetOnFork, 99) is not PyInt { Value: var most }) return null;
        if (priority < (most == 0 ? 0 : 1) || priority > most) return FileErrors.Set(FileError.Invalid);
        return IsScheduled(thread, pid) ? Permitted(policy == SchedOther) : null;
    }

    [PyFunction("sched_setparam(pid, param, /)", Doc = "Set the scheduling parameters, which is the host's to say.")]
    internal static PyObject? SetSchedulingParameter(PyThreadState thread, int pid, PyObject param)
    {
        if (!TryPriority(thread, param, out var priority)) return null;
        return IsScheduled(thread, pid) ? Result(priority == 0 ? FileError.None : FileError.Invalid) : null;
    }

    private static bool TryPriority(PyThreadState thread, PyObject parameter, out int priority)
    {
        priority = 0;
        if (parameter is not PyStructSequence sequence || !ReferenceEquals(sequence.Type, SchedulingParameter)) return PyErr.TypeError("must have a sched_param object");
        if (Number.Index(thread, sequence[0]) is not { } index) return false;
        if (!PyInt.TryGetInt64(index, out var number) || number is < int.MinValue or > int.MaxValue) return PyErr.OverflowError("sched_priority out of range");
        priority = (int)number;
        return true;
    }

    [PyFunction("sched_rr_get_interval(pid, /)", Doc = "How long a turn lasts, in seconds: 0, it depends on the others.")]
    internal static PyObject? GetInterval(PyThreadState thread, int pid) => IsScheduled(thread, pid) ? PyFloat.From(0) : null;

    [PyFunction("sched_getaffinity(pid, /)", Doc = "The processors that the process may use.")]
    internal static PyObject? GetProcessors(PyThreadState thread, int pid)
    {
        if (pid != 0 && pid != GetProcessId(thread)) return FileErrors.Set(NoProcess);
        var set = new PySet();
        foreach (var processor in Processors())
            if (!set.TryAdd(thread, PyInt.From(processor))) return null;
        return set;
    }

    private static List<int> Processors()
    {
        var processors = new List<int>();
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            var mask = (ulong)process.ProcessorAffinity;
            for (var i = 0; i < 64; i++)
                if ((mask >> i & 1) != 0) processors.Add(i);
        }
        if (processors.Count == 0 || processors.Count < Environment.ProcessorCount && processors.Count == 64) processors = [.. Enumerable.Range(0, Environment.ProcessorCount)];
        return processors;
    }

    [PyFunction("sched_setaffinity(pid, mask, /)", Doc = "Set the processors that the process may use, which is the host's to say.")]
    internal static PyObject? SetProcessors(PyThreadState thread, int pid, PyObject mask)
    {
        if (Iteration.ToTuple(thread, mask) is not { } wanted) return null;
        var numbers = new SortedSet<long>();
        foreach (var item in wanted.Items)
        {
            if (!item.Type.IsSubtypeOf(PyInt.BuiltinType))
                return Representation.Repr(thread, item.Type) is { } shown ? PyErr.TypeError($"expected an iterator of ints, but iterator yielded {shown}") : null;
            if (!PyInt.TryGetInt64(item, out var number) || number > int.MaxValue) return PyErr.OverflowError("CPU number too large");
            if (number < 0) return PyErr.ValueError("negative CPU number");
            _ = numbers.Add(number);
        }
        if (pid != 0 && pid != GetProcessId(thread)) return FileErrors.Set(NoProcess);
        var mine = Processors();
        if (!numbers.Overlaps(mine.ConvertAll(static i => (long)i))) return FileErrors.Set(FileError.Invalid);
        return Permitted(mine.TrueForAll(i => numbers.Contains(i)));
    }
}
