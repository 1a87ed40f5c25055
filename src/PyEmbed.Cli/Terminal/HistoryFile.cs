using System.Text;
using PyEmbed.Core.Text;

namespace PyEmbed.Cli.Terminal;

/// <summary>The file of a history. A line is an entry, as GNU readline has it; a line break inside one is <c>\r\n</c>, as in CPython since 3.13. A file of libedit is read, and stays one.</summary>
internal sealed class HistoryFile(string path)
{
    private const string LibeditHeader = "_HiStOrY_V2_";

    private bool _isLibedit;

    /// <summary>The file that holds the history of an interactive loop; null: none does.</summary>
    /// <param name="variable">A variable of the environment; null where none is to be asked.</param>
    /// <param name="home">The directory of the user; null: unknown.</param>
    public static string? FindPath(Func<string, string?> variable, string? home)
    {
        if (variable("PYTHON_HISTORY") is { Length: > 0 } path) return path;
        return string.IsNullOrEmpty(home) ? null : Path.Combine(home, ".python_history");
    }

    /// <summary>Reads what is there. A file that cannot be read holds nothing.</summary>
    public void Load(History history)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return;
        }
        foreach (var entry in Parse(text)) history.Load(entry);
    }

    /// <summary>Writes all entries. Where that cannot be done, nothing happens.</summary>
    public void Save(History history)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            // What one types is nobody else's business.
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new StreamWriter(path, Utf8, options);
            file.Write(Format(history.Entries));
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            // Then there is no history of this.
        }
    }

    /// <summary>The entries of a file's text.</summary>
    internal List<string> Parse(string text)
    {
        var entries = new List<string>();
        var lines = text.Split('\n');
        _isLibedit = lines[0] == LibeditHeader;
        var entry = new StringBuilder();
        foreach (var line in lines.AsSpan(_isLibedit ? 1 : 0))
        {
            if (line.EndsWith('\r'))
            {
                entry.Append(line, 0, line.Length - 1).Append('\n');
                continue;
            }
            entry.Append(_isLibedit ? Unescape(line) : line);
            if (entry.Length > 0) entries.Add(entry.ToString());
            entry.Clear();
        }
        return entries;
    }

    /// <summary>The text of a file.</summary>
    internal string Format(IReadOnlyList<string> entries)
    {
        var text = new StringBuilder();
        if (_isLibedit) text.Append(LibeditHeader).Append('\n');
        foreach (var entry in entries) text.Append(_isLibedit ? Escape(entry) : entry.Replace("\n", "\r\n", StringComparison.Ordinal)).Append('\n');
        return text.ToString();
    }

    // Blanks and what is not to be seen are octal numbers of bytes.
    private static string Escape(string entry)
    {
        var text = new StringBuilder();
        foreach (var c in entry)
        {
            if (c is <= ' ' or '\x7F') text.Append('\\').Append((char)('0' + (c >> 6))).Append((char)('0' + (c >> 3 & 7))).Append((char)('0' + (c & 7)));
            else if (c == '\\') text.Append(@"\\");
            else text.Append(c);
        }
        return text.ToString();
    }

    // vis(3): \040, \\, \^A for control characters, \M-x and \M^x for bytes with the high bit.
    private static string Unescape(string line)
    {
        if (!line.Contains('\\', StringComparison.Ordinal)) return line;
        var bytes = new List<byte>();
        for (var i = 0; i < line.Length;)
        {
            if (line[i] != '\\')
            {
                var length = char.IsHighSurrogate(line[i]) && i + 1 < line.Length ? 2 : 1;
                bytes.AddRange(Utf8.GetBytes(line.Substring(i, length)));
                i += length;
                continue;
            }
            var rest = line.AsSpan(i + 1);
            switch (rest)
            {
                case ['\\', ..]:
                    bytes.Add((byte)'\\');
                    i += 2;
                    break;
                case [>= '0' and <= '3', >= '0' and <= '7', >= '0' and <= '7', ..]:
                    bytes.Add((byte)((rest[0] - '0' << 6) + (rest[1] - '0' << 3) + rest[2] - '0'));
                    i += 4;
                    break;
                case ['^', var control, ..]:
                    bytes.Add(Control(control));
                    i += 3;
                    break;
                case ['M', '-', var c, ..]:
                    bytes.Add((byte)(c | 0x80));
                    i += 4;
                    break;
                case ['M', '^', var control, ..]:
                    bytes.Add((byte)(Control(control) | 0x80));
                    i += 4;
                    break;
                default:
                    bytes.Add((byte)'\\');
                    i++;
                    break;
            }
        }
        return Utf8.GetString([.. bytes]);
    }

    private static byte Control(char c) => c == '?' ? (byte)0x7F : (byte)(c & 0x1F);

    private static UTF8Encoding Utf8
    {
        [HostText("the file is UTF-8")]
        get => new(false);
    }

    private static bool IsExpected(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException;
}
