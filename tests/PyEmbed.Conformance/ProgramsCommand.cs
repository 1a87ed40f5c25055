using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Compiler;
using PyEmbed.Parser.Text;

namespace PyEmbed.Conformance;

/// <summary>
/// Programs that CPython compiles and we run from the <c>.pyc</c>, and the other way round. What is right is what CPython does with its own.
/// </summary>
/// <remarks><c>programs [--only TEXT] [--show N] [FOLDER ...]</c></remarks>
internal sealed partial class ProgramsCommand
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(60);

    private readonly OracleOptions _options;
    private readonly string[] _subject;
    private readonly string _work;
    private int _same;
    private int _theirsByUs;
    private int _oursByThem;
    private int _unsteady;

    private ProgramsCommand(OracleOptions options, string[] subject, string work) => (_options, _subject, _work) = (options, subject, work);

    public static int Run(string[] args)
    {
        if (Environment.GetEnvironmentVariable("PYEMBED") is not { Length: > 0 } subject)
        {
            Console.Error.WriteLine("PYEMBED has to name the command that runs programs");
            return 2;
        }
        var folders = new List<string>();
        var rest = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith('-')) folders.Add(args[i]);
            else rest.AddRange(args[i..Math.Min(++i + 1, args.Length)]);
        }
        if (folders.Count == 0) folders.Add("tests/Scripts");
        if (!OracleOptions.TryParse([.. rest], out var options)) return 2;
        var work = Directory.CreateTempSubdirectory("pyembed-programs");
        try
        {
            var command = new ProgramsCommand(options, subject.Split(' ', StringSplitOptions.RemoveEmptyEntries), work.FullName);
            foreach (var folder in folders)
            {
                if (!OracleOptions.TryParse([.. rest, Path.GetFullPath(folder), "--tests"], out var files)) return 2;
                Parallel.ForEach(files.FindFiles(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, command.Compare);
            }
            Console.WriteLine($"{command._same + command._theirsByUs + command._oursByThem} programs: {command._same} the same both ways, {command._theirsByUs} of CPython differ when we run them, "
                + $"{command._oursByThem} of ours differ when CPython runs them, {command._unsteady} left out");
            return command._theirsByUs + command._oursByThem == 0 ? 0 : 1;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private void Compare(string source)
    {
        // All runs see the same path, which programs show.
        var folder = Directory.CreateDirectory(Path.Combine(_work, Guid.NewGuid().ToString("N"))).FullName;
        var file = Path.Combine(folder, Path.GetFileNameWithoutExtension(source) + ".pyc");
        var input = Path.ChangeExtension(source, ".in") is var name && File.Exists(name) ? File.ReadAllText(name) : "";
        if (!CompileByOracle(source, file)) return;
        var theirs = File.ReadAllBytes(file);
        string[] oracle = [_options.Python];
        var wanted = Execute(oracle, file, source, input);
        if (Execute(oracle, file, source, input) != wanted)
        {
            Interlocked.Increment(ref _unsteady);
            return;
        }
        var byUs = Execute(_subject, file, source, input);
        if (byUs != wanted)
        {
            Interlocked.Increment(ref _theirsByUs);
            Show(source + " compiled by CPython", wanted, byUs);
            return;
        }
        File.WriteAllBytes(file, PycFile.WriteTimestamped(CompileByUs(source), BitConverter.ToUInt32(theirs, 8), BitConverter.ToUInt32(theirs, 12)));
        var byThem = Execute(oracle, file, source, input);
        if (byThem != wanted)
        {
            Interlocked.Increment(ref _oursByThem);
            Show(source + " compiled by us", wanted, byThem);
            return;
        }
        Interlocked.Increment(ref _same);
    }

    private void Show(string name, string wanted, string actual)
    {
        lock (_options)
            if (_options.TakeShow()) Differences.Show(name, wanted, actual);
    }

    // What does not compile is the business of other commands.
    private bool CompileByOracle(string source, string file)
    {
        var start = new ProcessStartInfo(_options.Python, ["-c", "import py_compile, sys; py_compile.compile(sys.argv[1], sys.argv[2], doraise=True)", source, file]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static CodeObject CompileByUs(string source)
    {
        var options = new CompilerOptions { Decoder = new CodePageDecoder() };
        return PythonCompiler.Compile(SourceText.FromBytes(File.ReadAllBytes(source), source, options.Decoder), options);
    }

    private static string Execute(string[] command, string file, string source, string input)
    {
        var start = new ProcessStartInfo(command[0], [.. command[1..], file])
        {
            WorkingDirectory = Path.GetDirectoryName(source),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in new[] { ("PYTHONHASHSEED", "0"), ("PYTHONDONTWRITEBYTECODE", "1"), ("PYTHONIOENCODING", "utf-8"), ("TZ", "UTC"), ("COLUMNS", "80") }) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading.
        }
        if (!process.WaitForExit(s_timeout)) process.Kill();
        return Address().Replace($"status {process.ExitCode}\n{output.Result}\n{errors.Result}", "0x...");
    }

    [GeneratedRegex("0x[0-9a-f]{6,16}")]
    private static partial Regex Address();
}
