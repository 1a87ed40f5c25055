using PyEmbed.StandardLibrary.Compression;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>Decompresses into as many blocks of output as it takes.</summary>
internal static class Decompression
{
    /// <summary>Goes on until input, data or the output's limit end. False: an error is set (a limit of the run, or the dictionary is the wrong one).</summary>
    /// <param name="thread">What is charged.</param>
    /// <param name="decoder">Its input is set.</param>
    /// <param name="output">Where to.</param>
    /// <param name="firstSize">Of its first block; null: the usual one.</param>
    /// <param name="dictionary">Bytes for data that want a dictionary; null: there are none.</param>
    /// <param name="status">How it ended.</param>
    [MustCheck]
    public static bool TryRun(PyThreadState thread, InflateDecoder decoder, OutputBlocks output, int? firstSize, PyObject? dictionary, out ZlibStatus status)
    {
        status = ZlibStatus.Ok;
        if (output.Add(thread, firstSize) is not { } block) return false;
        decoder.SetOutput(block);
        while (true)
        {
            status = decoder.Run(thread.WorkBudget);
            if (status == ZlibStatus.NeedDictionary && dictionary is not null)
            {
                if (!TrySetDictionary(thread, decoder, dictionary)) return false;
                continue;
            }
            if (decoder.OutputLeft > 0 || status is not (ZlibStatus.Ok or ZlibStatus.BufferError or ZlibStatus.StreamEnd)) return true;
            if (status == ZlibStatus.StreamEnd || output.IsAtLimit) return true;
            if (output.Add(thread) is not { } next) return false;
            decoder.SetOutput(next);
        }
    }

    /// <summary>False: an error is set.</summary>
    [MustCheck]
    public static bool TrySetDictionary(PyThreadState thread, InflateDecoder decoder, PyObject dictionary)
    {
        if (!Buffers.TryGet(thread, dictionary, out var lease)) return false;
        using (lease)
        {
            var status = decoder.SetDictionary(lease.Bytes);
            return status == ZlibStatus.Ok || ZlibState.Fail(thread, status, null, "while setting zdict");
        }
    }
}
