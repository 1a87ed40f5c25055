using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Modules;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>Python's module <c>_io</c>: streams of bytes and text over the engine's file system and in memory.</summary>
[PyModule("_io", Doc = "Streams: files of the engine's file system, bytes and text in memory.")]
internal sealed partial class IoModule
{
    [PyConstant("DEFAULT_BUFFER_SIZE")]
    public const int DefaultBufferSize = 8192;

    private static readonly (string Name, PyType Type)[] s_types =
    [
        ("_IOBase", PyIOBase.BuiltinType), ("_RawIOBase", PyRawIOBase.BuiltinType), ("_BufferedIOBase", PyBufferedIOBase.BuiltinType), ("_TextIOBase", PyTextIOBase.BuiltinType),
        ("FileIO", PyFileIO.BuiltinType), ("BytesIO", PyBytesIO.BuiltinType), ("StringIO", PyStringIO.BuiltinType), ("BufferedReader", PyBufferedReader.BuiltinType),
        ("BufferedWriter", PyBufferedWriter.BuiltinType), ("BufferedRWPair", PyBufferedRWPair.BuiltinType), ("BufferedRandom", PyBufferedRandom.BuiltinType),
        ("TextIOWrapper", PyTextIOWrapper.BuiltinType), ("IncrementalNewlineDecoder", PyIncrementalNewlineDecoder.BuiltinType), ("BlockingIOError", PyExceptions.BlockingIOError),
    ];

    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        foreach (var (name, type) in s_types) module.Dict.SetByName(thread.Interpreter.Intern(name), type);
        module.Dict.SetByName(thread.Interpreter.Intern("UnsupportedOperation"), IoErrors.UnsupportedOperation(thread));
        if (thread.Interpreter.OpenFunction is { } open)
        {
            // It was made before the module.
            if (open is PyBuiltinFunction function) function.Self = module;
            module.Dict.SetByName(thread.Interpreter.Intern("open"), open);
        }
        return true;
    }

    [PyFunction("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
        Doc = "Open a file and return a stream. mode: r (read), w (write, what was there is gone), x (write, it must not exist), a (append), with + for both and b for bytes in place of text.")]
    public PyObject? Open(PyThreadState thread, PyObject file, string mode, int buffering, [NoneAsNull] string? encoding, [NoneAsNull] string? errors, [NoneAsNull] string? newline, bool closefd, PyObject opener)
    {
        // Numbers are file descriptors; FileIO says what is wrong with the others.
        if (file is not (PyStr or PyFloat) && !file.Type.Defines(Slot.Index))
        {
            if (FilePaths.ToPath(thread, file) is not { } path) return null;
            file = path;
        }
        if (!OpenMode.TryParse(mode, out var parsed)) return null;
        if (parsed.IsBinary && encoding is not null) return PyErr.ValueError("binary mode doesn't take an encoding argument");
        if (parsed.IsBinary && errors is not null) return PyErr.ValueError("binary mode doesn't take an errors argument");
        if (parsed.IsBinary && newline is not null) return PyErr.ValueError("binary mode doesn't take a newline argument");
        if (parsed.IsBinary && buffering == 1
            && !Warnings.Warn(thread, PyExceptions.RuntimeWarning, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used", 1)) return null;

        var raw = new PyFileIO();
        if (!raw.Initialize(thread, file, parsed.RawMode, closefd, opener is PyNone ? null : opener)) return null;
        PyObject stream = raw;
        if (TryBuild(thread, raw, parsed, mode, buffering, encoding, errors, newline, ref stream)) return stream;
        var error = Streams.Take(thread);
        if (error is null) return null;
        // What was opened is closed again.
        _ = Streams.Call(thread, stream, Names.PlainClose);
        Streams.Chain(thread, error);
        return null;
    }

    private static bool TryBuild(PyThreadState thread, PyFileIO raw, OpenMode mode, string modeText, int buffering, string? encoding, string? errors, string? newline, ref PyObject stream)
    {
        if (raw.IsTerminal(thread) is not { } isTerminal) return false;
        var lineBuffering = buffering == 1 || buffering < 0 && ReferenceEquals(isTerminal, PyBool.True);
        if (lineBuffering || buffering < 0) buffering = DefaultBufferSize;
        if (buffering == 0) return mode.IsBinary || PyErr.ValueError("can't have unbuffered text I/O");
        if (mode.IsUpdating)
        {
            var random = new PyBufferedRandom();
            if (!random.Initialize(thread, raw, buffering)) return false;
            stream = random;
        }
        else if (mode.IsWriting)
        {
            var writer = new PyBufferedWriter();
            if (!writer.Initialize(thread, raw, buffering)) return false;
            stream = writer;
        }
        else
        {
            var reader = new PyBufferedReader();
            if (!reader.Initialize(thread, raw, buffering)) return false;
            stream = reader;
        }
        if (mode.IsBinary) return true;
        var text = new PyTextIOWrapper();
        if (!text.Initialize(thread, stream, Optional(encoding), Optional(errors), Optional(newline), lineBuffering, false)) return false;
        stream = text;
        return Attributes.Set(thread, text, IoNames.Mode, PyStr.FromUtf16(modeText));
    }

    private static PyStr? Optional(string? text) => text is null ? null : PyStr.FromUtf16(text);

    [PyFunction("open_code(path)", Doc = "Open a file whose code is to be run, as bytes.")]
    public PyObject? OpenCode(PyThreadState thread, PyStr path) => Open(thread, path, "rb", -1, null, null, null, true, PyNone.Instance);

    [PyFunction("text_encoding(encoding, stacklevel=2, /)", Doc = "The encoding, or for None \"locale\", in UTF-8 mode \"utf-8\"; with -X warn_default_encoding None is worth a warning.")]
    public PyObject? TextEncoding(PyThreadState thread, PyObject encoding, int stacklevel)
    {
        if (encoding is not PyNone) return encoding;
        return !thread.Interpreter.Settings.WarnDefaultEncoding || TryWarnOfEncoding(thread, stacklevel) ? PyStr.FromUtf16(thread.Interpreter.Settings.Utf8Mode ? "utf-8" : "locale") : null;
    }

    [MustCheck]
    internal static bool TryWarnOfEncoding(PyThreadState thread, int stackLevel) => Warnings.Warn(thread, PyExceptions.EncodingWarning, "'encoding' argument not specified", stackLevel);
}
