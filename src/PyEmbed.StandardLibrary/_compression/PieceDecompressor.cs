using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Compression;

/// <summary>What <c>BZ2Decompressor</c> and <c>LZMADecompressor</c> have in common; no Python type by itself. Input for whose output there is no room is kept by the decoder.</summary>
internal abstract class PieceDecompressor : PyObject
{
    [PyProperty("eof", Doc = "Whether the end of the data was reached.")]
    internal bool IsAtEnd => Decoder.IsAtEnd;

    [PyProperty("unused_data", Doc = "What follows the end of the data.")]
    internal PyBytes UnusedData { get; private set; } = PyBytes.Empty;

    [PyProperty("needs_input", Doc = "Whether more input is needed before more can be decompressed.")]
    internal bool NeedsInput { get; private set; } = true;

    protected abstract StreamDecoder Decoder { get; }

    /// <summary>What is wrong with input after the end of the data.</summary>
    protected abstract string AtEndMessage { get; }

    /// <summary>Sets the error that tells why the decoder failed.</summary>
    protected abstract PyError Fail(PyThreadState thread);

    [PyMethod("decompress(self, /, data, max_length=-1)", Doc = "Decompress data; what is ready is returned, at most max_length bytes unless that is negative.")]
    internal PyObject? Decompress(PyThreadState thread, PyObject data, nint max_length)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            if (IsAtEnd) return PyErr.Set(PyExceptions.EOFError, AtEndMessage);
            if (!TryFeed(thread, lease.Bytes)) return null;
        }
        var output = new OutputBlocks(max_length < 0 ? long.MaxValue : max_length);
        Decoder.SetOutput([]);
        do
        {
            if (output.IsAtLimit) break;
            if (output.Add(thread) is not { } block) return null;
            Decoder.SetOutput(block);
            Decoder.Run(thread.WorkBudget);
            if (Decoder.HasFailed) return Fail(thread);
        }
        while (Decoder.OutputLeft == 0 && !IsAtEnd);
        var unusedRoom = Decoder.OutputLeft;
        Decoder.SetOutput([]);
        KeepInput(hasRoom: unusedRoom > 0);
        return output.Finish(thread, unusedRoom);
    }

    [MustCheck]
    private bool TryFeed(PyThreadState thread, ReadOnlySpan<byte> more)
    {
        if (more.IsEmpty) return true;
        if (!thread.TryReserve((long)Decoder.InputLeft + more.Length)) return false;
        SetInput([.. Decoder.Rest, .. more]);
        return true;
    }

    private void KeepInput(bool hasRoom)
    {
        if (IsAtEnd) UnusedData = PyBytes.CopyOf(Decoder.Rest);
        NeedsInput = !IsAtEnd && Decoder.InputLeft == 0 && hasRoom;
        // An array is let go when most of it was used: each of its bytes is moved once at the most.
        if (IsAtEnd) SetInput([]);
        else if (Decoder.InputStart > Decoder.InputLeft) SetInput(Decoder.Rest.ToArray());
    }

    private void SetInput(byte[] array) => Decoder.SetInput(array, 0, array.Length);
}
