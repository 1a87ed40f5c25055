using System.Diagnostics;
using System.Security.Cryptography;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

// The process and its machine, as far as the host shows them.
internal sealed partial class PosixModule
{
    private const int MostRandomBytes = 1 << 30;

    /// <summary>Names and values as bytes; os makes text of them.</summary>
    [PyConstant("environ")]
    internal static PyDict Environ
    {
        get
        {
            var result = new PyDict();
            var thread = PyThreadState.Current;
            foreach (var (name, value) in thread.Interpreter.Settings.Environment)
                if (!result.TrySetItem(thread, NameObject(name, true), NameObject(value, true))) thread.ClearError();
            return result;
        }
    }

    [PyFunction("putenv(name, value, /)", Doc = "Set a variable of the environment, for what the engine itself looks up there.")]
    internal static PyObject? PutVariable(PyThreadState thread, PyObject name, PyObject value)
    {
        if (!PathArgument.TryRead(thread, name, "putenv", "name", false, false, out var text) || !PathArgument.TryRead(thread, value, "putenv", "value", false, false, out var setting)) return null;
        if (text.Path.Contains('=')) return PyErr.ValueError("illegal environment variable name");
        if (text.Path.Length == 0) return FileErrors.Set(FileError.Invalid);
        thread.Interpreter.SetEnvironmentVariable(text.Path, setting.Path);
        return PyNone.Instance;
    }

    [PyFunction("unsetenv(name, /)", Doc = "Remove a variable of the environment.")]
    internal static PyObject? RemoveVariable(PyThreadState thread, PyObject name)
    {
        if (!PathArgument.TryRead(thread, name, "unsetenv", "name", false, false, out var text)) return null;
        if (text.Path.Length == 0 || text.Path.Contains('=')) return FileErrors.Set(FileError.Invalid);
        thread.Interpreter.SetEnvironmentVariable(text.Path, null);
        return PyNone.Instance;
    }

    [PyFunction("getpid()", Doc = "The number of the process; 1 where the host does not show it.")]
    internal static int GetProcessId(PyThreadState thread) => thread.Interpreter.Settings.ProcessId;

    [PyFunction("getppid()", Doc = "The number of the parent process; 0 where the process is the host's.")]
    internal static int GetParentProcessId(PyThreadState thread) => OwnProcess(thread)?.ParentId ?? 0;

    // The process that a program has to itself; null: it belongs to the host.
    private static IOwnProcess? OwnProcess(PyThreadState thread) => thread.Interpreter.Settings.OwnsProcess ? thread.Interpreter.Processes as IOwnProcess : null;

    [PyFunction("getuid()", Doc = "The number of the user to whom the engine's files belong; 0 where there are none.")]
    internal static long GetUser(PyThreadState thread) => (uint)(thread.Interpreter.Files?.System.UserId ?? 0);

    [PyFunction("geteuid()", Doc = "The number of the user whose rights the engine's files have: that of getuid().")]
    internal static long GetEffectiveUser(PyThreadState thread) => GetUser(thread);

    [PyFunction("getgid()", Doc = "The number of the group to which the engine's files belong; 0 where there are none.")]
    internal static long GetGroup(PyThreadState thread) => (uint)(thread.Interpreter.Files?.System.GroupId ?? 0);

    [PyFunction("getegid()", Doc = "The number of the group whose rights the engine's files have: that of getgid().")]
    internal static long GetEffectiveGroup(PyThreadState thread) => GetGroup(thread);

    [PyFunction("cpu_count()", Doc = "The number of processors, or None.")]
    internal static PyObject ProcessorCount(PyThreadState thread) => PyInt.From(Environment.ProcessorCount);

    [PyFunction("urandom(size, /)", Doc = "Bytes fit for cryptographic use.")]
    internal static PyObject? RandomBytes(PyThreadState thread, nint size)
    {
        if (size < 0) return PyErr.ValueError("negative argument not allowed");
        if (size > MostRandomBytes) return PyErr.MemoryError();
        if (!thread.TryReserve(size) || !thread.TryChargeWork(size / 8)) return null;
        var bytes = new byte[size];
        RandomNumberGenerator.Fill(bytes);
        return PyBytes.Adopt(bytes);
    }

    [PyFunction("strerror(code, /)", Doc = "The text of an error number.")]
    internal static PyObject ErrorText(int code) => PyStr.FromUtf16(OSErrorNumbers.TextOf(code));

    [PyFunction("uname()", Doc = "What the machine is.")]
    internal static PyObject Uname(PyThreadState thread)
    {
        if (OwnProcess(thread)?.TryGetMachine(out var name, out var release, out var version) != true) (name, release, version) = ("localhost", "0", "PyEmbed");
        return new PyStructSequence(s_uname, PyStr.FromName("Linux"), PyStr.FromUtf16(name), PyStr.FromUtf16(release), PyStr.FromUtf16(version), PyStr.FromUtf16(System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture switch
        {
            System.Runtime.InteropServices.Architecture.X64 => "x86_64",
            System.Runtime.InteropServices.Architecture.Arm64 => "aarch64",
            var other => other.ToString(),
        }));
    }

    [PyFunction("times()", Doc = "Processor times of the process and a clock that never goes back.")]
    internal static PyObject Times()
    {
        var used = Environment.CpuUsage;
        return new PyStructSequence(s_times, PyFloat.From(used.UserTime.TotalSeconds), PyFloat.From(used.PrivilegedTime.TotalSeconds), PyFloat.From(0), PyFloat.From(0),
            PyFloat.From(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency));
    }

    [PyFunction("_exit(status)", Doc = "End the process at once. Only a command line has one that is its own; there it is SystemExit.")]
    internal static PyObject? ExitNow(PyThreadState thread, int status) => thread.Interpreter.Settings.OwnsProcess
        ? PyErr.Set(PyExceptions.SystemExit, PyTuple.Of(PyInt.From(status)))
        : PyErr.Set(PyExceptions.PermissionError, "the process belongs to this engine's host, which did not grant it");
}
