using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Modules;

// print, input and the debugger's hook.
internal sealed partial class BuiltinsModule
{
    private static readonly PyStr s_space = PyStr.FromName(" ");
    private static readonly PyStr s_newline = PyStr.FromName("\n");
    private static readonly PyStr s_breakpointHook = PyStr.FromName("breakpointhook");

    [PyFunction("print(*args, sep=' ', end='\\n', file=None, flush=False)", Doc = "Write values to a stream, by default sys.stdout. sep: between values; end: behind the last; flush: whether to flush the stream.")]
    internal static PyObject? Print(PyThreadState thread, ReadOnlySpan<PyObject> args, PyObject sep, PyObject end, [NoneAsNull] PyObject? file, bool flush)
    {
        if (file is null)
        {
            file = thread.Interpreter.Sys?.GetByName(Names.PlainStdout);
            if (file is null) return PyErr.RuntimeError("lost sys.stdout");
            if (file is PyNone) return PyNone.Instance;
        }
        if (sep is not (PyNone or PyStr)) return PyErr.TypeError($"sep must be None or a string, not {sep.Type.NameInMessages}");
        if (end is not (PyNone or PyStr)) return PyErr.TypeError($"end must be None or a string, not {end.Type.NameInMessages}");
        for (var i = 0; i < args.Length; i++)
        {
            if (i > 0 && !TryWrite(thread, file, sep as PyStr ?? s_space)) return null;
            if (!TryWrite(thread, file, args[i])) return null;
        }
        if (!TryWrite(thread, file, end as PyStr ?? s_newline)) return null;
        return !flush || Calls.CallMethod(thread, file, Names.PlainFlush) is not null ? PyNone.Instance : null;
    }

    // The stream's write is looked up each time, as in CPython.
    private static bool TryWrite(PyThreadState thread, PyObject file, PyObject value)
    {
        if (Protocols.Attributes.Get(thread, file, Names.PlainWrite) is not { } write || Representation.Str(thread, value) is not { } text) return false;
        return Calls.Call1(thread, write, text) is not null;
    }

    [PyFunction("input(prompt='', /)", Doc = "Read a line from standard input, without its end. The prompt is written to standard output before.")]
    internal static PyObject? Input(PyThreadState thread, PyObject? prompt)
    {
        if (Stream(thread, Names.PlainStdin, "sys.stdin") is not { } input || Stream(thread, Names.PlainStdout, "sys.stdout") is not { } output
            || Stream(thread, Names.PlainStderr, "sys.stderr") is not { } errors) return null;
        if (!Auditing.Audit(thread, "builtins.input", prompt ?? PyNone.Instance)) return null;
        if (Calls.CallMethod(thread, errors, Names.PlainFlush) is null) thread.ClearError();
        if (prompt is not null && !TryWrite(thread, output, prompt)) return null;
        if (Calls.CallMethod(thread, output, Names.PlainFlush) is null) thread.ClearError();
        if (ReadLine(thread, input) is not { } line) return null;
        return Auditing.Audit(thread, "builtins.input/result", line) ? line : null;
    }

    private static PyObject? Stream(PyThreadState thread, PyStr name, string shown)
    {
        var stream = thread.Interpreter.Sys?.GetByName(name);
        return stream is null or PyNone ? PyErr.RuntimeError($"input(): lost {shown}") : stream;
    }

    private static PyStr? ReadLine(PyThreadState thread, PyObject input)
    {
        if (Calls.CallMethod(thread, input, Names.PlainReadline) is not { } line) return null;
        if (line is not PyStr text) return PyErr.TypeError("object.readline() returned non-string");
        if (text.Length == 0) return PyErr.EOFError("EOF when reading a line");
        return text[^1] == '\n' ? PyStr.From(SourceLines.Slice(text.Text, 0, text.Length - 1)) : text;
    }

    [PyFunction("breakpoint(*args, **kwargs)", NoTextSignature = true, Doc = "Call sys.breakpointhook() with the same arguments.")]
    internal static PyObject? Breakpoint(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var hook = thread.Interpreter.Sys?.GetByName(s_breakpointHook);
        if (hook is null) return PyErr.RuntimeError("lost sys.breakpointhook");
        return Auditing.Audit(thread, "builtins.breakpoint", hook) ? Calls.CallN(thread, hook, args, keywordNames) : null;
    }
}
