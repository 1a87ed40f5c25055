namespace PyEmbed;

/// <summary>The files that an engine may see. An engine without one has none.</summary>
/// <remarks>
/// <para>Paths are absolute or relative, with <c>/</c> between their parts, as Python writes them; they hold no NUL. What fails is returned, not thrown: <see cref="FileError"/> becomes
/// Python's OSError of that number. Exceptions of .NET's file functions are turned into it as well.</para>
/// <para>An implementation that is given to several engines is called by their threads at the same time. What can write has default implementations that answer
/// <see cref="FileError.ReadOnly"/>.</para>
/// </remarks>
public interface IFileSystem
{
    /// <summary>The directory that relative paths start from.</summary>
    string CurrentDirectory { get; }

    /// <summary>The number of the user to whom the files belong that are made; <c>os.getuid()</c>.</summary>
    int UserId => 0;

    /// <summary>The number of that user's group; <c>os.getgid()</c>.</summary>
    int GroupId => 0;

    /// <summary>How much room there is where a path lies. Default: it is not known.</summary>
    FileError GetSpace(string path, out FileSystemSpace space)
    {
        space = default;
        return FileError.NotImplemented;
    }

    /// <summary>What is at a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="followLinks">Whether a symbolic link at its end is followed.</param>
    /// <param name="status">What is known of it.</param>
    FileError GetStatus(string path, bool followLinks, out FileStatus status);

    /// <summary>Opens a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="options">For what, and what happens when it exists or does not.</param>
    /// <param name="file">The open file; null where it failed.</param>
    FileError Open(string path, FileOpenOptions options, out OpenFile? file);

    /// <summary>The entries of a directory, in any order, without <c>.</c> and <c>..</c>.</summary>
    FileError List(string path, out IReadOnlyList<FileEntry> entries);

    /// <summary>Makes a directory; the one it lies in exists.</summary>
    /// <param name="path">The path.</param>
    /// <param name="permissions">Such as 0x1FF, <c>rwxrwxrwx</c>.</param>
    FileError CreateDirectory(string path, int permissions) => FileError.ReadOnly;

    /// <summary>Removes an empty directory.</summary>
    FileError DeleteDirectory(string path) => FileError.ReadOnly;

    /// <summary>Removes a file or a link, not a directory.</summary>
    FileError DeleteFile(string path) => FileError.ReadOnly;

    /// <summary>Gives a file or directory another path, as POSIX does: a file that stands there is replaced, so is an empty directory by a directory.</summary>
    FileError Rename(string from, string to) => FileError.ReadOnly;

    /// <summary>Makes a second name of a file.</summary>
    FileError CreateHardLink(string existing, string path) => FileError.NotSupported;

    /// <summary>Makes a symbolic link.</summary>
    /// <param name="target">What it holds: any text; it need not lead anywhere.</param>
    /// <param name="path">Where it stands.</param>
    FileError CreateSymbolicLink(string target, string path) => FileError.NotSupported;

    /// <summary>What a symbolic link holds; <see cref="FileError.Invalid"/> where it is none.</summary>
    FileError ReadSymbolicLink(string path, out string target)
    {
        target = "";
        var error = GetStatus(path, false, out _);
        return error == FileError.None ? FileError.Invalid : error;
    }

    /// <summary>Sets the times of the last access and the last change.</summary>
    FileError SetTimes(string path, DateTimeOffset lastAccess, DateTimeOffset lastWrite, bool followLinks) => FileError.ReadOnly;

    /// <summary>Sets the permissions.</summary>
    FileError SetPermissions(string path, int permissions, bool followLinks) => FileError.ReadOnly;

    /// <summary>Sets to whom it belongs.</summary>
    /// <param name="path">The path.</param>
    /// <param name="owner">The user's number; -1: as it is.</param>
    /// <param name="group">The group's number; -1: as it is.</param>
    /// <param name="followLinks">Whether a symbolic link at its end is followed.</param>
    FileError SetOwner(string path, int owner, int group, bool followLinks) => FileError.NotPermitted;
}
