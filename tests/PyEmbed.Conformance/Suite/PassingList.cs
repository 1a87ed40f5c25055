using System.Text;

namespace PyEmbed.Conformance.Suite;

/// <summary>The methods of a tier that are known to pass: an id a line, below the name of their file.</summary>
internal sealed class PassingList
{
    private const string Heading = "# ";

    private readonly string _path;
    private readonly SortedDictionary<string, SortedSet<string>> _files = new(StringComparer.Ordinal);

    private PassingList(string path) => _path = path;

    public static PassingList Read(string path)
    {
        var list = new PassingList(path);
        if (!File.Exists(path)) return list;
        SortedSet<string>? current = null;
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal)) current = list._files[line[Heading.Length..]] = new(StringComparer.Ordinal);
            else if (line.Length > 0) (current ?? throw new FormatException($"{path}: an id stands above the first name of a file")).Add(line);
        }
        return list;
    }

    public IReadOnlySet<string> Of(string file) => _files.TryGetValue(file, out var ids) ? ids : new SortedSet<string>();

    /// <summary>What passes now; nothing takes the file out.</summary>
    public void Set(string file, IEnumerable<string> ids)
    {
        var sorted = new SortedSet<string>(ids, StringComparer.Ordinal);
        if (sorted.Count > 0) _files[file] = sorted;
        else _files.Remove(file);
    }

    public void Write()
    {
        var text = new StringBuilder();
        foreach (var (file, ids) in _files)
        {
            text.Append(Heading).Append(file).Append('\n');
            foreach (var id in ids) text.Append(id).Append('\n');
        }
        File.WriteAllText(_path, text.ToString());
    }
}
