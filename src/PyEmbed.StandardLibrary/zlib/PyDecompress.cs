using PyEmbed.StandardLibrary.Compression;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Zlib;

/// <summary><c>zlib.Decompress</c>: a decompressor that is fed piece by piece.</summary>
[PyType("Decompress", Module = "zlib", DisallowInstantiation = true)]
internal sealed partial class PyDecompress(InflateDecoder decoder, PyObject? dictionary) : PyObject
{
    private InflateDecoder? _decoder = decoder;   // null: flushed at its end

    [PyProperty("unused_data")]
    internal PyBytes UnusedData { get; private set; } = PyBytes.Empty;

    [PyProperty("unconsumed_tail")]
    internal PyBytes UnconsumedTail { get; private set; } = PyBytes.Empty;

    [PyProperty("eof")]
    internal bool IsAtEnd { get; private set; }

    [PyMethod("decompress(self, data, /, max_length=0)", Doc = "Return a bytes object containing the decompressed version of the data, or of its beginning if max_length is given.")]
    internal PyObject? Decompress(PyThreadState thread, PyObject data, nint max_length)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            const string Doing = "while decompressing data";
            if (max_length < 0) return PyErr.ValueError("max_length must be non-negative");
            if (_decoder is not { } decoder) return ZlibState.Fail(thread, ZlibStatus.StreamError, null, Doing);
            return Run(thread, decoder, lease, new OutputBlocks(max_length == 0 ? long.MaxValue : max_length), null, Doing, out _);
        }
    }

    [PyMethod("flush(self, length=zlib.DEF_BUF_SIZE, /)", TakesDefiningClass = true, Doc = "Return a bytes object containing any remaining decompressed data.")]
    internal PyObject? Flush(PyThreadState thread, nint? length)
    {
        var first = length ?? ZlibModule.DefaultBufferSize;
        if (first <= 0) return PyErr.ValueError("length must be greater than zero");
        if (_decoder is not { } decoder) return PyBytes.Empty;
        using var lease = new BufferLease(UnconsumedTail.Data, 0, UnconsumedTail.Length, null);
        var made = Run(thread, decoder, lease, new OutputBlocks(), (int)Math.Min(first, Array.MaxLength), null, out var status);
        if (status == ZlibStatus.StreamEnd) _decoder = null;
        return made;
    }

    [PyMethod("copy(self, /)", TakesDefiningClass = true, Doc = "Return a copy of the decompression object.")]
    internal PyObject? Copy(PyThreadState thread)
    {
        if (_decoder is not { } decoder) return PyErr.ValueError("Inconsistent stream state");
        if (!thread.TryReserve(InflateDecoder.SizeInMemory)) return null;
        return new PyDecompress(decoder.Clone(), dictionary) { UnusedData = UnusedData, UnconsumedTail = UnconsumedTail, IsAtEnd = IsAtEnd };
    }

    [PyMethod("__copy__(self, /)", TakesDefiningClass = true)]
    internal PyObject? ShallowCopy(PyThreadState thread) => Copy(thread);

    [PyMethod("__deepcopy__(self, memo, /)", TakesDefiningClass = true)]
    internal PyObject? DeepCopy(PyThreadState thread, PyObject memo) => Copy(thread);

    // doing is null: errors of the data are not reported, what came before them is returned.
    private PyObject? Run(PyThreadState thread, InflateDecoder decoder, BufferLease data, OutputBlocks output, int? firstSize, string? doing, out ZlibStatus status)
    {
        decoder.SetInput(data.Array, data.Start, data.Length);
        try
        {
            if (!Decompression.TryRun(thread, decoder, output, firstSize, dictionary, out status) || !TryKeepInput(thread, decoder, status)) return null;
            if (status == ZlibStatus.StreamEnd) IsAtEnd = true;
            else if (doing is not null && status is not (ZlibStatus.Ok or ZlibStatus.BufferError)) return ZlibState.Fail(thread, status, decoder.Message, doing);
            return output.Finish(thread, decoder.OutputLeft);
        }
        finally
        {
            decoder.Release();
        }
    }

    // What comes after the end of the data, or could not be taken in for want of room.
    private bool TryKeepInput(PyThreadState thread, InflateDecoder decoder, ZlibStatus status)
    {
        var left = decoder.Rest;
        if (!thread.TryReserve(left.Length)) return false;
        if (status == ZlibStatus.StreamEnd)
        {
            if (!thread.TryReserve((long)UnusedData.Length + left.Length)) return false;
            if (left.Length > 0) UnusedData = PyBytes.Adopt([.. UnusedData.Data, .. left]);
            // CPython leaves it in the tail too, if there was one.
            if (UnconsumedTail.Length == 0) return true;
        }
        UnconsumedTail = PyBytes.CopyOf(left);
        return true;
    }
}
