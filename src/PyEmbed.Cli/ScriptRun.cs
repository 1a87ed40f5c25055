using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Core.Text;
using PyEmbed.StandardLibrary.Ast;
using PyEmbed.StandardLibrary.SiteBuiltins;
using PyEmbed.VM;
using PyEmbed.VM.Import;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.Cli;

/// <summary>Runs what the command line names in an engine and finds the exit status.</summary>
internal sealed class ScriptRun(PyEngine engine, CommandLine line, EarlyCompilation? early, CommandStreams streams, Interrupts interrupts)
{
    private const int FlushFailed = 120;
    private const int CannotOpen = 2;
    private const int ArchiveEnd = 22;

    private PyDict Main => engine.Globals.Dict;

    private bool HasLimits => line.IsSandbox || line.TimeLimitSeconds is not null || line.StepLimit is not null || line.MemoryLimitMebibytes is not null;

    // -i makes of anything something to talk to.
    private bool IsInputInteractive => line.IsInteractive || EngineSetup.IsTerminal(0);

    private bool RunsCode => line.Kind is RunKind.Command or RunKind.Module or RunKind.Script;

    /// <exception cref="ExecutionLimitException">A limit ended the run.</exception>
    public int Run()
    {
        using var entry = engine.Enter();
        using var run = new EngineRun(engine, engine.Options.Limits, default);
        var thread = engine.Thread;
        if (!line.HasNoSite) SiteBuiltinsModule.Install(thread);
        MainModule.Prepare(thread, Main);
        if (HasOwnEncodings) LoadEncodings(thread);
        if (!EngineStreams.TrySetEncoding(engine, thread, line.StreamEncoding, line.StreamErrors))
        {
            streams.Errors.Write("Fatal Python error: init_sys_streams: can't initialize sys standard streams\nPython runtime state: core initialized\n");
            UncaughtErrors.Print(thread);
            return 1;
        }
        // The module reads the options. What it cannot do it says itself.
        if (line.WarningOptions.Count > 0 && Imports.Import(thread, "warnings") is null) thread.ClearError();
        ShowBanner();
        var status = RunMain(thread, out var flags);
        if (line.Inspects && RunsCode && IsInputInteractive && !ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit)) status = Loop(flags).Run(thread);
        if (ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit)) run.Check(null);
        WaitForThreads(thread);
        if (ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit)) run.Check(null);
        engine.State.ModuleState<StandardLibrary.Atexit.AtexitCallbacks>().Run(thread);
        if (ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit)) run.Check(null);
        return EngineStreams.Flush(engine, thread, reports: true) ? status : FlushFailed;
    }

    // CPython has loaded its encodings before the program's directory comes in front of the path: a file of that name there does not stand in for them.
    private bool HasOwnEncodings => !line.IsSandbox && !line.HasSafePath && engine.State.Settings.Path is [var program, ..]
        && (File.Exists(Path.Join(program, "encodings.py")) || File.Exists(Path.Join(program, "encodings", "__init__.py")));

    private static void LoadEncodings(PyThreadState thread)
    {
        var sys = thread.Interpreter.Sys!;
        if (sys.GetByName(s_path) is not PyList path) return;
        sys.SetByName(s_path, PyList.CopyOf(path.Items[1..]));
        if (Imports.Import(thread, "encodings") is null) thread.ClearError();
        sys.SetByName(s_path, path);
    }

    private static readonly PyStr s_path = PyStr.FromName("path");

    // threading._shutdown: all but daemons.
    private static void WaitForThreads(PyThreadState thread)
    {
        if (thread.Interpreter.Modules.GetByName(PyStr.FromUtf16("threading")) is not { } threading) return;
        if (Calls.CallMethod(thread, threading, PyStr.FromUtf16("_shutdown")) is null) UncaughtErrors.ReportUnraisable(thread, null, threading);
    }

    private int RunMain(PyThreadState thread, out int flags)
    {
        flags = 0;
        switch (line.Kind)
        {
            case RunKind.Command:
                return RunCode(thread, early?.Command() ?? Compile(thread, PythonText.FromUtf16(line.Target + "\n"), "<string>"), ref flags);
            case RunKind.Module:
                return RunProgram(thread, MainProgram.TryFindModule(thread, line.Target, out var program, out var problem), program, problem);
            case RunKind.Script when !line.IsSandbox && Directory.Exists(line.Target):
                var folder = ScriptPath.Absolute(line.Target);
                return RunProgram(thread, MainProgram.TryFindInPath(thread, folder, out program, out problem), program, problem);
            case RunKind.Script:
                return RunFile(thread, ScriptPath.Absolute(line.Target), ref flags);
            default:
                if (IsInputInteractive) return Loop(0).RunFirst(thread, line.StartupFile);
                return RunStandardInput(thread, ref flags);
        }
    }

    private int RunProgram(PyThreadState thread, bool isFound, in MainProgram program, string? problem)
    {
        if (isFound)
        {
            MainModule.SetSpec(Main, program);
            if (RunpyFrames.Run(thread, program.Code, Main)) return 0;
            return Failed(thread);
        }
        if (problem is null) return Failed(thread);
        streams.Errors.WriteLine($"pyembed: {problem}");
        return 1;
    }

    private int RunFile(PyThreadState thread, string path, ref int flags)
    {
        if (!TryReadFile(path, out var source)) return CannotOpen;
        if (IsArchive(source)) return RunArchive(thread, path);
        MainModule.SetFile(Main, path);
        MainModule.SetLoader(Main, path);
        var status = RunCode(thread, IsBytecode(path, source) ? ReadBytecode(thread, path, source) : CompileScript(thread, path, source), ref flags);
        MainModule.ForgetFile(Main);
        return status;
    }

    // As zipimport knows one: by the record at its end, which a comment may follow.
    private static bool IsArchive(ReadOnlySpan<byte> file) => file.Length >= ArchiveEnd && file[Math.Max(0, file.Length - ArchiveEnd - ushort.MaxValue)..].LastIndexOf("PK\x05\x06"u8) >= 0;

    private int RunArchive(PyThreadState thread, string path)
    {
        if (line.IsSandbox)
        {
            streams.Errors.WriteLine($"pyembed: can't run '{path}': a program in an archive needs files");
            return 1;
        }
        // The archive stands where the script's directory would.
        if (engine.State.Sys!.GetByName(Names.PlainPath) is PyList list)
        {
            if (!line.HasSafePath && list.Count > 0) list[0] = PyStr.FromUtf16(path);
            else _ = list.Insert(thread, 0, PyStr.FromUtf16(path));
        }
        return RunProgram(thread, MainProgram.TryFindInPath(thread, path, out var program, out var problem), program, problem);
    }

    private int RunStandardInput(PyThreadState thread, ref int flags)
    {
        const string name = "<stdin>";
        var source = line.IsSandbox ? [] : StandardInput.ReadAllBytes();
        MainModule.SetFile(Main, name);
        var status = RunCode(thread, CompileBytes(thread, source, name), ref flags);
        MainModule.ForgetFile(Main);
        return status;
    }

    private CodeObject? CompileScript(PyThreadState thread, string path, byte[] source)
    {
        // The line end stays, so that lines keep their numbers.
        if (line.SkipsFirstLine) source = Array.IndexOf(source, (byte)'\n') is var end and >= 0 ? source[end..] : [];
        if (engine.State.Compiler!.TryDecode(source, out var text)) engine.State.KnownSources[path] = new KnownSource(text);
        if (early?.Script(source) is { } code) return code;
        var settings = new CompileSettings(path, SourceMode.Exec, 0, -1);
        return engine.State.Compiler is SourceCompiler compiler ? compiler.CompileProgram(thread, source, settings) : engine.State.Compiler!.CompileBytes(thread, source, settings);
    }

    private static bool IsBytecode(string path, byte[] file) => path.EndsWith(".pyc", StringComparison.Ordinal)
        || (file.Length >= sizeof(uint) && System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(file) is PycFile.Magic311 or PycFile.MagicNewSyntax);

    private static CodeObject? ReadBytecode(PyThreadState thread, string path, byte[] file)
    {
        try
        {
            PycFile.ReadHeader(file, "'__main__'", acceptsNewSyntax: true);
        }
        catch (PycException)
        {
            _ = PyErr.RuntimeError("Bad magic number in .pyc file");
            return null;
        }
        return BytecodeFile.ReadCode(thread, file, null, path, null);
    }

    private CodeObject? Compile(PyThreadState thread, PythonText source, string fileName) => engine.State.Compiler!.CompileText(thread, source, new CompileSettings(fileName, SourceMode.Exec, 0, -1));

    private CodeObject? CompileBytes(PyThreadState thread, byte[] source, string fileName) => engine.State.Compiler!.CompileBytes(thread, source, new CompileSettings(fileName, SourceMode.Exec, 0, -1));

    /// <summary>Runs a program's code; its <c>__future__</c> statements count for the interactive loop after it.</summary>
    private int RunCode(PyThreadState thread, CodeObject? code, ref int flags)
    {
        if (code is null) return Failed(thread);
        flags = (int)(code.Flags & CodeFlags.FutureMask);
        return Evaluation.Run(thread, new PyCode(engine.State, code), Main, Main) is null ? Failed(thread) : 0;
    }

    private int Failed(PyThreadState thread)
    {
        if (ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit)) return 1;
        // Who wants to look into the program after it is shown how it ended.
        if (line.Inspects && thread.ErrorMatches(PyExceptions.SystemExit)) UncaughtErrors.Print(thread);
        return thread.HasError ? ExitStatus.Of(thread, HasLimits) : 1;
    }

    private InteractiveLoop Loop(int flags) => new(engine, streams, interrupts, flags, HasLimits);

    private void ShowBanner()
    {
        if (line.IsQuiet || (line.Verbosity == 0 && (RunsCode || !IsInputInteractive))) return;
        streams.Errors.Write($"Python {VM.Modules.SysModule.Version} on {VM.Modules.SysModule.Platform}\n");
        if (!line.HasNoSite) streams.Errors.Write("Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
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
            streams.Errors.WriteLine($"pyembed: can't open file '{path}': {reason}");
            content = [];
            return false;
        }
    }
}
