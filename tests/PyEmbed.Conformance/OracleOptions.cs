namespace PyEmbed.Conformance;

/// <summary>Which files a comparison runs over, and which Python says what is right.</summary>
internal sealed class OracleOptions
{
    private string? _root;
    private bool _tests;
    private string? _only;
    private int _every = 1;

    /// <summary>How many differences are shown.</summary>
    public int Show { get; private set; } = 10;

    /// <summary>Whether one more difference is to be shown.</summary>
    public bool TakeShow() => Show-- > 0;

    public string Python { get; } = Environment.GetEnvironmentVariable("PY311")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pyenv/versions/3.11.7/bin/python3");

    public static bool TryParse(string[] args, out OracleOptions options)
    {
        options = new OracleOptions();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--tests": options._tests = true; break;
                case "--only" when i + 1 < args.Length: options._only = args[++i]; break;
                case "--every" when i + 1 < args.Length && int.TryParse(args[i + 1], out var every): options._every = every; i++; break;
                case "--show" when i + 1 < args.Length && int.TryParse(args[i + 1], out var show): options.Show = show; i++; break;
                case var root when !root.StartsWith('-') && options._root is null: options._root = root; break;
                default: return false;
            }
        }
        return true;
    }

    /// <summary>The .py files under the root (the oracle's library where none is named), sorted; tests only when asked for.</summary>
    public List<string> FindFiles()
    {
        var root = _root ?? Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Python))!, "lib/python3.11");
        var files = Directory.GetFiles(root, "*.py", SearchOption.AllDirectories)
            .Where(f => _tests || !IsTest(Path.GetRelativePath(root, f)))
            .Where(f => _root is not null || !Path.GetRelativePath(root, f).StartsWith("site-packages", StringComparison.Ordinal))
            .Where(f => _only is null || f.Contains(_only, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToList();
        return files.Where((_, i) => i % _every == 0).ToList();
    }

    private static bool IsTest(string path) => path.Split('/').Any(part => part is "test" or "tests" or "idle_test" or "lib2to3");
}
