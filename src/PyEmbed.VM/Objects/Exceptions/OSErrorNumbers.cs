using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Error numbers (Linux's) that have an exception class, and their texts. PEP 3151.</summary>
internal static class OSErrorNumbers
{
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int InputOutput = 5;
    public const int BadFile = 9;
    public const int Access = 13;
    public const int Exists = 17;
    public const int NotDirectory = 20;
    public const int IsDirectory = 21;
    public const int Invalid = 22;
    public const int NotEmpty = 39;

    /// <summary>The subclass of OSError for a number; null for those that have none.</summary>
    public static PyType? TypeOf(long number) => number switch
    {
        11 or 114 or 115 => PyExceptions.BlockingIOError,
        32 or 108 => PyExceptions.BrokenPipeError,
        10 => PyExceptions.ChildProcessError,
        103 => PyExceptions.ConnectionAbortedError,
        111 => PyExceptions.ConnectionRefusedError,
        104 => PyExceptions.ConnectionResetError,
        Exists => PyExceptions.FileExistsError,
        NoEntry => PyExceptions.FileNotFoundError,
        IsDirectory => PyExceptions.IsADirectoryError,
        NotDirectory => PyExceptions.NotADirectoryError,
        4 => PyExceptions.InterruptedError,
        Access or NotPermitted => PyExceptions.PermissionError,
        3 => PyExceptions.ProcessLookupError,
        110 => PyExceptions.TimeoutError,
        _ => null,
    };

    /// <summary>The subclass for whatever was given as error number. False: hashing or comparing it has set an error.</summary>
    public static bool TryFindType(PyThreadState thread, PyObject number, out PyType? type)
    {
        type = null;
        switch (number)
        {
            case PyInt small:
                type = TypeOf(small.Value);
                return true;
            case PyBigInt or PyStr or PyNone:
                return true;
            default:
                // CPython asks a dict: unhashable numbers are a TypeError, those that equal an int count as it.
                if (!Hashing.TryHash(thread, number, out var hash)) return thread.ClearErrorIf(PyExceptions.TypeError);
                if (hash is < 0 or > 200 || TypeOf(hash) is not { } candidate) return true;
                if (!Comparison.TryEquals(thread, number, PyInt.From(hash), out var areEqual)) return false;
                if (areEqual) type = candidate;
                return true;
        }
    }

    /// <summary><c>os.strerror(number)</c></summary>
    public static string TextOf(int number) => number switch
    {
        0 => "Success",
        NotPermitted => "Operation not permitted",
        NoEntry => "No such file or directory",
        3 => "No such process",
        4 => "Interrupted system call",
        InputOutput => "Input/output error",
        6 => "No such device or address",
        7 => "Argument list too long",
        8 => "Exec format error",
        BadFile => "Bad file descriptor",
        10 => "No child processes",
        11 => "Resource temporarily unavailable",
        12 => "Cannot allocate memory",
        Access => "Permission denied",
        14 => "Bad address",
        15 => "Block device required",
        16 => "Device or resource busy",
        Exists => "File exists",
        18 => "Invalid cross-device link",
        19 => "No such device",
        NotDirectory => "Not a directory",
        IsDirectory => "Is a directory",
        Invalid => "Invalid argument",
        23 => "Too many open files in system",
        24 => "Too many open files",
        25 => "Inappropriate ioctl for device",
        26 => "Text file busy",
        27 => "File too large",
        28 => "No space left on device",
        29 => "Illegal seek",
        30 => "Read-only file system",
        31 => "Too many links",
        32 => "Broken pipe",
        33 => "Numerical argument out of domain",
        34 => "Numerical result out of range",
        35 => "Resource deadlock avoided",
        36 => "File name too long",
        37 => "No locks available",
        38 => "Function not implemented",
        NotEmpty => "Directory not empty",
        40 => "Too many levels of symbolic links",
        75 => "Value too large for defined data type",
        84 => "Invalid or incomplete multibyte or wide character",
        88 => "Socket operation on non-socket",
        89 => "Destination address required",
        90 => "Message too long",
        91 => "Protocol wrong type for socket",
        92 => "Protocol not available",
        93 => "Protocol not supported",
        94 => "Socket type not supported",
        95 => "Operation not supported",
        96 => "Protocol family not supported",
        97 => "Address family not supported by protocol",
        98 => "Address already in use",
        99 => "Cannot assign requested address",
        100 => "Network is down",
        101 => "Network is unreachable",
        102 => "Network dropped connection on reset",
        103 => "Software caused connection abort",
        104 => "Connection reset by peer",
        105 => "No buffer space available",
        106 => "Transport endpoint is already connected",
        107 => "Transport endpoint is not connected",
        108 => "Cannot send after transport endpoint shutdown",
        110 => "Connection timed out",
        111 => "Connection refused",
        112 => "Host is down",
        113 => "No route to host",
        114 => "Operation already in progress",
        115 => "Operation now in progress",
        122 => "Disk quota exceeded",
        125 => "Operation canceled",
        _ => $"Unknown error {number}",
    };
}
