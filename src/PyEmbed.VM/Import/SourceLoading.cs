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
        if (space is not PyDict globals) return PyErr.TypeError($"exec() globals must be a dict, not {space.Type.Name}");
        if (!globals.TryGetItem(thread, Names.Builtins, out var builtins)) return null;
        if (builtins is null) globals.SetByName(Names.Builtins, thread.Interpreter.Builtins);
        if (!Auditing.Audit(thread, "exec", code)) return null;
        return Evaluation.Run(thread, code, globals, globals) is null ? null : PyNone.Instance;
    }

    /// <summary>The code of a source file: its bytecode where that fits, else compiled. Null: an error is set.</summary>
    [MustCheck]
    public static PyCode? CodeOf(PyThreadState thread, string path)
    {
        var interpreter = thread.Interpreter;
        if (BytecodeFile.CachePath(interpreter, path) is { } cachePath && FileAccess.TryGetStatus(thread, path, out var source) && FileAccess.IsFile(thread, cachePath))
        {
            if (FileAccess.Read(thread, cachePath) is { } cached)
            {
                if (BytecodeFile.Load(thread, cached, null, path, source) is { } known) return new PyCode(interpreter, known);
            }
            // Bytecode that is old, of another version or unreadable is as good as none.
            if (!thread.ErrorMatches(PyExceptions.Exception)) return null;
            thread.ClearError();
        }
        if (FileAccess.Read(thread, path) is not { } bytes || SourceCode.Compiler(thread) is not { } compiler) return null;
        var code = compiler.CompileBytes(thread, bytes, new CompileSettings(path, SourceMode.Exec, CompileFlags.None, -1));
        return code is null ? null : new PyCode(interpreter, code);
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
