using System.Collections.Immutable;
using PyEmbed.VM;

namespace PyEmbed.Cli;

/// <summary>The engine that the command line asks for.</summary>
internal static class EngineSetup
{
    public static PyEngineOptions Options(CommandLine line, TextReader input, TextWriter output, TextWriter errors)
    {
        var limits = new ExecutionLimits
        {
            Time = line.TimeLimitSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Memory = line.MemoryLimitMebibytes << 20,
            Steps = line.StepLimit,
        };
        var options = new PyEngineOptions
        {
            StandardOutput = output,
            StandardError = errors,
            Arguments = [.. line.Arguments],
            OptimizationLevel = Math.Min(line.Optimize, 2),
            Settings = Settings(line),
            HashSeed = line.HashSeed,
            LanguageVersion = Version(line),
            Limits = limits,
            IsTerminal = IsTerminal,
            IsStandardFileOpen = OperatingSystem.IsLinux() ? StandardFile.IsOpen : null,
        };
        if (line.IsSandbox) return options;
        return options with
        {
            StandardInput = input,
            OpenStandardFile = OperatingSystem.IsWindows() ? null : StandardFile.Open,
            OpenInheritedFile = OperatingSystem.IsLinux() ? StandardFile.Inherit : null,
            FileSystem = new PhysicalFileSystem(),
            Processes = new PhysicalProcesses(),
            Network = new SystemNetwork(),
            TimeProvider = TimeProvider.System,
            MaxThreads = PyEngineOptions.TrustedThreads,
            MoreModules = line.HasTestCapi ? TestModules.WithCapi : TestModules.Instance,
        };
    }

    public static LanguageVersion Version(CommandLine line) => line.ExtraOptions.Contains("language=3.14") ? LanguageVersion.Python314 : LanguageVersion.Python311;

    public static bool IsTerminal(int stream) => !(stream switch { 0 => Console.IsInputRedirected, 1 => Console.IsOutputRedirected, _ => Console.IsErrorRedirected });

    private static EngineSettings Settings(CommandLine line) => new()
    {
        Debug = line.Debug,
        Inspect = line.Inspects ? 1 : 0,
        Interactive = line.IsInteractive ? 1 : 0,
        Optimize = line.Optimize,
        DontWriteBytecode = line.WritesNoBytecode,
        NoUserSite = line.HasNoUserSite,
        NoSite = line.HasNoSite,
        IgnoreEnvironment = line.IgnoresEnvironment,
        Verbose = line.Verbosity,
        ImportTime = line.TellsImportTimes,
        BytesWarning = line.BytesWarning,
        Quiet = line.IsQuiet,
        HashRandomization = line.HashSeed != 0,
        HashSeed = line.HashSeed,
        NoDebugRanges = line.HasNoDebugRanges,
        Isolated = line.IsIsolated,
        DevMode = line.IsDevMode,
        Utf8Mode = line.IsUtf8Mode,
        WarnDefaultEncoding = line.WarnsOfDefaultEncoding,
        StreamErrors = line.StreamErrors,
        FileSystemEncoding = line.FileSystemEncoding,
        HasAsciiLocale = line.HasAsciiLocale,
        SafePath = line.HasSafePath,
        PycachePrefix = line.PycachePrefix,
        CheckHashBasedPycs = line.CheckHashBasedPycs,
        IntMaxStrDigits = line.IntMaxStrDigits,
        Arguments = Shown(line, line.Arguments),
        OriginalArguments = Shown(line, [Environment.ProcessPath ?? "", .. line.AllArguments]),
        Path = line.IsSandbox ? [] : SearchPath(line),
        Environment = line.IsSandbox ? [] : PyEngineOptions.HostEnvironment(),
        ProcessId = line.IsSandbox ? 1 : Environment.ProcessId,
        OwnsProcess = !line.IsSandbox,
        Executable = Environment.ProcessPath ?? "",
        WarnOptions = line.WarningOptions,
        XOptions = line.ExtraOptions.Count == 0 ? [] : [.. line.ExtraOptions.Select(o => o.IndexOf('=') is var i and > 0 ? KeyValuePair.Create(o[..i], (string?)o[(i + 1)..]) : KeyValuePair.Create(o, (string?)null))],
    };

    private static IReadOnlyList<string> Shown(CommandLine line, IReadOnlyList<string> arguments) => line.FileSystemEncoding == "ascii" ? [.. arguments.Select(ArgumentText.AsAscii)] : arguments;

    // The script's directory (or the current one for -c and -m), then PYTHONPATH. A directory that is run comes first in any case.
    private static ImmutableArray<string> SearchPath(CommandLine line)
    {
        var path = ImmutableArray.CreateBuilder<string>();
        if (line.Kind == RunKind.Script && Directory.Exists(line.Target)) path.Add(ScriptPath.Absolute(line.Target));
        else if (!line.HasSafePath)
        {
            path.Add(line.Kind switch
            {
                RunKind.Script => ScriptPath.FolderOf(line.Target),
                RunKind.Module => Directory.GetCurrentDirectory(),
                _ => "",
            });
        }
        foreach (var entry in line.SearchPath) path.Add(entry.Length == 0 ? Directory.GetCurrentDirectory() : ScriptPath.Absolute(entry));
        return path.ToImmutable();
    }
}
