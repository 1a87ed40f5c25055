using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>An operation of an <see cref="IFileSystem"/> failed. A file system may throw it in place of returning the error.</summary>
/// <param name="error">Why.</param>
/// <param name="path">Of which file; null: of none.</param>
public sealed class FileSystemException(FileError error, string? path = null)
    : IOException(path is null ? OSErrorNumbers.TextOf((int)error) : $"{OSErrorNumbers.TextOf((int)error)}: '{path}'")
{
    /// <summary>Why.</summary>
    public FileError Error { get; } = error;

    /// <summary>Of which file; null: of none.</summary>
    public string? FilePath { get; } = path;
}
