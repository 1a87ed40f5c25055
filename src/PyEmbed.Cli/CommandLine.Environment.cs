using System.Globalization;

namespace PyEmbed.Cli;

// What the variables of the environment and the options of -X add.
internal sealed partial class CommandLine
{
    private const int LeastIntMaxStrDigits = 640;

    /// <summary>The values of <c>PYTHONPATH</c>.</summary>
    public string[] SearchPath { get; private set; } = [];

    /// <summary><c>PYTHONHASHSEED</c>; null: a random one.</summary>
    public uint? HashSeed { get; private set; }

    public string? PycachePrefix { get; private set; }

    /// <summary>-1: nothing was said.</summary>
    public int IntMaxStrDigits { get; private set; } = -1;

    public bool IsDevMode { get; private set; }

    public bool IsUtf8Mode { get; private set; }

    /// <summary><c>-X no_debug_ranges</c></summary>
    public bool HasNoDebugRanges { get; private set; }

    /// <summary><c>-X importtime</c></summary>
    public bool TellsImportTimes { get; private set; }

    /// <summary><c>-X testcapi</c>: <c>_testcapi</c> can be imported.</summary>
    public bool HasTestCapi { get; private set; }

    public bool WarnsOfDefaultEncoding { get; private set; }

    /// <summary><c>PYTHONSTARTUP</c>: what the interactive loop runs first.</summary>
    public string? StartupFile { get; private set; }

    /// <summary>What makes a start impossible: the place in CPython's start-up and the message.</summary>
    public string? FatalError { get; private set; }

    /// <summary>Reads the variables, unless <c>-E</c>, and the options of <c>-X</c>.</summary>
    public void Complete(Func<string, string?> environment)
    {
        string? Variable(string name) => !IgnoresEnvironment && environment(name) is { Length: > 0 } value ? value : null;

        // A variable that is no number counts as 1.
        int Level(string name) => Variable(name) is not { } text ? 0 : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= 0 ? value : 1;

        Optimize = Math.Max(Optimize, Level("PYTHONOPTIMIZE"));
        Verbosity = Math.Max(Verbosity, Level("PYTHONVERBOSE"));
        Debug = Math.Max(Debug, Level("PYTHONDEBUG"));
        Inspects |= Level("PYTHONINSPECT") > 0;
        IsUnbuffered |= Level("PYTHONUNBUFFERED") > 0;
        WritesNoBytecode |= Level("PYTHONDONTWRITEBYTECODE") > 0;
        HasNoUserSite |= Level("PYTHONNOUSERSITE") > 0;
        HasSafePath |= Variable("PYTHONSAFEPATH") is not null;
        if (Variable("PYTHONPATH") is { } path) SearchPath = path.Split(Path.PathSeparator);
        StartupFile = Variable("PYTHONSTARTUP");
        PycachePrefix = Extra("pycache_prefix", out var prefix) ? string.IsNullOrEmpty(prefix) ? null : prefix : Variable("PYTHONPYCACHEPREFIX");
        WarnsOfDefaultEncoding = Extra("warn_default_encoding", out _) || Variable("PYTHONWARNDEFAULTENCODING") is not null;
        IsDevMode = Extra("dev", out _) || Variable("PYTHONDEVMODE") is not null;
        HasNoDebugRanges = Extra("no_debug_ranges", out _) || Variable("PYTHONNODEBUGRANGES") is not null;
        TellsImportTimes = Extra("importtime", out _) || Variable("PYTHONPROFILEIMPORTTIME") is not null;
        HasTestCapi = Extra("testcapi", out _);
        if (Variable("PYTHONMALLOC") is { } allocator && !s_allocators.Contains(allocator)) Fail("preconfig_init_allocator", "PYTHONMALLOC: unknown allocator", "preinitializing");
        ReadEncodings(environment, Variable);
        ReadHashSeed(Variable("PYTHONHASHSEED"));
        if (Extra("language", out var language) && language is not ("3.11" or "3.14")) FatalError ??= $"pyembed: -X language is 3.11 or 3.14, not '{language}'\n";
        CheckTracemalloc(Variable("PYTHONTRACEMALLOC"));
        ReadIntMaxStrDigits(Variable("PYTHONINTMAXSTRDIGITS"));
        CompleteWarnings(Variable("PYTHONWARNINGS"));
    }

    /// <summary>The first value of an option of <c>-X</c>. False: it was not given.</summary>
    private bool Extra(string name, out string? value)
    {
        value = null;
        foreach (var option in ExtraOptions)
        {
            if (option == name) return true;
            if (!option.StartsWith(name, StringComparison.Ordinal) || option[name.Length] != '=') continue;
            value = option[(name.Length + 1)..];
            return true;
        }
        return false;
    }

    // The filters that count more come later, because each is put before those that are there.
    private void CompleteWarnings(string? variable)
    {
        var given = WarningOptions.ToArray();
        WarningOptions.Clear();
        if (IsDevMode) WarningOptions.Add("default");
        if (variable is not null) WarningOptions.AddRange(variable.Split(',', StringSplitOptions.RemoveEmptyEntries));
        WarningOptions.AddRange(given);
        if (BytesWarning > 0) WarningOptions.Add(BytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
    }

    private static readonly string[] s_allocators = ["default", "debug", "pymalloc", "pymalloc_debug", "malloc", "malloc_debug"];

    // .NET's memory is not traced, but what CPython does not accept is not accepted.
    private void CheckTracemalloc(string? variable)
    {
        static bool IsCount(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var frames) && frames is >= 0 and <= ushort.MaxValue;

        if (variable is not null && !IsCount(variable)) Fail("config_init_tracemalloc", "PYTHONTRACEMALLOC: invalid number of frames");
        if (Extra("tracemalloc", out var value) && value is not null && !IsCount(value)) Fail("config_init_tracemalloc", "-X tracemalloc=NFRAME: invalid number of frames");
        if (Extra("frozen_modules", out value) && value is not (null or "" or "on" or "off")) FatalError ??= "Fatal Python error: bad value for option -X frozen_modules (expected \"on\" or \"off\")\nPython runtime state: preinitialized\n\n";
    }

    private void ReadHashSeed(string? variable)
    {
        if (variable is null or "random") return;
        if (uint.TryParse(variable, NumberStyles.AllowLeadingWhite | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)) HashSeed = seed;
        else Fail("config_init_hash_seed", "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
    }

    private void ReadIntMaxStrDigits(string? variable)
    {
        if (variable is not null) ReadDigits("PYTHONINTMAXSTRDIGITS", variable);
        if (Extra("int_max_str_digits", out var value)) ReadDigits("-X int_max_str_digits", value);
    }

    private void ReadDigits(string source, string? text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits) && digits is 0 or >= LeastIntMaxStrDigits) IntMaxStrDigits = digits;
        else Fail("config_init_int_max_str_digits", $"{source}: invalid limit; must be >= {LeastIntMaxStrDigits} or 0 for unlimited.");
    }

    private void Fail(string place, string message, string state = "preinitialized") =>
        FatalError ??= $"Fatal Python error: {place}: {message}\nPython runtime state: {state}\n\n";
}
