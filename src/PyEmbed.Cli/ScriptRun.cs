using PyEmbed.Bytecode.Marshal;
using PyEmbed.VM;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;

namespace PyEmbed.Cli;

/// <summary>Runs what the command line names in an engine and finds the exit status.</summary>
internal sealed class ScriptRun(PyEngine engine, CommandLine line, TextWriter errors)
{
    private const int FlushFailed = 120;

    /// <exception cref="ExecutionLimitException">A limit ended the run.</exception>
    public int Run()
    {
        using var entry = engine.Enter();
        using var run = new EngineRun(engine, engine.Options.Limits, default);
        var thread = engine.Thread;
        byte[] source = [];
        if (line.Kind == RunKind.Script && !TryReadFile(line.Target, out source)) return 2;
        var result = line.Kind switch
        {
            RunKind.Command => RunText(thread, line.Target + "\n", "<string>"),
            RunKind.Script => RunFile(thread, line.Target, source),
            RunKind.Module => MainModule.Run(engine, thread, line.Target, errors),
            _ => RunText(thread, Console.In.ReadToEnd(), "<stdin>"),
        };
        var status = 0;
        if (result is null)
        {
            if (ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit)) run.Check(null);
            status = ExitStatus.Of(thread, line.TimeLimitSeconds is not null || line.StepLimit is not null || line.MemoryLimitMebibytes is not null);
        }
        engine.State.ModuleState<StandardLibrary.Atexit.AtexitCallbacks>().Run(thread);
        if (ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit)) run.Check(null);
        return EngineStreams.Flush(engine, thread) ? status : FlushFailed;
    }

    private PyObject? RunText(PyThreadState thread, string source, string fileName)
    {
        var code = thread.Interpreter.Compiler!.CompileText(thread, Core.Text.PythonText.FromUtf16(source), new CompileSettings(fileName, SourceMode.Exec, 0, -1));
        return code is null ? null : RunCode(thread, new PyCode(engine.State, code));
    }

    private PyObject? RunFile(PyThreadState thread, string path, byte[] source)
    {
        engine.Globals.Dict.SetByName(Names.File, PyStr.FromUtf16(path));
        if (source.AsSpan(2).StartsWith("\r\n"u8))
        {
            try
            {
                PycFile.ReadHeader(source, "'__main__'", acceptsNewSyntax: true);
                return RunCode(thread, new PyCode(engine.State, PycFile.ReadCode(source, $"'{path}'")));
            }
            catch (Exception exception) when (exception is PycException or MarshalException)
            {
                return PyErr.RuntimeError("Bad magic number in .pyc file");
            }
        }
        if (thread.Interpreter.Compiler!.TryDecode(source, out var text)) thread.Interpreter.KnownSources[path] = text;
        var code = thread.Interpreter.Compiler!.CompileBytes(thread, source, new CompileSettings(path, SourceMode.Exec, 0, -1));
        return code is null ? null : RunCode(thread, new PyCode(engine.State, code));
    }

    // The script itself is named by whoever starts the program: the sandbox does not hide it.
    private bool TryReadFile(string path, out byte[] content)
    {
        try
        {
            content = File.ReadAllBytes(path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var reason = exception is FileNotFoundException or DirectoryNotFoundException ? "[Errno 2] No such file or directory"
                : Directory.Exists(path) ? "[Errno 21] Is a directory" : "[Errno 13] Permission denied";
            errors.WriteLine($"pyembed: can't open file '{Path.GetFullPath(path)}': {reason}");
            content = [];
            return false;
        }
    }

    private PyObject? RunCode(PyThreadState thread, PyCode code) => Evaluation.Run(thread, code, engine.Globals.Dict, engine.Globals.Dict);
}
