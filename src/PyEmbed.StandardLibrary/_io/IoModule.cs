using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>The part of <c>_io</c> that reads files of the engine's file system. Writing files and the classes of <c>io</c> are not here yet.</summary>
[PyModule("_io", Doc = "Files of the engine's file system, for reading.")]
internal sealed partial class IoModule
{
    [PyConstant("DEFAULT_BUFFER_SIZE")]
    public const int DefaultBufferSize = 8192;

    [PyFunction("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)", Doc = "Open a file for reading, as text or as bytes.")]
    public PyObject? Open(PyThreadState thread, PyObject file, PyStr mode, int buffering, [NoneAsNull] PyObject? encoding, [NoneAsNull] PyObject? errors, [NoneAsNull] PyObject? newline, bool closefd, PyObject opener)
    {
        var letters = mode.ToString();
        foreach (var c in letters)
            if (!"rwaxbt+".Contains(c) || letters.IndexOf(c) != letters.LastIndexOf(c)) return PyErr.ValueError($"invalid mode: '{letters}'");
        var isBinary = letters.Contains('b');
        if (isBinary && letters.Contains('t')) return PyErr.ValueError("can't have text and binary mode at once");
        if (letters.Count(c => "rwax".Contains(c)) != 1) return PyErr.ValueError("must have exactly one of create/read/write/append mode");
        if (isBinary && encoding is not null) return PyErr.ValueError("binary mode doesn't take an encoding argument");
        if (isBinary && errors is not null) return PyErr.ValueError("binary mode doesn't take an errors argument");
        if (isBinary && newline is not null) return PyErr.ValueError("binary mode doesn't take a newline argument");
        if (file is not PyStr path)
        {
            return file is PyInt
                ? PyErr.Set(VM.Modules.IoErrors.UnsupportedOperation(thread), "file descriptors are not supported")
                : PyErr.TypeError($"expected str, bytes or os.PathLike object, not {file.Type.Name}");
        }
        if (thread.Interpreter.FileSystem is not { } files) return PyErr.Set(PyExceptions.PermissionError, $"this engine has no files, so '{path}' cannot be opened: no file system was granted");
        if (!letters.Contains('r') || letters.Contains('+')) return PyErr.Set(VM.Modules.IoErrors.UnsupportedOperation(thread), "files cannot be written yet");
        if (Read(files, path) is not { } content) return null;
        if (!thread.TryReserve(content.Length)) return null;
        if (isBinary) return new PyBytesFile(path, content);
        var text = CodecCalls.Decode(thread, new PyBytes(content), encoding as PyStr ?? PyStr.FromUtf16("utf-8"), errors as PyStr);
        return text is null ? null : PyTextFile.Create(thread, path, text, encoding as PyStr, newline as PyStr);
    }

    private static byte[]? Read(IFileSystem files, PyStr path)
    {
        try
        {
            return files.ReadAllBytes(path.ToString());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var (number, text) = exception switch
            {
                FileNotFoundException or DirectoryNotFoundException => (2, "No such file or directory"),
                UnauthorizedAccessException when files.TryGetStatus(path.ToString(), out var status) && status.IsDirectory => (21, "Is a directory"),
                UnauthorizedAccessException => (13, "Permission denied"),
                _ => (5, "Input/output error"),
            };
            _ = PyErr.Set(PyExceptions.OSError, PyTuple.Of(PyInt.From(number), PyStr.FromUtf16(text), path));
            return null;
        }
    }
}
