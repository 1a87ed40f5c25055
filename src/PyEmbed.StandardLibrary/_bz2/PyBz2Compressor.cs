using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Bzip2;

/// <summary><c>_bz2.BZ2Compressor</c></summary>
[PyType("BZ2Compressor", Module = "_bz2", Doc = "BZ2Compressor(compresslevel=9): a compressor that is fed piece by piece.")]
internal sealed partial class PyBz2Compressor(Bzip2Encoder encoder) : PyObject
{
    private Bzip2Encoder? _encoder = encoder;   // null: flushed

    [PyMethod("__new__(cls, compresslevel=9, /)")]
    internal static PyObject? New(PyThreadState thread, PyType type, int compresslevel)
    {
        if (compresslevel is < 1 or > 9) return PyErr.ValueError("compresslevel must be between 1 and 9");
        return thread.TryReserve(Bzip2Encoder.SizeInMemory(compresslevel)) ? new PyBz2Compressor(new Bzip2Encoder(compresslevel)) : null;
    }

    [PyMethod("compress(self, data, /)", Doc = "Give data to the compressor; what is ready is returned.")]
    internal PyObject? Compress(PyThreadState thread, PyObject data)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            if (_encoder is not { } encoder) return PyErr.ValueError("Compressor has been flushed");
            thread.WorkBudget.Charge(lease.Length);
            if (!thread.TryReserve(lease.Length)) return null;
            encoder.Add(lease.Bytes, thread.WorkBudget);
            return TakeOutput(thread, encoder);
        }
    }

    [PyMethod("flush(self, /)", Doc = "End the compression; the rest is returned. Nothing can be given to the compressor after it.")]
    internal PyObject? Flush(PyThreadState thread)
    {
        if (_encoder is not { } encoder) return PyErr.ValueError("Repeated call to flush()");
        _encoder = null;
        encoder.Finish(thread.WorkBudget);
        return TakeOutput(thread, encoder);
    }

    private static PyObject? TakeOutput(PyThreadState thread, Bzip2Encoder encoder)
    {
        if (!thread.TryReserve(encoder.Output.Length)) return null;
        var made = encoder.Output.ToArray();
        encoder.Output.SetLength(0);
        return PyBytes.Adopt(made);
    }
}
