namespace PyEmbed.VM;

/// <summary>What an engine was started with: what <c>sys</c> shows of a command line.</summary>
internal sealed record EngineSettings
{
    /// <summary><c>-O</c>: 0, 1 or 2.</summary>
    public int Optimize { get; init; }

    public int Debug { get; init; }

    public int Inspect { get; init; }

    public int Interactive { get; init; }

    public bool DontWriteBytecode { get; init; }

    public bool NoUserSite { get; init; }

    public bool NoSite { get; init; }

    public bool IgnoreEnvironment { get; init; }

    public int Verbose { get; init; }

    /// <summary><c>-X importtime</c></summary>
    public bool ImportTime { get; init; }

    public int BytesWarning { get; init; }

    public bool Quiet { get; init; }

    public bool HashRandomization { get; init; }

    /// <summary><c>PYTHONHASHSEED</c>; null: a random one.</summary>
    public uint? HashSeed { get; init; }

    public bool Isolated { get; init; }

    public bool DevMode { get; init; }

    public bool Utf8Mode { get; init; }

    public bool WarnDefaultEncoding { get; init; }

    /// <summary>The error handler of standard input and output.</summary>
    public string StreamErrors { get; init; } = "strict";

    /// <summary>The encoding of the names of files, and of files where nothing is said: <c>ascii</c> in the C locale.</summary>
    public string FileSystemEncoding { get; init; } = "utf-8";

    /// <summary>Whether the locale is C, whose encoding is ASCII.</summary>
    public bool HasAsciiLocale { get; init; }

    public bool SafePath { get; init; }

    /// <summary><c>sys.argv</c></summary>
    public IReadOnlyList<string> Arguments { get; init; } = [""];

    /// <summary><c>sys.orig_argv</c></summary>
    public IReadOnlyList<string> OriginalArguments { get; init; } = [];

    /// <summary><c>sys.path</c></summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary><c>sys.executable</c></summary>
    public string Executable { get; init; } = "";

    /// <summary><c>sys.prefix</c></summary>
    public string Prefix { get; init; } = "";

    /// <summary><c>sys.warnoptions</c>: the values of <c>-W</c>.</summary>
    public IReadOnlyList<string> WarnOptions { get; init; } = [];

    /// <summary><c>sys._xoptions</c>: names and values of <c>-X</c>; a null value is True.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> XOptions { get; init; } = [];

    /// <summary><c>-X no_debug_ranges</c>: code objects know lines, no columns.</summary>
    public bool NoDebugRanges { get; init; }

    /// <summary><c>sys.pycache_prefix</c></summary>
    public string? PycachePrefix { get; init; }

    /// <summary><c>--check-hash-based-pycs</c>: default, always or never.</summary>
    public string CheckHashBasedPycs { get; init; } = "default";

    /// <summary><c>sys.get_int_max_str_digits()</c> at the start; -1: nothing was said, so that it is 4300.</summary>
    public int IntMaxStrDigits { get; init; } = -1;

    /// <summary>The variables of the environment that scripts see.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Whether the process is the engine's own, so that a script may end it: a command line.</summary>
    public bool OwnsProcess { get; init; }

    /// <summary><c>os.getpid()</c></summary>
    public int ProcessId { get; init; } = 1;
}
