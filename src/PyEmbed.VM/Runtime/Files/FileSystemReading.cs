using System.Buffers;

namespace PyEmbed.VM;

/// <summary>Shorter ways to read, for the engine's own needs.</summary>
internal static class FileSystemReading
{
    public static bool TryGetStatus(this IFileSystem files, string path, out FileStatus status) => files.GetStatus(path, true, out status) == FileError.None;

    /// <summary>The whole content of a file.</summary>
    /// <exception cref="FileSystemException">It cannot be read.</exception>
    public static byte[] ReadAllBytes(this IFileSystem files, string path)
    {
        Check(files.Open(path, new FileOpenOptions(), out var file), path);
        return ReadAll(file!, path);
    }

    /// <inheritdoc cref="ReadAllBytes(IFileSystem, string)"/>
    public static byte[] ReadAllBytes(this EngineFiles files, string path)
    {
        Check(files.Open(path, new FileOpenOptions(), out var file), path);
        return ReadAll(file!, path);
    }

    private static byte[] ReadAll(OpenFile file, string path)
    {
        using (file)
        {
            Check(file.GetStatus(out var status), path);
            if (status.Length > Array.MaxLength) throw new FileSystemException(FileError.FileTooLarge, path);
            var buffer = new byte[Math.Max(status.Length, 0) + 1];
            for (var length = 0; ;)
            {
                Check(file.Read(buffer.AsSpan(length), out var count), path);
                length += count;
                if (count == 0) return buffer.AsSpan(0, length).ToArray();
                if (length == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(2L * length + 4096, Array.MaxLength));
            }
        }
    }

    /// <summary>The names in a directory.</summary>
    /// <exception cref="FileSystemException">It cannot be read.</exception>
    public static IReadOnlyList<string> GetNames(this IFileSystem files, string directory)
    {
        Check(files.List(directory, out var entries), directory);
        return [.. entries.Select(entry => entry.Name)];
    }

    private static void Check(FileError error, string path)
    {
        if (error != FileError.None) throw new FileSystemException(error, path);
    }
}
