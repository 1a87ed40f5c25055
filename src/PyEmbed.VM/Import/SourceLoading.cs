using PyEmbed.Bytecode;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Modules;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Import;

/// <summary>From a source file to code, and running it as a module.</summary>
internal static class SourceLoading
{
    /// <summary>Runs code in a module's namespace. Null: an error is set.</summary>
    public static PyObject? Run(PyThreadState thread, PyCode code, PyObject module)
    {
        if (Protocols.Attributes.Get(thread, module, Names.Dict) is not { } space) return null;
        if (space is not PyDict globals) return PyErr.TypeError($"exec() globals must be a dict, not {space.Type.NameInMessages}");
        if (!globals.TryGetItem(thread, Names.Builtins, out var builtins)) return null;
        if (builtins is null) globals.SetByName(Names.Builtins, thread.Interpreter.Builtins);
        if (!Auditing.Audit(thread, "exec", code)) return null;
        return Evaluation.Run(thread, code, globals, globals) is null ? null : PyNone.Instance;
    }

    /// <summary>The code of a source file: its bytecode where that fits, else compiled and kept as bytecode. Null: an error is set.</summary>
    [MustCheck]
    public static PyCode? CodeOf(PyThreadState thread, PyStr name, string path)
    {
        var interpreter = thread.Interpreter;
        byte[]? bytes = null;
        var cachePath = BytecodeFile.CachePath(interpreter, path);
        FileStatus source = default;
        var flags = 0;
        if (cachePath is not null && !FileAccess.TryGetStatus(thread, path, out source)) cachePath = null;
        if (cachePath is not null && FileAccess.IsFile(thread, cachePath))
        {
            if (TryLoadCached(thread, name, path, cachePath, source, ref bytes, out flags, out var known)) return known is null ? null : new PyCode(interpreter, known);
            // Bytecode that is old, of another version or unreadable is as good as none.
            if (thread.HasError && !(thread.ErrorMatches(PyExceptions.ImportError) || thread.ErrorMatches(PyExceptions.EOFError) || thread.ErrorMatches(PyExceptions.OSError))) return null;
            thread.ClearError();
        }
        bytes ??= FileAccess.Read(thread, path);
        if (bytes is null || SourceCode.Compiler(thread) is not { } compiler) return null;
        if (compiler.CompileBytes(thread, bytes, new CompileSettings(path, SourceMode.Exec, CompileFlags.None, -1)) is not { } code) return null;
        ImportMessages.Say(thread, $"# code object from {path}");
        if (cachePath is not null) BytecodeCache.Keep(thread, code, cachePath, source, bytes, flags);
        return new PyCode(interpreter, code);
    }

    // True: the file fits, and its code is given or an error set. False: an error may be set that says why it does not.
    private static bool TryLoadCached(PyThreadState thread, PyStr name, string path, string cachePath, in FileStatus source, ref byte[]? bytes, out int flags, out CodeObject? code)
    {
        (flags, code) = (0, null);
        if (FileAccess.Read(thread, cachePath) is not { } cached || !BytecodeFile.TryReadFlags(thread, cached, name.ToString(), name, cachePath, out var found)) return false;
        flags = found;
        if (!BytecodeFile.IsHashed(flags))
        {
            if (!BytecodeFile.Fits(cached, source)) return false;
        }
        else if (BytecodeCache.ChecksHash(thread, flags))
        {
            bytes = FileAccess.Read(thread, path);
            if (bytes is null || !BytecodeFile.Fits(cached, bytes)) return false;
        }
        ImportMessages.Say(thread, $"# {cachePath} matches {path}");
        code = BytecodeFile.ReadCode(thread, cached, name, cachePath, path);
        if (code is not null) ImportMessages.Say(thread, $"# code object from {ImportErrors.Quoted(cachePath)}");
        return true;
    }

    /// <summary>The text of a source file. Null: an error is set.</summary>
    public static PyObject? TextOf(PyThreadState thread, PyStr name, string path)
    {
        if (FileAccess.Read(thread, path) is not { } bytes) return thread.ClearErrorIf(PyExceptions.OSError) ? ImportErrors.Import("source not available through get_data()", name) : null;
        if (SourceCode.Compiler(thread) is not { } compiler) return null;
        return compiler.TryDecode(bytes, out var text) ? PyStr.From(text) : ImportErrors.Import("could not decode source", name);
    }

    /// <summary>Whether the file is the <c>__init__</c> of a package that is not itself called so.</summary>
    public static bool IsPackage(string path, PyObject name)
    {
        var file = path[(path.LastIndexOf('/') + 1)..];
        var stem = file.Contains('.') ? file[..file.LastIndexOf('.')] : file;
        var full = name.ToString() ?? "";
        return stem == "__init__" && full[(full.LastIndexOf('.') + 1)..] != "__init__";
    }
}
