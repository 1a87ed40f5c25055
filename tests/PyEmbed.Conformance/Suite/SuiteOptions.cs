using System.Globalization;

namespace PyEmbed.Conformance.Suite;

/// <summary>What <c>suite</c> runs, with which library, and what is done with the result.</summary>
internal sealed class SuiteOptions
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tiers = new(StringComparer.Ordinal);

    /// <summary>The command that is measured.</summary>
    public required string[] Subject { get; init; }

    /// <summary>Whether CPython's own library stands before the subject's.</summary>
    public bool IsOfficial { get; private set; }

    /// <summary>Whether the lists are written anew, for the files that are run.</summary>
    public bool Records { get; private set; }

    public int Jobs { get; private set; } = 1;

    public TimeSpan MethodTimeout { get; private set; } = TimeSpan.FromSeconds(120);

    public long MaxMemory { get; private set; } = 4L << 30;

    /// <summary>The folder of the lists.</summary>
    public string Lists { get; private set; } = "tests/PyEmbed.Conformance/passing";

    /// <summary><c>PYTHONPATH</c> of the runs.</summary>
    public string LibraryPath { get; set; } = "";

    public static SuiteOptions? Parse(string[] args)
    {
        if (Environment.GetEnvironmentVariable("PYEMBED") is not { Length: > 0 } subject)
        {
            Console.Error.WriteLine("PYEMBED has to name the command that runs the tests");
            return null;
        }
        var options = new SuiteOptions { Subject = subject.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--lib" when value is "own" or "official": options.IsOfficial = args[++i] == "official"; break;
                case "--record": options.Records = true; break;
                case "--tier" when value.Length > 0: options._tiers.UnionWith(args[++i].Split(',')); break;
                case "--jobs" when int.TryParse(value, CultureInfo.InvariantCulture, out var jobs) && jobs > 0: options.Jobs = jobs; i++; break;
                case "--method-timeout" when int.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds > 0: options.MethodTimeout = TimeSpan.FromSeconds(seconds); i++; break;
                case "--memory" when int.TryParse(value, CultureInfo.InvariantCulture, out var mebibytes) && mebibytes > 0: options.MaxMemory = (long)mebibytes << 20; i++; break;
                case "--lists" when value.Length > 0: options.Lists = args[++i]; break;
                case var name when name.StartsWith("test_", StringComparison.Ordinal): options._names.Add(name); break;
                default:
                    Console.Error.WriteLine($"unknown or incomplete option '{args[i]}'");
                    return null;
            }
        }
        return options;
    }

    /// <summary>The named files; else those of the named tiers; else all that have a list.</summary>
    public bool Wants(TestFile file) => _names.Count > 0 ? _names.Contains(file.Name) : _tiers.Count > 0 ? _tiers.Contains(file.Tier) : File.Exists(ListOf(file.Tier));

    public string ListOf(string tier) => Path.Combine(Lists, IsOfficial ? tier + "-official.txt" : tier + ".txt");
}
