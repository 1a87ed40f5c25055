using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Import;

/// <summary>What the import system asks of the engine's file system.</summary>
internal static class FileAccess
{
    public static bool IsFile(PyThreadState thread, string path) => TryGetStatus(thread, path, out var status) && status.IsFile;

    public static bool IsDirectory(PyThreadState thread, string path) => TryGetStatus(thread, path, out var status) && status.IsDirectory;

    public static bool TryGetStatus(PyThreadState thread, string path, out FileStatus status)
    {
        status = default;
        return thread.Interpreter.Files is { } files && files.GetStatus(path.Length == 0 ? files.CurrentDirectory : path, true, out status) == FileError.None;
    }

    /// <summary>The content of a file. Null: an OSError is set.</summary>
    public static byte[]? Read(PyThreadState thread, string path)
    {
        if (thread.Interpreter.Files is not { } files)
        {
            _ = FileErrors.NoFiles(PyStr.FromUtf16(path));
            return null;
        }
        try
        {
            if (files.GetStatus(path, true, out var status) == FileError.None && !thread.TryReserve(status.Length)) return null;
            return files.ReadAllBytes(path);
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            _ = FileErrors.Set(exception, path);
            return null;
        }
    }

    public static string Join(string folder, string name) => folder.Length == 0 ? name : folder[^1] == '/' ? folder + name : $"{folder}/{name}";
}
