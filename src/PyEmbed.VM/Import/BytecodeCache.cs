using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Import;

/// <summary>Keeps the bytecode of source files in <c>__pycache__</c>. PEP 3147, 552. That it cannot be kept is no error.</summary>
internal static class BytecodeCache
{
    private const int OwnerWrites = 0x80;   // 0o200
    private static readonly PyStr s_dontWrite = PyStr.FromName("dont_write_bytecode");
    private static readonly PyStr s_imp = PyStr.FromName("_imp");
    private static readonly PyStr s_policy = PyStr.FromName("check_hash_based_pycs");

    /// <summary>Whether a file that goes by the source's hash is compared with it: as it says itself, unless <c>--check-hash-based-pycs</c> decides.</summary>
    public static bool ChecksHash(PyThreadState thread, int flags)
    {
        var policy = thread.Interpreter.Modules.GetByName(s_imp) is PyModule imp && imp.Dict.GetByName(s_policy) is PyStr text ? text.ToString() : thread.Interpreter.Settings.CheckHashBasedPycs;
        return policy == "always" || (policy != "never" && BytecodeFile.IsChecked(flags));
    }

    /// <summary>Writes the bytecode of a source unless <c>sys.dont_write_bytecode</c>. Sets no error.</summary>
    /// <param name="thread">Whose engine's files are written.</param>
    /// <param name="code">The module's code.</param>
    /// <param name="path">The file of bytecode.</param>
    /// <param name="source">The source's file.</param>
    /// <param name="bytes">What is in it.</param>
    /// <param name="flags">Of the file that was there: one that goes by the hash is replaced by such a one.</param>
    public static void Keep(PyThreadState thread, CodeObject code, string path, in FileStatus source, byte[] bytes, int flags)
    {
        var interpreter = thread.Interpreter;
        if (interpreter.Files is not { } files || interpreter.Sys?.GetByName(s_dontWrite) is not { } setting) return;
        if (!Protocols.Truth.TryTest(thread, setting, out var isOff))
        {
            thread.ClearError();
            return;
        }
        if (isOff) return;
        var magic = PycFile.MagicOf(interpreter.HasNewSyntax);
        var data = BytecodeFile.IsHashed(flags)
            ? PycFile.WriteHashed(code, PycFile.HashSource(bytes), BytecodeFile.IsChecked(flags), magic)
            : PycFile.WriteTimestamped(code, source.LastWriteTime.ToUnixTimeSeconds(), bytes.Length, magic);
        if (!TryCreateFolder(thread, files, path[..Math.Max(path.LastIndexOf('/'), 0)])) return;
        var error = WriteAtomically(files, path, data, (source.Permissions | OwnerWrites) & 0x1B6);
        if (error == FileError.None) ImportMessages.Say(thread, $"# created {ImportErrors.Quoted(path)}");
        else ImportMessages.Say(thread, $"# could not create {ImportErrors.Quoted(path)}: {Describe(thread, error, path)}");
    }

    private static bool TryCreateFolder(PyThreadState thread, EngineFiles files, string folder)
    {
        if (folder.Length == 0) return true;
        var error = files.CreateDirectory(folder, 0x1FF);
        if (error is FileError.None or FileError.Exists) return true;
        if (error == FileError.NotFound && folder.LastIndexOf('/') is var slash and > 0)
        {
            if (!TryCreateFolder(thread, files, folder[..slash])) return false;
            error = files.CreateDirectory(folder, 0x1FF);
            if (error is FileError.None or FileError.Exists) return true;
        }
        ImportMessages.Say(thread, $"# could not create {ImportErrors.Quoted(folder)}: {Describe(thread, error, folder)}");
        return false;
    }

    // Under another name first: nobody sees half a file, whoever else writes it now.
    private static FileError WriteAtomically(EngineFiles files, string path, byte[] data, int permissions)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}";
        var error = files.Open(temporary, new FileOpenOptions { Access = System.IO.FileAccess.Write, Create = true, Exclusive = true, Permissions = permissions }, out var file);
        if (error != FileError.None) return error;
        using (file)
        {
            for (var written = 0; written < data.Length && error == FileError.None;)
            {
                error = file!.Write(data.AsSpan(written), out var count);
                if (count == 0 && error == FileError.None) error = FileError.InputOutput;
                written += count;
            }
            if (error == FileError.None) error = file!.Flush(toDisk: false);
        }
        if (error == FileError.None) error = files.Rename(temporary, path);
        if (error != FileError.None) files.DeleteFile(temporary);
        return error;
    }

    private static string Describe(PyThreadState thread, FileError error, string path)
    {
        _ = FileErrors.Set(error, PyStr.FromUtf16(path));
        var shown = Protocols.Representation.Repr(thread, thread.TakeError());
        if (shown is null) thread.ClearError();
        return shown?.ToString() ?? error.ToString();
    }
}
