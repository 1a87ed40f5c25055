using System.Buffers.Binary;
using PyEmbed.Core.Limits;
using PyEmbed.StandardLibrary.Zlib;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary>Compresses to .xz, .lzma or raw data. All of the data is kept until its end, since matches may refer to all of it.</summary>
internal sealed class LzmaWriter(int format, int checkKind, LzmaFilter[] filters)
{
    private const int ChunkSize = 1 << 15;   // plain bytes of an LZMA2 chunk: coded they stay below the 64 KiB that there may be
    private const int Chain = 48;
    private const int PlainWithReset = 1, Plain = 2;

    private readonly MemoryStream _data = new();

    public long Waiting => _data.Length;

    public void Add(ReadOnlySpan<byte> bytes) => _data.Write(bytes);

    public byte[] Finish(IWorkBudget budget)
    {
        var data = _data.ToArray();
        budget.Charge(data.Length);
        var transforms = filters[..^1].Select(static filter => filter.MakeTransform(isEncoding: true)).ToArray();
        var coded = new TransformChain(transforms).Run((byte[])data.Clone(), true);
        return format switch
        {
            LzmaReader.Xz => Xz(data, coded, budget),
            LzmaReader.Alone => [.. AloneHeader(), .. Lzma1(coded, budget)],
            _ when filters[^1].Id == LzmaFilter.Lzma1 => Lzma1(coded, budget),
            _ => Lzma2(coded, budget),
        };
    }

    private byte[] AloneHeader()
    {
        var header = new byte[13];
        filters[^1].Properties.CopyTo(header, 0);
        header.AsSpan(5).Fill(0xFF);   // the size is not said: an end marker comes
        return header;
    }

    private byte[] Lzma1(byte[] data, IWorkBudget budget)
    {
        var encoder = new LzmaEncoder(filters[^1].Properties[0], Chain);
        encoder.Encode(data, 0, data.Length, filters[^1].DictionarySize, budget.Charge);
        encoder.WriteEndMarker(data.Length);
        return encoder.Flush();
    }

    private byte[] Lzma2(byte[] data, IWorkBudget budget)
    {
        var properties = filters[^1].LzmaProperties;
        var encoder = new LzmaEncoder(properties, Chain);
        var output = new List<byte>();
        bool isFirst = true, needsProperties = true, needsReset = false;
        for (var start = 0; start < data.Length; start += ChunkSize)
        {
            var length = Math.Min(ChunkSize, data.Length - start);
            if (needsReset) encoder.ResetState();
            encoder.Encode(data, start, start + length, filters[^1].DictionarySize, budget.Charge);
            var packed = encoder.Flush();
            if (packed.Length < length)
            {
                var reset = isFirst ? 3 : needsProperties ? 2 : needsReset ? 1 : 0;
                output.Add((byte)(0x80 | reset << 5 | length - 1 >> 16));
                AddSize(output, length);
                AddSize(output, packed.Length);
                if (reset >= 2) output.Add(properties);
                output.AddRange(packed);
                needsProperties = needsReset = false;
            }
            else
            {
                output.Add((byte)(isFirst ? PlainWithReset : Plain));
                AddSize(output, length);
                output.AddRange(data.AsSpan(start, length));
                needsReset = true;
            }
            isFirst = false;
        }
        output.Add(0);
        return [.. output];
    }

    private static void AddSize(List<byte> output, int size)
    {
        output.Add((byte)(size - 1 >> 8));
        output.Add((byte)(size - 1));
    }

    private byte[] Xz(byte[] data, byte[] coded, IWorkBudget budget)
    {
        var output = new List<byte> { 0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, 0, (byte)checkKind };
        AddCrc(output, 6);
        var blocks = new List<(long, long)>();
        if (data.Length > 0)
        {
            var start = output.Count;
            AddBlockHeader(output);
            output.AddRange(Lzma2(coded, budget));
            var packed = output.Count - start;
            while (output.Count % 4 != 0) output.Add(0);
            using var check = new LzmaCheck(checkKind);
            check.Add(data);
            output.AddRange(check.Finish());
            blocks.Add((packed + LzmaCheck.SizeOf(checkKind), data.Length));
        }
        var index = XzIndex.Make(blocks);
        return [.. output, .. index, .. XzIndex.Footer(checkKind, index.Length)];
    }

    private void AddBlockHeader(List<byte> output)
    {
        var start = output.Count;
        output.Add(0);
        output.Add((byte)(filters.Length - 1));
        foreach (var filter in filters)
        {
            XzIndex.Write(output, filter.Id);
            XzIndex.Write(output, (ulong)filter.Properties.Length);
            output.AddRange(filter.Properties);
        }
        while ((output.Count - start) % 4 != 0) output.Add(0);
        output[start] = (byte)((output.Count - start) / 4);
        AddCrc(output, start);
    }

    private static void AddCrc(List<byte> output, int start)
    {
        Span<byte> crc = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(crc, RunningChecksum.Crc32(0, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(output)[start..]));
        output.AddRange(crc);
    }
}
