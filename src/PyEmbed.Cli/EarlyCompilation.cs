using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Verification;
using PyEmbed.Compiler;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.VM.Interpreter.Quickening;

namespace PyEmbed.Cli;

/// <summary>The program, compiled by a thread of its own while the engine is being made: what a short program waits for is the runtime's reading of our code, and that can be done for both at once.</summary>
/// <remarks>
/// It counts only where it went without a remark: with an error, a warning, or an encoding that needs the engine the program is compiled again in the engine, which says what is to be said.
/// Where limits were given there is none, because nothing here is charged.
/// </remarks>
internal sealed class EarlyCompilation
{
    private readonly CommandLine _line;
    private readonly Thread _thread;
    private CodeObject? _code;
    private byte[]? _file;

    private EarlyCompilation(CommandLine line, int stackSize)
    {
        _line = line;
        _thread = new Thread(Run, stackSize) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Begins, where it is of use.</summary>
    public static EarlyCompilation? Start(CommandLine line, int stackSize)
    {
        var isProgram = line.Kind == RunKind.Command || (line.Kind == RunKind.Script && !line.Target.EndsWith(".pyc", StringComparison.Ordinal));
        if (!isProgram || line.IsSandbox || line.SkipsFirstLine || line.IntMaxStrDigits >= 0 || line.TimeLimitSeconds is not null || line.StepLimit is not null || line.MemoryLimitMebibytes is not null) return null;
        return Environment.ProcessorCount < 2 ? null : new EarlyCompilation(line, stackSize);
    }

    /// <summary>The code of <c>-c</c>, or null.</summary>
    public CodeObject? Command()
    {
        _thread.Join();
        return _code;
    }

    /// <summary>The code of a script that is these bytes, or null.</summary>
    public CodeObject? Script(ReadOnlySpan<byte> file)
    {
        _thread.Join();
        return _file is not null && file.SequenceEqual(_file) ? _code : null;
    }

    private void Run()
    {
        var warnings = new Remarks();
        var options = new CompilerOptions
        {
            Version = EngineSetup.Version(_line),
            OptimizationLevel = Math.Min(_line.Optimize, 2),
            Warnings = warnings,
            RecursionDepth = 2,   // a little deeper than in the engine
        };
        try
        {
            CodeObject code;
            if (_line.Kind == RunKind.Command)
            {
                code = PythonCompiler.Compile(PythonText.FromUtf16(_line.Target + "\n"), "<string>", options);
            }
            else
            {
                _file = File.ReadAllBytes(_line.Target);
                if (_file.AsSpan().StartsWith("PK\x03\x04"u8)) return;
                code = PythonCompiler.Compile(_file, ScriptPath.Absolute(_line.Target), options);
            }
            if (warnings.Any) return;
            if (CodeVerifier.Verify(code, out _) is { } verified) code.RegisterCode = Quickener.Translate(verified);
            _code = code;
        }
        catch (Exception exception) when (exception is SyntaxErrorException or CompileErrorException or QuickeningException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The engine finds it again and says it.
        }
    }

    private sealed class Remarks : ISourceWarnings
    {
        public bool Any { get; private set; }

        public bool Warn(WarningCategory category, string message, string fileName, int line) => Any = true;
    }
}
