using System.Buffers.Binary;
using PyEmbed.Core.Hashing;
using PyEmbed.Core.Literals;

namespace PyEmbed.Bytecode.Marshal;

/// <summary>A <c>.pyc</c> file: a header of 16 bytes and the marshalled code of a module (PEP 3147, PEP 552).</summary>
internal readonly record struct PycFile
{
    public const int HeaderSize = 16;

    /// <summary>Code of CPython 3.11: 3495, and the line end that shows a file copied as text.</summary>
    public const uint Magic311 = 3495 | NewlineMark;

    /// <summary>Code of the newer language level, with instructions that CPython does not have: "PE" and the line end.</summary>
    public const uint MagicNewSyntax = 'P' | 'E' << 8 | NewlineMark;

    private const uint NewlineMark = 0x0A0D0000;

    public uint Magic { get; private init; }

    public PycValidation Validation { get; private init; }

    /// <summary>The source's time of change in seconds, modulo 2**32; with <see cref="PycValidation.Timestamp"/>.</summary>
    public uint SourceTime { get; private init; }

    /// <summary>The source's size in bytes, modulo 2**32; with <see cref="PycValidation.Timestamp"/>.</summary>
    public uint SourceSize { get; private init; }

    /// <summary>See <see cref="HashSource"/>; with the other validations.</summary>
    public ulong SourceHash { get; private init; }

    /// <summary>The magic number of code that a language level compiles to.</summary>
    public static uint MagicOf(bool isNewSyntax) => isNewSyntax ? MagicNewSyntax : Magic311;

    /// <summary><c>_imp.source_hash</c>: SipHash-1-3 keyed with the magic number.</summary>
    public static ulong HashSource(ReadOnlySpan<byte> source, uint magic = Magic311)
    {
        var hash = new SipHash13(new HashKey(magic, 0));
        hash.Add(source);
        return (ulong)hash.Finish();
    }

    /// <summary>A file that is valid as long as its source has this time and size.</summary>
    public static byte[] WriteTimestamped(CodeObject code, long sourceTime, long sourceSize, uint magic = Magic311)
    {
        var file = Begin(code, magic, PycValidation.Timestamp);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(8), unchecked((uint)sourceTime));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(12), unchecked((uint)sourceSize));
        return file;
    }

    /// <summary>A file that is valid as long as its source has this hash, if anyone checks.</summary>
    public static byte[] WriteHashed(CodeObject code, ulong sourceHash, bool isChecked, uint magic = Magic311)
    {
        var file = Begin(code, magic, isChecked ? PycValidation.CheckedHash : PycValidation.UncheckedHash);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(8), sourceHash);
        return file;
    }

    /// <summary>Reads the header.</summary>
    /// <param name="data">The whole file.</param>
    /// <param name="nameRepr">The repr of the module's name, for messages.</param>
    /// <param name="acceptsNewSyntax">Whether code of the newer language level will do as well.</param>
    /// <exception cref="PycException"/>
    public static PycFile ReadHeader(ReadOnlySpan<byte> data, string nameRepr, bool acceptsNewSyntax = false)
    {
        var magic = data.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(data) : 0;
        if (magic != Magic311 && !(acceptsNewSyntax && magic == MagicNewSyntax))
            throw new PycException("ImportError", $"bad magic number in {nameRepr}: {TextRepr.OfBytes(data[..Math.Min(4, data.Length)])}");
        if (data.Length < HeaderSize) throw new PycException("EOFError", $"reached EOF while reading pyc header of {nameRepr}");
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
        if ((flags & ~3u) != 0) throw new PycException("ImportError", $"invalid flags {flags} in {nameRepr}");
        // Bit 0 says that there is a hash, bit 1 that it is checked; alone it means nothing.
        if ((flags & 1) == 0)
        {
            return new PycFile
            {
                Magic = magic,
                Validation = PycValidation.Timestamp,
                SourceTime = BinaryPrimitives.ReadUInt32LittleEndian(data[8..]),
                SourceSize = BinaryPrimitives.ReadUInt32LittleEndian(data[12..]),
            };
        }
        return new PycFile { Magic = magic, Validation = (PycValidation)flags, SourceHash = BinaryPrimitives.ReadUInt64LittleEndian(data[8..]) };
    }

    /// <summary>Checks the header against the source's time and (unless null) size.</summary>
    /// <exception cref="PycException"/>
    public void ValidateTimestamp(long sourceTime, long? sourceSize, string nameRepr)
    {
        if (SourceTime != unchecked((uint)sourceTime) || (sourceSize is not null && SourceSize != unchecked((uint)sourceSize.Value)))
            throw new PycException("ImportError", $"bytecode is stale for {nameRepr}") { IsStale = true };
    }

    /// <summary>Checks the header against the source's hash.</summary>
    /// <exception cref="PycException"/>
    public void ValidateHash(ulong sourceHash, string nameRepr)
    {
        if (SourceHash != sourceHash) throw new PycException("ImportError", $"hash in bytecode doesn't match hash of source {nameRepr}") { IsStale = true };
    }

    /// <summary>The code behind the header. It is not verified: code that did not come from here must be before it runs.</summary>
    /// <param name="data">The whole file, with a good header.</param>
    /// <param name="pathRepr">The repr of the file's path, for messages.</param>
    /// <exception cref="PycException"/>
    /// <exception cref="MarshalException"/>
    public static CodeObject ReadCode(ReadOnlySpan<byte> data, string pathRepr) =>
        MarshalReader.Load(data[HeaderSize..]) is CodeConstant module ? module.Code : throw new PycException("ImportError", $"Non-code object in {pathRepr}");

    private static byte[] Begin(CodeObject code, uint magic, PycValidation validation)
    {
        var body = MarshalWriter.Dump(new CodeConstant(code));
        var file = new byte[HeaderSize + body.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(file, magic);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), (uint)validation);
        body.CopyTo(file, HeaderSize);
        return file;
    }
}
