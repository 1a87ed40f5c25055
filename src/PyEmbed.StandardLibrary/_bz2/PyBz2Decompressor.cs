using PyEmbed.StandardLibrary.Compression;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Bzip2;

/// <summary><c>_bz2.BZ2Decompressor</c></summary>
[PyType("BZ2Decompressor", Module = "_bz2", Doc = "A decompressor that is fed piece by piece.")]
internal sealed partial class PyBz2Decompressor : PieceDecompressor
{
    private const long BytesOfDecoder = 5L * 9 * Bzip2Format.BlockUnit;

    private PyBz2Decompressor() { }

    [PyMethod("__new__(cls)")]
    internal static PyObject? New(PyThreadState thread, PyType type) => thread.TryReserve(BytesOfDecoder) ? new PyBz2Decompressor() : null;

    protected override Bzip2Decoder Decoder { get; } = new();

    protected override string AtEndMessage => "End of stream already reached";

    protected override PyError Fail(PyThreadState thread) => PyErr.Set(PyExceptions.OSError, "Invalid data stream");
}
