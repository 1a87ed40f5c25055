using PyEmbed.Core.Encodings;
using PyEmbed.VM;
using PyEmbed.VM.Modules;

namespace PyEmbed.StandardLibrary.Posix;

/// <summary>
/// The module <c>posix</c>, below <c>os</c>: files of the engine's file system with Linux's names and error numbers on every machine. What an engine cannot grant (users, devices)
/// does not exist here, as on a platform that does not have it.
/// </summary>
[PyModule("posix", Doc = "Access to the operating system as the engine's host grants it; os is the module to import.")]
internal sealed partial class PosixModule
{
    [PyConstant("O_RDONLY")] public const int ReadOnlyFlag = 0;
    [PyConstant("O_WRONLY")] public const int WriteOnlyFlag = 1;
    [PyConstant("O_RDWR")] public const int ReadWriteFlag = 2;
    [PyConstant("O_ACCMODE")] public const int AccessMask = 3;
    [PyConstant("O_CREAT")] public const int CreateFlag = 0x40;
    [PyConstant("O_EXCL")] public const int ExclusiveFlag = 0x80;
    [PyConstant("O_TRUNC")] public const int TruncateFlag = 0x200;
    [PyConstant("O_APPEND")] public const int AppendFlag = 0x400;
    [PyConstant("O_NONBLOCK")] public const int NonBlocking = 0x800;
    [PyConstant("O_DIRECTORY")] public const int DirectoryFlag = 0x10000;
    [PyConstant("O_NOFOLLOW")] public const int NoFollowFlag = 0x20000;
    [PyConstant("O_CLOEXEC")] public const int CloseOnExec = 0x80000;
    [PyConstant("F_OK")] public const int AccessExists = 0;
    [PyConstant("X_OK")] public const int AccessExecute = 1;
    [PyConstant("W_OK")] public const int AccessWrite = 2;
    [PyConstant("R_OK")] public const int AccessRead = 4;
    [PyConstant("TMP_MAX")] public const int TemporaryNames = 238328;
    [PyConstant("EX_OK")] public const int ExitOk = 0;
    [PyConstant("EX_USAGE")] public const int ExitUsage = 64;
    [PyConstant("EX_DATAERR")] public const int ExitDataError = 65;
    [PyConstant("EX_NOINPUT")] public const int ExitNoInput = 66;
    [PyConstant("EX_NOUSER")] public const int ExitNoUser = 67;
    [PyConstant("EX_NOHOST")] public const int ExitNoHost = 68;
    [PyConstant("EX_UNAVAILABLE")] public const int ExitUnavailable = 69;
    [PyConstant("EX_SOFTWARE")] public const int ExitSoftware = 70;
    [PyConstant("EX_OSERR")] public const int ExitOSError = 71;
    [PyConstant("EX_OSFILE")] public const int ExitOSFile = 72;
    [PyConstant("EX_CANTCREAT")] public const int ExitCannotCreate = 73;
    [PyConstant("EX_IOERR")] public const int ExitIOError = 74;
    [PyConstant("EX_TEMPFAIL")] public const int ExitTemporary = 75;
    [PyConstant("EX_PROTOCOL")] public const int ExitProtocol = 76;
    [PyConstant("EX_NOPERM")] public const int ExitNoPermission = 77;
    [PyConstant("EX_CONFIG")] public const int ExitConfiguration = 78;

    private static readonly StructSequenceDefinition s_terminalSize = new("os", "terminal_size", "A tuple of (columns, lines) for holding terminal window size", ["columns", "lines"]);

    private static readonly StructSequenceDefinition s_uname = new("posix", "uname_result", "uname_result: Result from os.uname().", ["sysname", "nodename", "release", "version", "machine"]);

    private static readonly StructSequenceDefinition s_times = new("posix", "times_result", "times_result: Result from os.times().", ["user", "system", "children_user", "children_system", "elapsed"]);

    [PyConstant("error")] internal static PyType Error => PyExceptions.OSError;
    [PyConstant("stat_result")] internal static PyType StatResultType => StatResult.Definition.Type;
    [PyConstant("terminal_size")] internal static PyType TerminalSize => s_terminalSize.Type;
    [PyConstant("uname_result")] internal static PyType UnameResult => s_uname.Type;
    [PyConstant("times_result")] internal static PyType TimesResult => s_times.Type;
    [PyConstant("DirEntry")] internal static PyType DirEntry => PyDirEntry.BuiltinType;

    /// <summary>What os looks up to find out which functions take descriptors and follow links.</summary>
    [PyConstant("_have_functions")] internal static PyList HaveFunctions => PyList.CopyOf([PyStr.FromName("HAVE_FCHMOD"), PyStr.FromName("HAVE_FCHOWN"), PyStr.FromName("HAVE_EVENTFD"), PyStr.FromName("HAVE_FPATHCONF"),
        PyStr.FromName("HAVE_FSTATVFS"), PyStr.FromName("HAVE_MEMFD_CREATE"), PyStr.FromName("HAVE_LCHOWN"), PyStr.FromName("HAVE_FTRUNCATE"), PyStr.FromName("HAVE_FUTIMENS"),
        PyStr.FromName("HAVE_LSTAT"), PyStr.FromName("HAVE_LUTIMES")]);

    /// <summary>A name as the caller wants it: str, or bytes of UTF-8.</summary>
    public static PyObject NameObject(string name, bool isBytes)
    {
        var text = PyStr.FromUtf16(name);
        return isBytes && Utf8.TryEncode(text.Text, ErrorHandler.SurrogateEscape, out var bytes, out _) ? PyBytes.Adopt(bytes) : text;
    }

    // Null: PermissionError that says that no file system was granted.
    private static EngineFiles? Files(PyThreadState thread, PyObject path)
    {
        if (thread.Interpreter.Files is { } files) return files;
        _ = FileErrors.NoFiles(path);
        return null;
    }

    private static PyObject? Result(FileError error, PyObject path) => error == FileError.None ? PyNone.Instance : FileErrors.Set(error, path);

    private static PyObject? Result(FileError error, PyObject first, PyObject second) => error == FileError.None
        ? PyNone.Instance
        : PyErr.Set(PyExceptions.OSError, PyTuple.Of([PyInt.From((int)error), PyStr.FromUtf16(OSErrorNumbers.TextOf((int)error)), first, PyNone.Instance, second]));

    // There are no directories that are open.
    private static bool RefuseDirectory(PyThreadState thread, PyObject dirFd, string parameter = "dir_fd")
    {
        if (dirFd is PyNone) return true;
        if (!dirFd.Type.Defines(Slot.Index)) return PyErr.TypeError($"argument should be integer or None, not {dirFd.Type.NameInMessages}");
        return PyErr.Set(PyExceptions.NotImplementedError, $"{parameter} unavailable on this platform");
    }
}
