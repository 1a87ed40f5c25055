using System.Buffers.Binary;
using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Core.Literals;

namespace PyEmbed.VM.Import;

/// <summary><c>.pyc</c> files. PEP 552: a magic number, flags, and the source's time and size or its hash, then the code as <c>marshal</c> writes it.</summary>
internal static class BytecodeFile
{
    /// <summary>Part of the names of cached files: those of CPython, which may run the same sources, are never mixed with ours.</summary>
    public const string CacheTag = "pyembed-311";

    private const int HashBased = 1;
    private const int ChecksSource = 2;
    private static readonly PyStr s_prefix = PyStr.FromName("pycache_prefix");

    /// <summary>Where the bytecode of a source file would be cached; null for what is no source file.</summary>
    public static string? CachePath(PyInterpreterState interpreter, string source)
    {
        if (source.EndsWith(".pyc", StringComparison.Ordinal)) return source;
        if (!source.EndsWith(".py", StringComparison.Ordinal)) return null;
        var slash = source.LastIndexOf('/');
        var optimize = interpreter.Settings.Optimize;
        var file = $"{source[(slash + 1)..^3]}.{CacheTag}{(optimize > 0 ? $".opt-{optimize}" : "")}.pyc";
        var folder = slash < 0 ? "" : source[..slash];
        // A script may change the prefix.
        if (interpreter.Sys?.GetByName(s_prefix) is PyStr prefix)
        {
            if (!folder.StartsWith('/') && interpreter.Files is { } files) folder = FileAccess.Join(files.CurrentDirectory, folder);
            return FileAccess.Join(FileAccess.Join(prefix.ToString().TrimEnd('/'), folder.Trim('/')), file);
        }
        return FileAccess.Join(FileAccess.Join(folder, "__pycache__"), file);
    }

    /// <summary>The code of a file without source. Null: ImportError, EOFError, TypeError or ValueError is set.</summary>
    /// <param name="thread">Where errors are set.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The module, for messages.</param>
    /// <param name="path">The file.</param>
    [MustCheck]
    public static CodeObject? Load(PyThreadState thread, byte[] bytes, PyStr? name, string path) =>
        TryReadFlags(thread, bytes, name?.ToString() ?? path, name, path, out _) ? ReadCode(thread, bytes, name, path, null) : null;

    /// <summary>Whether a file is bytecode of this engine. False: ImportError or EOFError is set.</summary>
    [MustCheck]
    public static bool TryReadFlags(PyThreadState thread, byte[] bytes, string shownName, PyStr? name, string path, out int flags)
    {
        flags = 0;
        var shown = ImportErrors.Quoted(shownName);
        var magic = bytes.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;
        if (magic != PycFile.Magic311 && !(thread.Interpreter.HasNewSyntax && magic == PycFile.MagicNewSyntax))
            return ImportErrors.Import($"bad magic number in {shown}: {Core.Literals.TextRepr.OfBytes(bytes.AsSpan(0, Math.Min(4, bytes.Length)))}", name, PyStr.FromUtf16(path));
        if (bytes.Length < PycFile.HeaderSize) return PyErr.EOFError($"reached EOF while reading pyc header of {shown}");
        flags = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4));
        return (flags & ~(HashBased | ChecksSource)) == 0 || ImportErrors.Import($"invalid flags {unchecked((uint)flags)} in {shown}", name, PyStr.FromUtf16(path));
    }

    public static bool IsHashed(int flags) => (flags & HashBased) != 0;

    public static bool IsChecked(int flags) => (flags & ChecksSource) != 0;

    /// <summary>Whether a file that goes by time and size fits its source.</summary>
    public static bool Fits(byte[] bytes, in FileStatus source) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)) == unchecked((uint)source.LastWriteTime.ToUnixTimeSeconds())
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12)) == unchecked((uint)source.Length);

    /// <summary>Whether a file that goes by the source's hash fits it.</summary>
    public static bool Fits(byte[] bytes, ReadOnlySpan<byte> source) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(8)) == PycFile.HashSource(source);

    /// <summary>The code behind a good header. Null: ImportError, EOFError, TypeError or ValueError is set.</summary>
    /// <param name="thread">Where errors are set.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The module, for messages.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="source">What becomes <c>co_filename</c>; null: it stays.</param>
    [MustCheck]
    public static CodeObject? ReadCode(PyThreadState thread, byte[] bytes, PyStr? name, string path, string? source)
    {
        try
        {
            if (MarshalReader.Load(bytes.AsSpan(PycFile.HeaderSize)) is not CodeConstant constant) return Fail($"Non-code object in {ImportErrors.Quoted(path)}", name, path);
            return new Objects.MarshalledObjects(thread).CheckCode(constant.Code) is { } code ? source is null ? code : WithFileName(code, source) : null;
        }
        catch (MarshalException exception)
        {
            _ = PyErr.Set(exception.Kind switch { MarshalError.EOFError => PyExceptions.EOFError, MarshalError.TypeError => PyExceptions.TypeError, _ => PyExceptions.ValueError }, exception.Message);
            return null;
        }
    }

    private static CodeObject? Fail(string message, PyStr? name, string path)
    {
        _ = ImportErrors.Import(message, name, PyStr.FromUtf16(path));
        return null;
    }

    // A file that was moved says where it is now, in tracebacks.
    private static CodeObject WithFileName(CodeObject code, string path)
    {
        if (code.FileName == path) return code;
        return Rename(code, code.FileName, path, new Dictionary<CodeObject, CodeObject>(ReferenceEqualityComparer.Instance));
    }

    private static CodeObject Rename(CodeObject code, string old, string path, Dictionary<CodeObject, CodeObject> done)
    {
        if (code.FileName != old) return code;
        if (done.TryGetValue(code, out var known)) return known;
        var consts = ImmutableArray.CreateBuilder<Constant>(code.Consts.Length);
        foreach (var constant in code.Consts) consts.Add(constant is CodeConstant inner ? new CodeConstant(Rename(inner.Code, old, path, done)) : constant);
        return done[code] = code.WithConsts(consts.MoveToImmutable(), path);
    }
}
