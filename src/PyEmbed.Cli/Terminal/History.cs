namespace PyEmbed.Cli.Terminal;

/// <summary>What was typed before, the oldest first. An entry may have several lines.</summary>
internal sealed class History
{
    /// <summary>How many entries are kept.</summary>
    public const int MaxCount = 1000;

    private readonly List<string> _entries = [];

    public int Count => _entries.Count;

    public string this[int index] => _entries[index];

    public IReadOnlyList<string> Entries => _entries;

    /// <summary>Adds an entry, unless it is empty or the last one again.</summary>
    public void Add(string entry)
    {
        entry = entry.TrimEnd('\n', ' ', '\t');
        if (entry.Length == 0 || (_entries.Count > 0 && _entries[^1] == entry)) return;
        Load(entry);
    }

    /// <summary>Adds an entry as it is.</summary>
    public void Load(string entry)
    {
        if (_entries.Count == MaxCount) _entries.RemoveAt(0);
        _entries.Add(entry);
    }
}
