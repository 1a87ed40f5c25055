using System.Collections.Immutable;
using PyEmbed.VM;

namespace PyEmbed.Cli;

/// <summary>The engine that the command line asks for.</summary>
internal static class EngineSetup
{
    public static PyEngineOptions Options(CommandLine line, TextWriter output, TextWriter errors)
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
            HashSeed = HashSeed(line),
            LanguageVersion = line.ExtraOptions.Contains("language=3.14") ? LanguageVersion.Python314 : LanguageVersion.Python311,
            Limits = limits,
        };
        if (line.IsSandbox) return options;
        return options with
        {
            StandardInput = Console.In,
            FileSystem = new PhysicalFileSystem(),
            TimeProvider = TimeProvider.System,
        };
    }

    private static EngineSettings Settings(CommandLine line) => new()
    {
        Optimize = line.Optimize,
        DontWriteBytecode = line.WritesNoBytecode,
        NoUserSite = line.HasNoUserSite,
        NoSite = line.HasNoSite,
        IgnoreEnvironment = line.IgnoresEnvironment,
        Verbose = line.Verbosity,
        BytesWarning = line.BytesWarning,
        Quiet = line.IsQuiet,
        HashRandomization = HashSeed(line) != 0,
        Isolated = line.IsIsolated,
        SafePath = line.HasSafePath,
        Arguments = line.Arguments,
        OriginalArguments = [Environment.ProcessPath ?? "", .. Environment.GetCommandLineArgs().Skip(1)],
        Path = line.IsSandbox ? [] : SearchPath(line),
        Environment = line.IsSandbox ? ImmutableDictionary<string, string>.Empty : PyEngineOptions.HostEnvironment(),
        ProcessId = line.IsSandbox ? 1 : Environment.ProcessId,
        Executable = Environment.ProcessPath ?? "",
        WarnOptions = line.WarningOptions,
        XOptions = [.. line.ExtraOptions.Select(o => o.IndexOf('=') is var i and > 0 ? KeyValuePair.Create(o[..i], (string?)o[(i + 1)..]) : KeyValuePair.Create(o, (string?)null))],
    };

    // The script's directory (or the current one for -c and -m), then PYTHONPATH.
    private static ImmutableArray<string> SearchPath(CommandLine line)
    {
        var path = ImmutableArray.CreateBuilder<string>();
        if (!line.HasSafePath)
        {
            path.Add(line.Kind switch
            {
                RunKind.Script => Path.GetDirectoryName(Path.GetFullPath(line.Target)) ?? "",
                RunKind.Module => Directory.GetCurrentDirectory(),
                _ => "",
            });
        }
        if (!line.IgnoresEnvironment && Environment.GetEnvironmentVariable("PYTHONPATH") is { Length: > 0 } variable)
            path.AddRange(variable.Split(Path.PathSeparator));
        return path.ToImmutable();
    }

    private static uint? HashSeed(CommandLine line)
    {
        if (line.IgnoresEnvironment || Environment.GetEnvironmentVariable("PYTHONHASHSEED") is not { Length: > 0 } text || text == "random") return null;
        return uint.TryParse(text, out var seed) ? seed : null;
    }
}
