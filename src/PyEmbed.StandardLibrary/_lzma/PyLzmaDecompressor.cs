using PyEmbed.StandardLibrary.Zlib;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary><c>_lzma.LZMADecompressor</c></summary>
[PyType("LZMADecompressor", Module = "_lzma", Doc = "LZMADecompressor(format=FORMAT_AUTO, memlimit=None, filters=None): a decompressor that is fed piece by piece.")]
internal sealed partial class PyLzmaDecompressor(LzmaReader reader) : PyObject
{
    private byte[] _waiting = [];   // input for which there was no room

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

    [PyProperty("eof", Doc = "Whether the end of the data was reached.")]
    internal bool IsAtEnd => reader.IsAtEnd;

    [PyProperty("unused_data", Doc = "What follows the end of the data.")]
    internal PyBytes UnusedData { get; private set; } = PyBytes.Empty;

    [PyProperty("needs_input", Doc = "Whether more input is needed before more can be decompressed.")]
    internal bool NeedsInput { get; private set; } = true;

    [PyMethod("decompress(self, /, data, max_length=-1)", Doc = "Decompress data; what is ready is returned, at most max_length bytes unless that is negative.")]
    internal PyObject? Decompress(PyThreadState thread, PyObject data, nint max_length)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            if (reader.IsAtEnd) return PyErr.Set(PyExceptions.EOFError, "Already at end of stream");
            if (!thread.TryReserve((long)_waiting.Length + lease.Length)) return null;
            byte[] input = [.. _waiting, .. lease.Bytes];
            (reader.Input, reader.InputStart, reader.InputLeft) = (input, 0, input.Length);
            reader.OutputLeft = 0;
            var output = new OutputBlocks(max_length < 0 ? long.MaxValue : max_length);
            while (true)
            {
                if (reader.OutputLeft == 0)
                {
                    if (output.IsAtLimit) break;
                    if (output.Add(thread) is not { } block) return null;
                    (reader.Output, reader.OutputStart, reader.OutputLeft) = (block, 0, block.Length);
                }
                reader.Run(thread.WorkBudget);
                if (reader.Failure != LzmaReader.Problem.None) return LzmaState.Fail(thread, reader.Failure);
                if (reader.IsAtEnd || reader.OutputLeft > 0) break;
            }
            var left = input.AsSpan(reader.InputStart, reader.InputLeft);
            _waiting = reader.IsAtEnd || left.IsEmpty ? [] : left.ToArray();
            if (reader.IsAtEnd) UnusedData = PyBytes.CopyOf(left);
            NeedsInput = !reader.IsAtEnd && _waiting.Length == 0 && reader.OutputLeft > 0;
            return output.Finish(thread, reader.OutputLeft);
        }
    }
}
