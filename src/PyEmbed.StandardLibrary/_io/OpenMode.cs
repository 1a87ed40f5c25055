namespace PyEmbed.StandardLibrary.Io;

/// <summary>What the argument <c>mode</c> of <c>open</c> says.</summary>
/// <param name="IsBinary">Bytes, not text.</param>
/// <param name="IsUpdating">Reading and writing.</param>
/// <param name="IsWriting">Writing, if not both.</param>
/// <param name="RawMode">The same for FileIO.</param>
internal readonly record struct OpenMode(bool IsBinary, bool IsUpdating, bool IsWriting, string RawMode)
{
    /// <summary>False: ValueError is set.</summary>
    [MustCheck]
    public static bool TryParse(string mode, out OpenMode parsed)
    {
        parsed = default;
        foreach (var c in mode)
            if (!"rwaxbt+".Contains(c) || mode.IndexOf(c) != mode.LastIndexOf(c)) return PyErr.ValueError($"invalid mode: '{mode}'");
        var isBinary = mode.Contains('b');
        if (isBinary && mode.Contains('t')) return PyErr.ValueError("can't have text and binary mode at once");
        if (mode.Count(c => "rwax".Contains(c)) > 1) return PyErr.ValueError("must have exactly one of create/read/write/append mode");
        var raw = string.Concat("xrwa+".Where(mode.Contains));
        parsed = new OpenMode(isBinary, mode.Contains('+'), !mode.Contains('r'), raw);
        return true;
    }
}
