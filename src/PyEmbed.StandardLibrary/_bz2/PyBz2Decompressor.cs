using PyEmbed.StandardLibrary.Zlib;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Bzip2;

/// <summary><c>_bz2.BZ2Decompressor</c></summary>
[PyType("BZ2Decompressor", Module = "_bz2", Doc = "A decompressor that is fed piece by piece.")]
internal sealed partial class PyBz2Decompressor : PyObject
{
    private const long BytesOfDecoder = 5L * 9 * Bzip2Format.BlockUnit;

    private readonly Bzip2Decoder _decoder = new();
    private byte[] _waiting = [];   // input for which there was no room

    private PyBz2Decompressor() { }

    [PyMethod("__new__(cls)")]
    internal static PyObject? New(PyThreadState thread, PyType type) => thread.TryReserve(BytesOfDecoder) ? new PyBz2Decompressor() : null;

    [PyProperty("eof", Doc = "Whether the end of the data was reached.")]
    internal bool IsAtEnd => _decoder.IsAtEnd;

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
            if (_decoder.IsAtEnd) return PyErr.Set(PyExceptions.EOFError, "End of stream already reached");
            if (!thread.TryReserve((long)_waiting.Length + lease.Length)) return null;
            byte[] input = [.. _waiting, .. lease.Bytes];
            (_decoder.Input, _decoder.InputStart, _decoder.InputLeft) = (input, 0, input.Length);
            var output = new OutputBlocks(max_length < 0 ? long.MaxValue : max_length);
            do
            {
                if (output.IsAtLimit) break;
                if (output.Add(thread) is not { } block) return null;
                (_decoder.Output, _decoder.OutputStart, _decoder.OutputLeft) = (block, 0, block.Length);
                _decoder.Run(thread.WorkBudget);
            }
            while (_decoder.OutputLeft == 0 && !_decoder.IsAtEnd && !_decoder.IsBad);
            if (max_length == 0) _decoder.OutputLeft = 0;
            if (_decoder.IsBad) return PyErr.Set(PyExceptions.OSError, "Invalid data stream");
            var left = input.AsSpan(_decoder.InputStart, _decoder.InputLeft);
            _waiting = _decoder.IsAtEnd || left.IsEmpty ? [] : left.ToArray();
            if (_decoder.IsAtEnd) UnusedData = PyBytes.CopyOf(left);
            NeedsInput = !_decoder.IsAtEnd && _waiting.Length == 0 && _decoder.OutputLeft > 0;
            return output.Finish(thread, _decoder.OutputLeft);
        }
    }
}
