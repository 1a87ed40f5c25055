using System.Collections.Immutable;
using PyEmbed.VM;

namespace PyEmbed;

/// <summary>What a new engine has. With nothing said, nothing outside of it can be reached.</summary>
public sealed record PyEngineOptions
{
    /// <summary>Where <c>print</c> and <c>sys.stdout</c> write. Default: nowhere. Used by the engine's thread only.</summary>
    public TextWriter? StandardOutput { get; init; }

    /// <summary>Where <c>sys.stderr</c> writes. Default: nowhere.</summary>
    public TextWriter? StandardError { get; init; }

    /// <summary>Where <c>input()</c> and <c>sys.stdin</c> read. Default: at its end.</summary>
    public TextReader? StandardInput { get; init; }

    /// <summary>The files that scripts see. Default: none, so that <c>open</c> raises PermissionError.</summary>
    public IFileSystem? FileSystem { get; init; }

    /// <summary>The processes that scripts may start with <c>subprocess</c>. Default: none, so that starting one raises PermissionError.</summary>
    public IProcesses? Processes { get; init; }

    /// <summary>What of the network scripts may use: <see cref="SystemNetwork"/> is all of it. Default: none, so that making a <c>socket.socket</c> raises PermissionError.</summary>
    public INetwork? Network { get; init; }

    /// <summary>The clock and timers. Default: a monotonic clock and no wall clock.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>How many threads scripts may have at a time beside the one that the host enters with. Default: none, so that starting one raises RuntimeError.</summary>
    /// <remarks>They take turns, and run only while the host is inside the engine: what limits the host's call limits them, what ends it ends them.</remarks>
    public int MaxThreads { get; init; }

    /// <summary>The seed of generators of <c>random</c> that a script does not seed. Default: randomness of the system.</summary>
    /// <remarks>The module's own functions give what they give after <c>random.seed(RandomSeed)</c>; further generators without a seed begin elsewhere, the same in each run. <c>os.urandom</c> and what stands on it (<c>secrets</c>, <c>uuid4</c>) stay random.</remarks>
    public int? RandomSeed { get; init; }

    /// <summary>What <c>PYTHONHASHSEED</c> is to CPython: decides the hashes of str and bytes, and so the order of sets; the hashes are those of CPython. With other seeds than 0 they are not kept, which makes sets of long texts slower. Default: hashes that nobody foresees, other ones in each engine.</summary>
    public uint? HashSeed { get; init; }

    /// <summary>The language level. Default: Python 3.11.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Python311;

    /// <summary><c>sys.argv</c>. Default: one empty string.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [""];

    /// <summary><c>sys.path</c>: where modules are searched, within <see cref="FileSystem"/>, before those of the library. Default: nowhere.</summary>
    public ImmutableArray<string> SearchPath { get; init; } = [];

    /// <summary>A directory with CPython's library in Python (its <c>Lib</c>), within <see cref="FileSystem"/>, that is to carry this engine in place of PyEmbed's own. Default: null, PyEmbed's own.</summary>
    /// <remarks>
    /// It is the last entry of <c>sys.path</c>. Modules that it lacks come from PyEmbed's library, as do those written in C# and the few that CPython freezes as well (<c>os</c>, <c>io</c>, <c>abc</c>, <c>codecs</c>, <c>site</c>, <c>runpy</c> ...).
    /// Its modules are compiled when they are imported, which takes longer than to load PyEmbed's.
    /// </remarks>
    public string? StandardLibraryPath { get; init; }

    /// <summary><c>sys.flags.optimize</c>: 0, 1 (<c>-O</c>: no assertions) or 2 (no docstrings either). Default: 0.</summary>
    public int OptimizationLevel { get; init; }

    /// <summary>Which modules can be imported, and those of the host. Default: all that need no grant.</summary>
    public ModulePolicy Modules { get; init; } = ModulePolicy.Default;

    /// <summary>Limits of runs that name none themselves. Default: none.</summary>
    public ExecutionLimits Limits { get; init; } = ExecutionLimits.None;

    /// <summary>The variables that <c>os.environ</c> begins with. Default: none. What a script sets stays in its engine.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;

    /// <summary>All that a command line says; null: what the other options say.</summary>
    internal EngineSettings? Settings { get; init; }

    /// <summary>Modules after those of the library, which the command line adds; null: none.</summary>
    internal IModuleSource? MoreModules { get; init; }

    /// <summary>Whether the stream of a number is a terminal; null: none is.</summary>
    internal Func<int, bool>? IsTerminal { get; init; }

    /// <summary>Whether there is a stream of a number; null: there are all three.</summary>
    internal Func<int, bool>? IsStandardFileOpen { get; init; }

    /// <summary>Opens the system's file below the stream of a number; null: there is none, or the engine is not to have it.</summary>
    internal Func<int, OpenFile>? OpenStandardFile { get; init; }

    /// <summary>Opens the file of a number from 3 on that the process was started with; null: there are none, or the engine is not to have them.</summary>
    internal Func<int, OpenFile?>? OpenInheritedFile { get; init; }

    /// <summary>An engine with the process's console, files, child processes and clock: what a command line program wants.</summary>
    public static PyEngineOptions CreateTrusted() => new()
    {
        StandardOutput = Console.Out,
        StandardError = Console.Error,
        StandardInput = Console.In,
        FileSystem = new PhysicalFileSystem(),
        Processes = new PhysicalProcesses(),
        Network = new SystemNetwork(),
        TimeProvider = TimeProvider.System,
        Environment = HostEnvironment(),
        MaxThreads = TrustedThreads,
    };

    /// <summary>Enough for every program, too few to take a machine's memory.</summary>
    internal const int TrustedThreads = 1000;

    /// <summary>The process's own variables. Bytes that are no UTF-8 are escaped as lone surrogates (PEP 383).</summary>
    internal static Dictionary<string, string> HostEnvironment()
    {
        var all = NamedEnvironment(out var hasDoubtful);
        if (!OperatingSystem.IsLinux() || !hasDoubtful) return all;
        try
        {
            return RawEnvironment(File.ReadAllBytes("/proc/self/environ"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return all;
        }
    }

    private static Dictionary<string, string> RawEnvironment(ReadOnlySpan<byte> block)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        while (block.IndexOf((byte)0) is >= 0 and var end)
        {
            var entry = block[..end];
            block = block[(end + 1)..];
            // A name may begin with the sign that ends it.
            if (entry.Length > 1 && entry[1..].IndexOf((byte)'=') + 1 is > 0 and var at) all[Decoded(entry[..at])] = Decoded(entry[(at + 1)..]);
        }
        return all;

        static string Decoded(ReadOnlySpan<byte> bytes)
        {
            _ = Core.Encodings.Utf8.TryDecode(bytes, Core.Encodings.ErrorHandler.SurrogateEscape, out var text, out _);
            return text.ToString();
        }
    }

    // Doubtful: .NET puts U+FFFD in the place of what it cannot read.
    private static Dictionary<string, string> NamedEnvironment(out bool hasDoubtful)
    {
        hasDoubtful = false;
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            if (variable is not { Key: string { Length: > 0 } name, Value: string value }) continue;
            all[name] = value;
            hasDoubtful |= name.Contains('\uFFFD') || value.Contains('\uFFFD');
        }
        return all;
    }
}
