namespace PyEmbed.Cli;

// What locale and variables make of the encodings. PEP 538, PEP 540.
internal sealed partial class CommandLine
{
    private const string Escape = "surrogateescape";

    /// <summary>The encoding of the standard streams.</summary>
    public string StreamEncoding { get; private set; } = "utf-8";

    /// <summary>The error handler of standard input and output.</summary>
    public string StreamErrors { get; private set; } = "strict";

    /// <summary>Whether the locale is C, and is not coerced to UTF-8.</summary>
    public bool HasAsciiLocale { get; private set; }

    /// <summary>The encoding of the names of files.</summary>
    public string FileSystemEncoding => HasAsciiLocale && !IsUtf8Mode ? "ascii" : "utf-8";

    private void ReadEncodings(Func<string, string?> environment, Func<string, string?> variable)
    {
        string? Locale(string name) => environment(name) is { Length: > 0 } value ? value : null;

        var locale = Locale("LC_ALL") ?? Locale("LC_CTYPE") ?? Locale("LANG") ?? "C";
        var isC = locale is "C" or "POSIX";
        HasAsciiLocale = isC && (Locale("LC_ALL") is not null || variable("PYTHONCOERCECLOCALE") == "0");
        ReadUtf8Mode(variable("PYTHONUTF8"), isC);
        StreamEncoding = FileSystemEncoding;
        if (isC || IsUtf8Mode || locale is "C.UTF-8" or "C.utf8" or "UTF-8") StreamErrors = Escape;
        if (variable("PYTHONIOENCODING") is not { } wanted) return;
        var colon = wanted.IndexOf(':');
        var (encoding, errors) = colon < 0 ? (wanted, "") : (wanted[..colon], wanted[(colon + 1)..]);
        if (encoding.Length > 0) (StreamEncoding, StreamErrors) = (encoding, "strict");
        if (errors.Length > 0) StreamErrors = errors;
    }

    private void ReadUtf8Mode(string? variable, bool isC)
    {
        if (Extra("utf8", out var value))
        {
            if (value is null or "1") IsUtf8Mode = true;
            else if (value != "0") Fail("preconfig_init_utf8_mode", "invalid -X utf8 option value", "preinitializing");
        }
        else if (variable == "1") IsUtf8Mode = true;
        else if (variable is not (null or "0")) Fail("preconfig_init_utf8_mode", "invalid PYTHONUTF8 environment variable value", "preinitializing");
        else if (variable is null) IsUtf8Mode = isC;
    }
}
