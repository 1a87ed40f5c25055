using PyEmbed.VM.Objects;

namespace PyEmbed.VM;

/// <summary>Errors of the host's file system as OSErrors.</summary>
internal static class FileErrors
{
    /// <summary>Whether an exception is one that file functions of .NET throw when something is wrong with a file or its name.</summary>
    public static bool IsExpected(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException or ArgumentException or System.Security.SecurityException;

    /// <summary>The number of such an exception.</summary>
    public static FileError Of(Exception exception) => exception switch
    {
        FileSystemException known => known.Error,
        FileNotFoundException or DirectoryNotFoundException or DriveNotFoundException => FileError.NotFound,
        UnauthorizedAccessException { InnerException: IOException inner } when Of(inner) is not FileError.InputOutput and var error => error,
        UnauthorizedAccessException or System.Security.SecurityException => FileError.Access,
        PathTooLongException => FileError.NameTooLong,
        ObjectDisposedException => FileError.BadDescriptor,
        NotSupportedException => FileError.NotSupported,
        ArgumentOutOfRangeException => FileError.FileTooLarge,
        ArgumentException => FileError.Invalid,
        IOException => OfNumber(exception.HResult),
        _ => FileError.InputOutput,
    };

    // .NET keeps the system's own number: errno on Unix, a Win32 code on Windows.
    private static FileError OfNumber(int number)
    {
        if ((number & 0xFFFF0000) == 0x80070000)
        {
            return (number & 0xFFFF) switch
            {
                2 or 3 or 15 => FileError.NotFound,
                4 => FileError.TooManyOpenFiles,
                5 or 32 or 33 => FileError.Access,
                6 => FileError.BadDescriptor,
                17 => FileError.CrossDevice,
                19 => FileError.ReadOnly,
                39 or 112 => FileError.NoSpace,
                80 or 183 => FileError.Exists,
                87 or 123 => FileError.Invalid,
                109 or 232 => FileError.BrokenPipe,
                145 => FileError.NotEmpty,
                206 => FileError.NameTooLong,
                223 => FileError.FileTooLarge,
                267 => FileError.NotDirectory,
                1314 => FileError.NotPermitted,
                1921 => FileError.TooManySymbolicLinks,
                _ => FileError.InputOutput,
            };
        }
        if (!OperatingSystem.IsLinux())
        {
            number = number switch
            {
                35 => (int)FileError.WouldBlock,
                45 or 102 => (int)FileError.NotSupported,
                62 => (int)FileError.TooManySymbolicLinks,
                63 => (int)FileError.NameTooLong,
                66 => (int)FileError.NotEmpty,
                78 => (int)FileError.NotImplemented,
                _ => number,
            };
        }
        return Enum.IsDefined((FileError)number) && number != 0 ? (FileError)number : FileError.InputOutput;
    }

    public static PyError Set(Exception exception, string path) => Set(Of(exception), PyStr.FromUtf16(path));

    public static PyError Set(FileError error) => PyErr.Set(PyExceptions.OSError, PyTuple.Of(PyInt.From((int)error), PyStr.FromUtf16(OSErrorNumbers.TextOf((int)error))));

    /// <param name="error">Why.</param>
    /// <param name="path">The path as the caller gave it.</param>
    public static PyError Set(FileError error, PyObject path) =>
        PyErr.Set(PyExceptions.OSError, PyTuple.Of(PyInt.From((int)error), PyStr.FromUtf16(OSErrorNumbers.TextOf((int)error)), path));

    public static PyError Set(int number, string path) => Set((FileError)number, PyStr.FromUtf16(path));

    /// <summary>No file system was granted: PermissionError that says so.</summary>
    public static PyError NoFiles(PyObject path) =>
        PyErr.Set(PyExceptions.OSError, PyTuple.Of(PyInt.From((int)FileError.Access), PyStr.FromUtf16("Permission denied: this engine has no files, no file system was granted"), path));
}
