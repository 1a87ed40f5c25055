using PyEmbed.VM;
using PyEmbed.VM.Import;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.SiteBuiltins;

/// <summary><c>copyright</c>, <c>credits</c>, <c>license</c>: a text that shows itself, or that of the first file that can be read.</summary>
[PyType("_Printer", Module = "_sitebuiltins", Doc = "Shows a text when called, and as its own repr where that is short.")]
internal sealed partial class PyPrinter : PyObject
{
    private const int MostLines = 23;
    private const string Prompt = "Hit Return for more, or q (and Return) to quit: ";

    private static readonly PyStr s_join = PyStr.FromName("join");
    private static readonly PyStr s_read = PyStr.FromName("read");
    private static readonly PyStr s_input = PyStr.FromName("input");
    private static readonly PyStr s_encoding = PyStr.FromName("encoding");
    private static readonly PyStr s_utf8 = PyStr.FromName("utf-8");
    private static readonly PyStr s_newline = PyStr.FromName("\n");

    private readonly PyStr _name;
    private readonly PyStr _text;
    private readonly PyList _files;
    private readonly bool _showsHint;
    private string[]? _lines;

    public PyPrinter(string name, string text, bool showsHint = false) : this(PyStr.FromUtf16(name), PyStr.FromUtf16(text), new PyList()) => _showsHint = showsHint;

    private PyPrinter(PyStr name, PyStr text, PyList files) => (_name, _text, _files) = (name, text, files);

    [PyConstant("MAXLINES")] internal const int MaxLines = MostLines;

    [PyMethod("__new__(cls, name, data, files=(), dirs=())")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyStr name, PyStr data, PyObject? files, PyObject? dirs)
    {
        var paths = new PyList();
        if (files is null || dirs is null) return new PyPrinter(name, data, paths);
        if (Iteration.ToList(thread, dirs) is not { } folders || Iteration.ToList(thread, files) is not { } names) return null;
        if (Imports.Import(thread, "posixpath") is not { } path) return null;
        for (var i = 0; i < folders.Count; i++)
        {
            for (var j = 0; j < names.Count; j++)
            {
                if (!thread.TryChargeWork(1) || Calls.CallMethod(thread, path, s_join, folders[i], names[j]) is not { } file) return null;
                paths.Append(file);
            }
        }
        return new PyPrinter(name, data, paths);
    }

    // The lines of the first file that can be opened, or of the text. Null: an error is set.
    private string[]? Lines(PyThreadState thread)
    {
        if (_lines is not null) return _lines;
        var text = "";
        for (var i = 0; i < _files.Count; i++)
        {
            if (!TryRead(thread, _files[i], out var read)) return null;
            if (read is null) continue;
            text = read;
            break;
        }
        if (text.Length == 0) text = _text.ToString();
        if (!thread.TryChargeWork(text.Length) || !thread.TryReserve(4L * text.Length)) return null;
        return _lines = text.Split('\n');
    }

    // True with null: it cannot be opened.
    private static bool TryRead(PyThreadState thread, PyObject file, out string? text)
    {
        text = null;
        if (thread.Interpreter.OpenFunction is not { } open) return true;
        if (Calls.CallN(thread, open, [file, s_utf8], PyTuple.Of(s_encoding)) is not { } stream) return thread.ClearErrorIf(PyExceptions.OSError);
        var read = Calls.CallMethod(thread, stream, s_read);
        if (read is null) return thread.ClearErrorIf(PyExceptions.OSError);
        text = (read as PyStr)?.ToString();
        return Calls.CallMethod(thread, stream, PyStr.FromName("close")) is not null;
    }

    [PyMethod("__repr__(self, /)")]
    internal string? ReprText(PyThreadState thread)
    {
        if (_showsHint) return Hint;
        if (Lines(thread) is not { } lines) return null;
        return lines.Length <= MostLines ? string.Join('\n', lines) : Hint;
    }

    private string Hint => $"Type {_name}() to see the full {_name} text";

    [PyMethod("__call__(self, /)")]
    internal PyObject? Call(PyThreadState thread)
    {
        if (Lines(thread) is not { } lines) return null;
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0 && i % MostLines == 0)
            {
                if (!TryAskForMore(thread, out var isOver)) return null;
                if (isOver) break;
            }
            if (!thread.TryChargeWork(1)) return null;
            if (thread.Interpreter.Sys?.GetByName(Names.PlainStdout) is not { } output || output is PyNone) continue;
            if (Calls.CallMethod(thread, output, Names.PlainWrite, PyStr.FromUtf16(lines[i])) is null || Calls.CallMethod(thread, output, Names.PlainWrite, s_newline) is null) return null;
        }
        return PyNone.Instance;
    }

    private static bool TryAskForMore(PyThreadState thread, out bool isOver)
    {
        isOver = false;
        if (thread.Interpreter.Builtins.GetByName(s_input) is not { } input) return PyErr.NameError("name 'input' is not defined", s_input);
        while (true)
        {
            if (Calls.Call1(thread, input, PyStr.FromUtf16(Prompt)) is not { } answer) return false;
            if (answer is not PyStr key) continue;
            isOver = key.TextEquals("q");
            if (isOver || key.Length == 0) return true;
        }
    }
}
