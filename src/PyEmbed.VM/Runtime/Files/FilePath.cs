namespace PyEmbed.VM;

/// <summary>Paths as text, with <c>/</c> between their parts.</summary>
internal static class FilePath
{
    /// <summary>The longest name of a file there can be, in UTF-8 bytes on most systems; here in chars.</summary>
    public const int LongestName = 255;

    public static bool IsAbsolute(string path) => path.StartsWith('/') || OperatingSystem.IsWindows() && Path.IsPathFullyQualified(path);

    public static string Join(string directory, string path) => directory.EndsWith('/') ? directory + path : $"{directory}/{path}";

    /// <summary>Without empty parts, <c>.</c> and <c>..</c> (taken by text: links are not looked at). An absolute path does not go above its root.</summary>
    public static string Normalize(string path)
    {
        var isAbsolute = path.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != ".." || !isAbsolute && (parts.Count == 0 || parts[^1] == "..")) parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
        }
        return isAbsolute ? "/" + string.Join('/', parts) : parts.Count == 0 ? "." : string.Join('/', parts);
    }
}
