using System.Buffers.Binary;
using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Core.Literals;

namespace PyEmbed.VM.Import;

/// <summary><c>.pyc</c> files. PEP 552: a magic number, flags, and the source's time and size or its hash, then the code as <c>marshal</c> writes it.</summary>
internal static class BytecodeFile
{
    /// <summary>CPython 3.11's, whose bytecode ours is.</summary>
    public const uint Magic = 0x0A0D0DA7;

    /// <summary>Part of the names of cached files.</summary>
    public const string CacheTag = "pyembed-311";

    private const int HeaderLength = 16;
    private const int HashBased = 1;
    private const int ChecksSource = 2;

    /// <summary>Where the bytecode of a source file would be cached; null for what is no source file.</summary>
    public static string? CachePath(PyInterpreterState interpreter, string source)
    {
        if (source.EndsWith(".pyc", StringComparison.Ordinal)) return source;
        if (!source.EndsWith(".py", StringComparison.Ordinal)) return null;
        var slash = source.LastIndexOf('/');
        var optimize = interpreter.Settings.Optimize;
        var file = $"{source[(slash + 1)..^3]}.{CacheTag}{(optimize > 0 ? $".opt-{optimize}" : "")}.pyc";
        var folder = slash < 0 ? "" : source[..slash];
        if (interpreter.Settings.PycachePrefix is { } prefix) return FileAccess.Join(FileAccess.Join(prefix, folder.TrimStart('/')), file);
        return FileAccess.Join(FileAccess.Join(folder, "__pycache__"), file);
    }

    /// <summary>The code of a file. Null: ImportError, EOFError, TypeError or ValueError is set.</summary>
    /// <param name="thread">Where errors are set.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The module, for messages.</param>
    /// <param name="path">What becomes <c>co_filename</c>.</param>
    /// <param name="source">The source file it must fit; null: it has none.</param>
    [MustCheck]
    public static CodeObject? Load(PyThreadState thread, byte[] bytes, PyStr? name, string path, FileStatus? source)
    {
        var shown = ImportErrors.Quoted(name?.ToString() ?? path);
        if (bytes.Length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic) return Fail($"bad magic number in {shown}", name);
        if (bytes.Length < HeaderLength)
        {
            _ = PyErr.EOFError($"reached EOF while reading pyc header of {shown}");
            return null;
        }
        var flags = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4));
        if ((flags & ~(HashBased | ChecksSource)) != 0) return Fail($"invalid flags {flags} in {shown}", name);
        if (source is { } status)
        {
            // A file that is checked by the source's hash is compiled again: its hash would have to be computed from the source, which is then as quick to compile.
            if ((flags & HashBased) != 0 && (flags & ChecksSource) != 0) return Fail($"bytecode is stale for {shown}", name);
            if ((flags & HashBased) == 0
                && (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)) != unchecked((uint)status.LastWriteTime.ToUnixTimeSeconds())
                    || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12)) != unchecked((uint)status.Length)))
                return Fail($"bytecode is stale for {shown}", name);
        }
        try
        {
            if (MarshalReader.Load(bytes.AsSpan(HeaderLength)) is not CodeConstant constant) return Fail($"Non-code object in {ImportErrors.Quoted(path)}", name);
            return new Objects.MarshalledObjects(thread).CheckCode(constant.Code) is { } code ? WithFileName(code, path) : null;
        }
        catch (MarshalException exception)
        {
            _ = PyErr.Set(exception.Kind switch { MarshalError.EOFError => PyExceptions.EOFError, MarshalError.TypeError => PyExceptions.TypeError, _ => PyExceptions.ValueError }, exception.Message);
            return null;
        }
    }

    private static CodeObject? Fail(string message, PyStr? name)
    {
        _ = ImportErrors.Import(message, name);
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
