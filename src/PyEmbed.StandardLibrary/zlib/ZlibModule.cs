using PyEmbed.StandardLibrary.Compression;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>Python's module <c>zlib</c>: compression that is compatible with gzip, byte for byte what zlib 1.2.13 makes.</summary>
[PyModule("zlib", Doc = "Compression and decompression of RFC 1950, 1951 and 1952, and two checksums.")]
internal sealed partial class ZlibModule
{
    [PyConstant("DEFLATED")] public const int Deflated = 8;
    [PyConstant("DEF_BUF_SIZE")] public const int DefaultBufferSize = 16384;
    [PyConstant("DEF_MEM_LEVEL")] public const int DefaultMemoryLevel = 8;
    [PyConstant("MAX_WBITS")] public const int LongestWindow = ZlibFormat.LongestWindow;
    [PyConstant("ZLIB_VERSION")] public const string LibraryVersion = "1.2.13";
    [PyConstant("ZLIB_RUNTIME_VERSION")] public const string RuntimeVersion = "1.2.13";
    [PyConstant("__version__")] public const string Version = "1.0";
    [PyConstant("Z_BEST_COMPRESSION")] public const int BestCompression = 9;
    [PyConstant("Z_BEST_SPEED")] public const int BestSpeed = 1;
    [PyConstant("Z_BLOCK")] public const int Block = 5;
    [PyConstant("Z_DEFAULT_COMPRESSION")] public const int DefaultCompression = -1;
    [PyConstant("Z_DEFAULT_STRATEGY")] public const int DefaultStrategy = 0;
    [PyConstant("Z_FILTERED")] public const int Filtered = 1;
    [PyConstant("Z_FINISH")] public const int Finish = 4;
    [PyConstant("Z_FIXED")] public const int Fixed = 4;
    [PyConstant("Z_FULL_FLUSH")] public const int FullFlush = 3;
    [PyConstant("Z_HUFFMAN_ONLY")] public const int HuffmanOnly = 2;
    [PyConstant("Z_NO_COMPRESSION")] public const int NoCompression = 0;
    [PyConstant("Z_NO_FLUSH")] public const int NoFlush = 0;
    [PyConstant("Z_PARTIAL_FLUSH")] public const int PartialFlush = 1;
    [PyConstant("Z_RLE")] public const int RunLength = 3;
    [PyConstant("Z_SYNC_FLUSH")] public const int SyncFlush = 2;
    [PyConstant("Z_TREES")] public const int Trees = 6;

    private const int BytesPerStep = 64;

    [PyConstant("error")] internal static PyType Error => PyThreadState.Current.Interpreter.ModuleState<ZlibState>().Error(PyThreadState.Current);

    [PyFunction("compress(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)", Doc = "Returns a bytes object containing compressed data.")]
    internal static PyObject? Compress(PyThreadState thread, PyObject data, int? level, int? wbits)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            if (!thread.TryReserve(DeflateEncoder.SizeInMemory(LongestWindow, DefaultMemoryLevel))) return null;
            if (ZlibFormat.MakeEncoder(level ?? DefaultCompression, Deflated, wbits ?? LongestWindow, DefaultMemoryLevel, DefaultStrategy) is not { } encoder) return ZlibState.Fail(thread, "Bad compression level");
            return Compression.Run(thread, encoder, lease, FlushMode.Finish, "while compressing data", out _);
        }
    }

    [PyFunction("decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)", Doc = "Returns a bytes object containing the uncompressed data.")]
    internal static PyObject? Decompress(PyThreadState thread, PyObject data, int? wbits, nint? bufsize)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            var first = bufsize ?? DefaultBufferSize;
            if (first < 0) return PyErr.ValueError("bufsize must be non-negative");
            if (!thread.TryReserve(InflateDecoder.SizeInMemory)) return null;
            if (ZlibFormat.MakeDecoder(wbits ?? LongestWindow) is not { } decoder) return ZlibState.Fail(thread, ZlibStatus.StreamError, null, "while preparing to decompress data");
            decoder.SetInput(lease.Array, lease.Start, lease.Length);
            var output = new OutputBlocks();
            if (!Decompression.TryRun(thread, decoder, output, (int)Math.Clamp(first, 1, Array.MaxLength), null, out var status)) return null;
            if (status == ZlibStatus.StreamEnd) return output.Finish(thread, decoder.OutputLeft);
            return ZlibState.Fail(thread, status == ZlibStatus.Ok ? ZlibStatus.BufferError : status, decoder.Message, "while decompressing data");
        }
    }

    [PyFunction("compressobj(/, level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None)", Doc = "Return a compressor object.")]
    internal static PyObject? CompressObject(PyThreadState thread, int? level, int? method, int? wbits, int? memLevel, int? strategy, PyObject? zdict)
    {
        BufferLease dictionary = default;
        if (zdict is not null && !Buffers.TryGet(thread, zdict, out dictionary)) return null;
        using (dictionary)
        {
            if (!thread.TryReserve(DeflateEncoder.SizeInMemory(LongestWindow, ZlibFormat.MostMemory))) return null;
            if (ZlibFormat.MakeEncoder(level ?? DefaultCompression, method ?? Deflated, wbits ?? LongestWindow, memLevel ?? DefaultMemoryLevel, strategy ?? DefaultStrategy) is not { } encoder)
                return PyErr.ValueError("Invalid initialization option");
            if (zdict is not null && !encoder.TrySetDictionary(dictionary.Bytes, thread.WorkBudget)) return PyErr.ValueError("Invalid dictionary");
            return new PyCompress(encoder);
        }
    }

    [PyFunction("decompressobj(/, wbits=MAX_WBITS, zdict=b'')", Doc = "Return a decompressor object.")]
    internal static PyObject? DecompressObject(PyThreadState thread, int? wbits, PyObject? zdict)
    {
        if (zdict is not (null or IBufferExporter)) return PyErr.TypeError("zdict argument must support the buffer protocol");
        if (!thread.TryReserve(InflateDecoder.SizeInMemory)) return null;
        if (ZlibFormat.MakeDecoder(wbits ?? LongestWindow) is not { } decoder) return PyErr.ValueError("Invalid initialization option");
        if (zdict is not null && wbits < 0 && !Decompression.TrySetDictionary(thread, decoder, zdict)) return null;
        return new PyDecompress(decoder, zdict);
    }

    [PyFunction("crc32(data, value=0, /)", Doc = "Compute a CRC-32 checksum of data.")]
    internal static PyObject? Crc32(PyThreadState thread, PyObject data, PyObject? value) => Checksum(thread, data, value, 0, RunningChecksum.Crc32);

    [PyFunction("adler32(data, value=1, /)", Doc = "Compute an Adler-32 checksum of data.")]
    internal static PyObject? Adler32(PyThreadState thread, PyObject data, PyObject? value) => Checksum(thread, data, value, 1, RunningChecksum.Adler32);

    private static PyObject? Checksum(PyThreadState thread, PyObject data, PyObject? value, uint start, Func<uint, ReadOnlySpan<byte>, uint> compute)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            if (value is not null && !Binascii.Checksum.TryStart(thread, value, out start)) return null;
            return thread.TryChargeWork(lease.Length / BytesPerStep) ? PyInt.From(compute(start, lease.Bytes)) : null;
        }
    }
}
