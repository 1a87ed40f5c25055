using PyEmbed.StandardLibrary.Io;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary>The standard streams of an engine: the host's writers and reader under <c>sys.stdout</c>, <c>sys.stderr</c>, <c>sys.stdin</c>.</summary>
internal static class EngineStreams
{
    public static void Install(PyEngine engine, PyThreadState thread)
    {
        var options = engine.Options;
        var io = new IoModule();
        foreach (var member in io.Members)
        {
            // builtins.open is io.open. The module itself is made when it is imported.
            if (member.Name != "open") continue;
            var open = new PyBuiltinFunction(io, member, null, PyStr.FromUtf16("io"), null);
            engine.State.OpenFunction = open;
            engine.State.Builtins.SetByName(engine.State.Intern("open"), open);
        }
        var input = new HostText(0, null, options.StandardInput, options.IsTerminal, options.OpenStandardFile);
        var output = new HostText(1, options.StandardOutput, null, options.IsTerminal, options.OpenStandardFile);
        var errors = new HostText(2, options.StandardError, null, options.IsTerminal, options.OpenStandardFile);
        input.Errors = output.Errors = engine.State.Settings.StreamErrors;
        Set("stdout", output, 1);
        Set("stderr", errors, 2);
        Set("stdin", input, 0);
        engine.State.Descriptors.InheritedFile = options.OpenInheritedFile;
        engine.State.Descriptors.StandardStream = number => IsOpen(number) ? (number switch { 0 => input, 1 => output, _ => errors }).CreateFile() : null;

        // A process may be started without one.
        bool IsOpen(int number) => options.IsStandardFileOpen?.Invoke(number) ?? true;

        void Set(string name, HostText text, int number)
        {
            PyObject stream = IsOpen(number) ? PyTextIOWrapper.OfHost(text) : PyNone.Instance;
            engine.State.Sys!.SetByName(engine.State.Intern(name), stream);
            engine.State.Sys.SetByName(engine.State.Intern($"__{name}__"), stream);
        }
    }

    private static readonly PyStr s_closed = PyStr.FromName("closed");

    /// <summary>Makes another encoding than UTF-8 that of the standard streams. False: an error is set.</summary>
    public static bool TrySetEncoding(PyEngine engine, PyThreadState thread, string encoding, string errors)
    {
        if (encoding == "utf-8") return true;
        if (engine.State.Codecs.Lookup(thread, PyStr.FromUtf16(encoding)) is not { } codec || Attributes.Get(thread, codec, Names.PlainName) is not { } name) return false;
        foreach (var stream in new[] { Names.PlainStdin, Names.PlainStdout, Names.PlainStderr })
        {
            if (engine.State.Sys?.GetByName(stream) is not PyTextIOWrapper wrapper) continue;
            var handler = ReferenceEquals(stream, Names.PlainStderr) ? "backslashreplace" : errors;
            if (wrapper.Reconfigure(thread, name, PyStr.FromUtf16(handler), null, null, null) is null) return false;
        }
        return true;
    }

    /// <summary>Flushes what scripts have put into <c>sys.stdout</c> and <c>sys.stderr</c>, where they have not closed it. False: one of them failed.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="thread">Its thread.</param>
    /// <param name="reports">Whether an error of <c>sys.stdout</c> is told on <c>sys.stderr</c>.</param>
    public static bool Flush(PyEngine engine, PyThreadState thread, bool reports = false) => FlushOne(engine, thread, Names.PlainStdout, reports) & FlushOne(engine, thread, Names.PlainStderr, false);

    private static bool FlushOne(PyEngine engine, PyThreadState thread, PyStr name, bool reports)
    {
        if (engine.State.Sys?.GetByName(name) is not { } stream || stream is PyNone || IsClosed(thread, stream)) return true;
        if (Calls.CallMethod(thread, stream, Names.PlainFlush) is not null) return true;
        if (reports) UncaughtErrors.ReportUnraisable(thread, null, stream);
        else thread.ClearError();
        return false;
    }

    private static bool IsClosed(PyThreadState thread, PyObject stream)
    {
        if (Attributes.Get(thread, stream, s_closed) is { } closed && Truth.TryTest(thread, closed, out var isClosed)) return isClosed;
        thread.ClearError();
        return false;
    }
}
