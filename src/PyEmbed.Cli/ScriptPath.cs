namespace PyEmbed.Cli;

/// <summary>Paths of scripts as <c>python3</c> shows them.</summary>
internal static class ScriptPath
{
    private const int LinkLimit = 40;

    /// <summary>With the current directory in front where it is relative, otherwise as it was given.</summary>
    public static string Absolute(string path) =>
        Path.IsPathRooted(path) ? path : path == "." ? Directory.GetCurrentDirectory() : Path.Join(Directory.GetCurrentDirectory(), path);

    /// <summary>The directory in which the script really is: links are followed.</summary>
    public static string FolderOf(string path) => Path.GetDirectoryName(Real(Path.GetFullPath(path), LinkLimit)) ?? "";

    private static string Real(string path, int links)
    {
        if (Path.GetDirectoryName(path) is not { } folder) return path;
        folder = Real(folder, links);
        path = Path.Join(folder, Path.GetFileName(path));
        try
        {
            if (links > 0 && new FileInfo(path).LinkTarget is { } target) return Real(Path.GetFullPath(target, folder), links - 1);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be looked at is no link as far as we know.
        }
        return path;
    }
}
