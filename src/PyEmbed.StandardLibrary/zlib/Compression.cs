using PyEmbed.StandardLibrary.Compression;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>Compresses into as many blocks of output as it takes.</summary>
internal static class Compression
{
    public static PyObject? Run(PyThreadState thread, DeflateEncoder encoder, BufferLease data, FlushMode flush, string doing, out ZlibStatus status)
    {
        encoder.SetInput(data.Array, data.Start, data.Length);
        var output = new OutputBlocks();
        try
        {
            do
            {
                status = ZlibStatus.Ok;
                if (output.Add(thread) is not { } block) return null;
                encoder.SetOutput(block);
                status = encoder.Run(flush, thread.WorkBudget);
                if (status == ZlibStatus.StreamError) return ZlibState.Fail(thread, status, null, doing);
            }
            while (encoder.OutputLeft == 0);
            return output.Finish(thread, encoder.OutputLeft);
        }
        finally
        {
            encoder.Release();
        }
    }
}
