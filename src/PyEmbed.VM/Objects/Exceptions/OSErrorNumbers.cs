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

    /// <summary><c>os.strerror(number)</c> for the numbers that file systems give.</summary>
    public static string TextOf(int number) => number switch
    {
        NotPermitted => "Operation not permitted",
        NoEntry => "No such file or directory",
        InputOutput => "Input/output error",
        BadFile => "Bad file descriptor",
        Access => "Permission denied",
        Exists => "File exists",
        NotDirectory => "Not a directory",
        IsDirectory => "Is a directory",
        Invalid => "Invalid argument",
        NotEmpty => "Directory not empty",
        _ => $"Unknown error {number}",
    };
}
