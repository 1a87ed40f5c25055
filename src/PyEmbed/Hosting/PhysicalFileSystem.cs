namespace PyEmbed;

/// <summary>The files of the machine, all of them, with the rights of the process.</summary>
public sealed class PhysicalFileSystem : IFileSystem
{
    /// <inheritdoc/>
    public string CurrentDirectory => Directory.GetCurrentDirectory();

    /// <inheritdoc/>
    public bool TryGetStatus(string path, out FileStatus status)
    {
        var file = new FileInfo(path.Length == 0 ? "." : path);
        if (file.Exists)
        {
            status = new FileStatus(FileKind.File, file.Length, file.LastWriteTimeUtc);
            return true;
        }
        var directory = new DirectoryInfo(file.FullName);
        status = new FileStatus(FileKind.Directory, 0, directory.Exists ? directory.LastWriteTimeUtc : default);
        return directory.Exists;
    }

    /// <inheritdoc/>
    public byte[] ReadAllBytes(string path) => File.ReadAllBytes(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> GetNames(string directory) =>
        [.. Directory.EnumerateFileSystemEntries(directory.Length == 0 ? "." : directory).Select(e => Path.GetFileName(e))];
}
