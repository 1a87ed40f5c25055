using PyEmbed.StandardLibrary.Compression;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary><c>_lzma.LZMADecompressor</c></summary>
[PyType("LZMADecompressor", Module = "_lzma", Doc = "LZMADecompressor(format=FORMAT_AUTO, memlimit=None, filters=None): a decompressor that is fed piece by piece.")]
internal sealed partial class PyLzmaDecompressor(LzmaReader reader) : PieceDecompressor
{
    [PyMethod("__new__(cls, format=0, memlimit=None, filters=None)")]
    internal static PyObject? New(PyThreadState thread, PyType type, int format, PyObject memlimit, PyObject filters)
    {
        var limit = long.MaxValue;
        if (memlimit is not PyNone)
        {
            if (format == LzmaReader.Raw) return PyErr.ValueError("Cannot specify memory limit with FORMAT_RAW");
            if (Number.Index(thread, memlimit) is not { } index) return null;
            var number = Number.ToBigInteger(index);
            if (number.Sign < 0) return PyErr.OverflowError("can't convert negative value to unsigned int");
            limit = number > long.MaxValue ? long.MaxValue : (long)number;
        }
        if (format == LzmaReader.Raw && filters is PyNone) return PyErr.ValueError("Must specify filters for FORMAT_RAW");
        if (format != LzmaReader.Raw && filters is not PyNone) return PyErr.ValueError("Cannot specify filters except with FORMAT_RAW");
        if (format is < LzmaReader.Auto or > LzmaReader.Raw) return PyErr.ValueError($"Invalid container format: {format}");
        LzmaFilter[]? chain = null;
        if (filters is not PyNone)
        {
            chain = LzmaFilters.Read(thread, filters);
            if (chain is null) return null;
            if (!LzmaFilters.IsChain(chain)) return LzmaState.Fail(thread, LzmaReader.Problem.Options);
        }
        return new PyLzmaDecompressor(new LzmaReader(format, chain, limit, size => Reserve(thread, size)));
    }

    private static void Reserve(PyThreadState thread, long size)
    {
        if (!thread.TryReserve(size)) throw PyThrow.Pending(thread);
    }

    [PyProperty("check", Doc = "The integrity check of the data.")]
    internal int Check => reader.Check;

    protected override LzmaReader Decoder => reader;

    protected override string AtEndMessage => "Already at end of stream";

    protected override PyError Fail(PyThreadState thread) => LzmaState.Fail(thread, reader.Failure);
}
