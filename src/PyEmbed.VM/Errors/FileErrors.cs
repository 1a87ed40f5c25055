using PyEmbed.VM.Objects;

namespace PyEmbed.VM;

/// <summary>Errors of the host's file system as OSErrors.</summary>
internal static class FileErrors
{
    public static PyError Set(Exception exception, string path) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => Set(OSErrorNumbers.NoEntry, path),
        UnauthorizedAccessException => Set(OSErrorNumbers.Access, path),
        PathTooLongException => Set(36, "File name too long", path),
        _ => Set(OSErrorNumbers.InputOutput, exception.Message, path),
    };

    public static PyError Set(int number, string path) => Set(number, OSErrorNumbers.TextOf(number), path);

    public static PyError Set(int number, string text, string path) =>
        PyErr.Set(PyExceptions.OSError, PyTuple.Of(PyInt.From(number), PyStr.FromUtf16(text), PyStr.FromUtf16(path)));
}
