using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary><c>_lzma.LZMACompressor</c></summary>
[PyType("LZMACompressor", Module = "_lzma", Doc = "LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None): a compressor that is fed piece by piece.")]
internal sealed partial class PyLzmaCompressor(LzmaWriter writer) : PyObject
{
    private const int BytesOfEncoder = 1 << 19;

    private LzmaWriter? _writer = writer;   // null: flushed

    [PyMethod("__new__(cls, format=1, check=-1, preset=None, filters=None)")]
    internal static PyObject? New(PyThreadState thread, PyType type, int format, int check, PyObject preset, PyObject filters)
    {
        if (preset is not PyNone && filters is not PyNone) return PyErr.ValueError("Cannot specify both preset and filter chain");
        long level = LzmaModule.PresetDefault;
        if (preset is not PyNone)
        {
            if (Number.Index(thread, preset) is not { } index) return null;
            var number = Number.ToBigInteger(index);
            if (number.Sign < 0) return PyErr.OverflowError("can't convert negative value to unsigned int");
            if (number > uint.MaxValue) return PyErr.OverflowError(number > ulong.MaxValue ? "Python int too large to convert to C unsigned long" : "Value too large for uint32_t type");
            level = (long)number;
        }
        if (format != LzmaReader.Xz && check is not (-1 or LzmaCheck.None)) return PyErr.ValueError("Integrity checks are only supported by FORMAT_XZ");
        if (format is < LzmaReader.Xz or > LzmaReader.Raw) return PyErr.ValueError($"Invalid container format: {format}");
        if (format == LzmaReader.Raw && filters is PyNone) return PyErr.ValueError("Must specify filters for FORMAT_RAW");
        var chain = filters is PyNone ? LzmaFilters.OfPreset(thread, (uint)level, format == LzmaReader.Alone) : LzmaFilters.Read(thread, filters);
        if (chain is null) return null;
        if (format == LzmaReader.Alone && (chain.Length != 1 || chain[0].Id != LzmaFilter.Lzma1)) return PyErr.ValueError("Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
        if (chain.Length == 0) return PyErr.Set(thread.Interpreter.ModuleState<LzmaState>().Error(thread), "Internal error");
        if (!LzmaFilters.IsChain(chain) || format == LzmaReader.Xz && chain[^1].Id != LzmaFilter.Lzma2) return LzmaState.Fail(thread, LzmaReader.Problem.Options);
        if (check == -1) check = LzmaCheck.Crc64;
        if (format == LzmaReader.Xz && !LzmaCheck.IsSupported(check)) return PyErr.Set(thread.Interpreter.ModuleState<LzmaState>().Error(thread), "Unsupported integrity check");
        return thread.TryReserve(BytesOfEncoder) ? new PyLzmaCompressor(new LzmaWriter(format, check, chain)) : null;
    }

    [PyMethod("compress(self, data, /)", Doc = "Give data to the compressor. What is compressed is returned by flush().")]
    internal PyObject? Compress(PyThreadState thread, PyObject data)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            if (_writer is not { } writer) return PyErr.ValueError("Compressor has been flushed");
            if (writer.Waiting + lease.Length > Array.MaxLength / 2) return PyErr.MemoryError();
            if (!thread.TryReserve(writer.Waiting + lease.Length) || !thread.TryChargeWork(lease.Length / 16)) return null;
            writer.Add(lease.Bytes);
            return PyBytes.Empty;
        }
    }

    [PyMethod("flush(self, /)", Doc = "End the compression; what is compressed is returned.")]
    internal PyObject? Flush(PyThreadState thread)
    {
        if (_writer is not { } writer) return PyErr.ValueError("Repeated call to flush()");
        _writer = null;
        // The data, the chains of its hashes, and the result.
        if (!thread.TryReserve(writer.Waiting * 8)) return null;
        return PyBytes.Adopt(writer.Finish(thread.WorkBudget));
    }
}
