using System.Globalization;

namespace PyEmbed.Cli;

/// <summary>What the program is asked to run.</summary>
internal enum RunKind
{
    Interactive,
    Command,
    Module,
    Script,
    StandardInput,
    Version,
    Help,
    LongVersion,
}

/// <summary>The options of <c>python3</c>, and those of the sandbox. Using Python, "Command line and environment".</summary>
internal sealed partial class CommandLine
{
    public RunKind Kind { get; private set; } = RunKind.Interactive;

    /// <summary>The command of <c>-c</c>, the module of <c>-m</c>, the script's path.</summary>
    public string Target { get; private set; } = "";

    /// <summary><c>sys.argv</c></summary>
    public string[] Arguments { get; private set; } = [""];

    /// <summary>All arguments of the process.</summary>
    public string[] AllArguments { get; private init; } = [];

    public int Optimize { get; private set; }

    public bool IsIsolated { get; private set; }

    public bool IgnoresEnvironment { get; private set; }

    public bool HasNoUserSite { get; private set; }

    public bool HasNoSite { get; private set; }

    public bool WritesNoBytecode { get; private set; }

    public bool IsUnbuffered { get; private set; }

    public bool HasSafePath { get; private set; }

    /// <summary><c>-i</c>, <c>PYTHONINSPECT</c>: the interactive loop follows.</summary>
    public bool Inspects { get; private set; }

    /// <summary><c>-i</c>: standard input is one to talk to, terminal or not.</summary>
    public bool IsInteractive { get; private set; }

    /// <summary><c>-x</c></summary>
    public bool SkipsFirstLine { get; private set; }

    public int Debug { get; private set; }

    public string CheckHashBasedPycs { get; private set; } = "default";

    public int Verbosity { get; private set; }

    public bool IsQuiet { get; private set; }

    public int BytesWarning { get; private set; }

    /// <summary><c>-W</c></summary>
    public List<string> WarningOptions { get; } = [];

    /// <summary><c>-X</c></summary>
    public List<string> ExtraOptions { get; } = [];

    public bool IsSandbox { get; private set; }

    public double? TimeLimitSeconds { get; private set; }

    public long? MemoryLimitMebibytes { get; private set; }

    public long? StepLimit { get; private set; }

    /// <summary>What is wrong with the arguments, or null.</summary>
    public string? Error { get; private set; }

    // -V: it counts also where a program follows, after all options were read.
    private int _versionRequests;

    public static CommandLine Parse(string[] args)
    {
        var line = new CommandLine { AllArguments = args };
        line.Read(args);
        if (line.Error is null && line.Kind != RunKind.Help && line._versionRequests > 0) line.Kind = line._versionRequests > 1 ? RunKind.LongVersion : RunKind.Version;
        return line;
    }

    private void Read(string[] args)
    {
        var i = 0;
        while (i < args.Length && Error is null && Kind != RunKind.Help)
        {
            var arg = args[i];
            if (arg.StartsWith("--", StringComparison.Ordinal) && arg.Length > 2)
            {
                i += LongOption(args, i);
                continue;
            }
            if (arg.Length < 2 || arg[0] != '-') break;
            i++;
            if (arg == "--") break;
            if (ShortOptions(arg, args, ref i)) return;
        }
        if (Error is not null || Kind == RunKind.Help || i >= args.Length) return;
        Kind = args[i] == "-" ? RunKind.StandardInput : RunKind.Script;
        Target = args[i];
        Arguments = args[i..];
    }

    private int LongOption(string[] args, int i)
    {
        var name = args[i];
        string? value = null;
        if (name.IndexOf('=') is var equals and > 0)
        {
            value = name[(equals + 1)..];
            name = name[..equals];
        }
        switch (name)
        {
            case "--help" or "--help-env" or "--help-xoptions" or "--help-all" when value is null:
                Kind = RunKind.Help;
                return 1;
            case "--version" when value is null:
                _versionRequests++;
                return 1;
            case "--sandbox" when value is null:
                IsSandbox = true;
                return 1;
            case "--time-limit" or "--memory-limit" or "--step-limit" or "--check-hash-based-pycs":
                var taken = value is null ? 2 : 1;
                value ??= i + 1 < args.Length ? args[i + 1] : null;
                if (value is null) Error = $"Argument expected for the {name} option{(name == "--check-hash-based-pycs" ? "s" : "")}";
                else Limit(name, value);
                return taken;
            default:
                Error = $"unknown option {args[i]}";
                return 1;
        }
    }

    private void Limit(string name, string value)
    {
        switch (name)
        {
            case "--time-limit" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0:
                // What a TimeSpan can hold, with room.
                TimeLimitSeconds = Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 2);
                break;
            case "--memory-limit" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var mebibytes) && mebibytes > 0:
                MemoryLimitMebibytes = Math.Min(mebibytes, long.MaxValue >> 20);
                break;
            case "--step-limit" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) && steps > 0:
                StepLimit = steps;
                break;
            case "--check-hash-based-pycs" when value is "always" or "default" or "never":
                CheckHashBasedPycs = value;
                break;
            default:
                Error = name == "--check-hash-based-pycs" ? "--check-hash-based-pycs must be one of 'default', 'always', or 'never'" : $"{name} must be a positive number, not '{value}'";
                break;
        }
    }

    // True: what comes after it are the program's own arguments.
    private bool ShortOptions(string arg, string[] args, ref int i)
    {
        for (var k = 1; k < arg.Length; k++)
        {
            var option = arg[k];
            if (option is 'c' or 'm' or 'W' or 'X')
            {
                var value = k + 1 < arg.Length ? arg[(k + 1)..] : i < args.Length ? args[i++] : null;
                if (value is null)
                {
                    Error = $"Argument expected for the -{option} option";
                    return false;
                }
                switch (option)
                {
                    case 'W':
                        WarningOptions.Add(value);
                        return false;
                    case 'X':
                        ExtraOptions.Add(value);
                        return false;
                    default:
                        Kind = option == 'c' ? RunKind.Command : RunKind.Module;
                        Target = value;
                        Arguments = ["-" + option, .. args[i..]];
                        return true;
                }
            }
            switch (option)
            {
                case 'b': BytesWarning++; break;
                case 'B': WritesNoBytecode = true; break;
                case 'd': Debug++; break;
                case 'E': IgnoresEnvironment = true; break;
                case 'h' or '?':
                    Kind = RunKind.Help;
                    return false;
                case 'i': Inspects = IsInteractive = true; break;
                case 'I': IsIsolated = IgnoresEnvironment = HasNoUserSite = HasSafePath = true; break;
                case 'O': Optimize++; break;
                case 'P': HasSafePath = true; break;
                case 'q': IsQuiet = true; break;
                case 'R' or 't': break;
                case 's': HasNoUserSite = true; break;
                case 'S': HasNoSite = true; break;
                case 'u': IsUnbuffered = true; break;
                case 'v': Verbosity++; break;
                case 'V': _versionRequests++; break;
                case 'x': SkipsFirstLine = true; break;
                case 'J':
                    Error = "-J is reserved for Jython";
                    return false;
                default:
                    Error = $"Unknown option: -{option}";
                    return false;
            }
        }
        return false;
    }
}
