using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Zlib;

/// <summary><c>zlib.Compress</c>: a compressor that is fed piece by piece.</summary>
[PyType("Compress", Module = "zlib", DisallowInstantiation = true)]
internal sealed partial class PyCompress(DeflateEncoder encoder) : PyObject
{
    private DeflateEncoder? _encoder = encoder;   // null: at its end

    [PyMethod("compress(self, data, /)", TakesDefiningClass = true, Doc = "Returns a bytes object containing compressed data. Some of it may wait for later calls.")]
    internal PyObject? Compress(PyThreadState thread, PyObject data)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            const string Doing = "while compressing data";
            return _encoder is { } encoder ? Compression.Run(thread, encoder, lease, FlushMode.None, Doing, out _) : ZlibState.Fail(thread, ZlibStatus.StreamError, null, Doing);
        }
    }

    [PyMethod("flush(self, mode=zlib.Z_FINISH, /)", TakesDefiningClass = true, Doc = "Return a bytes object containing any remaining compressed data.")]
    internal PyObject? Flush(PyThreadState thread, int? mode)
    {
        const string Doing = "while flushing";
        var flush = (FlushMode)(mode ?? ZlibModule.Finish);
        if (flush == FlushMode.None) return PyBytes.Empty;
        if (_encoder is not { } encoder) return ZlibState.Fail(thread, ZlibStatus.StreamError, null, Doing);
        var made = Compression.Run(thread, encoder, default, flush, Doing, out var status);
        if (status == ZlibStatus.StreamEnd && flush == FlushMode.Finish) _encoder = null;
        return made;
    }

    [PyMethod("copy(self, /)", TakesDefiningClass = true, Doc = "Return a copy of the compression object.")]
    internal PyObject? Copy(PyThreadState thread)
    {
        if (_encoder is not { } encoder) return PyErr.ValueError("Inconsistent stream state");
        return thread.TryReserve(DeflateEncoder.SizeInMemory(ZlibFormat.LongestWindow, ZlibFormat.MostMemory)) ? new PyCompress(encoder.Clone()) : null;
    }

    [PyMethod("__copy__(self, /)", TakesDefiningClass = true)]
    internal PyObject? ShallowCopy(PyThreadState thread) => Copy(thread);

    [PyMethod("__deepcopy__(self, memo, /)", TakesDefiningClass = true)]
    internal PyObject? DeepCopy(PyThreadState thread, PyObject memo) => Copy(thread);
}
