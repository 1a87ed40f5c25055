namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>Collects the data of a hash into blocks.</summary>
internal abstract class BlockHash(int blockSize) : HashAlgorithm
{
    /// <summary>What is no whole block yet, in front.</summary>
    protected byte[] Block { get; private set; } = new byte[blockSize];

    protected int Pending { get; private set; }

    protected int BlockSize => blockSize;

    /// <summary>Whether a full block waits for more data, because the last one is treated otherwise.</summary>
    protected virtual bool KeepsLastBlock => false;

    protected abstract void Process(ReadOnlySpan<byte> block);

    public sealed override void Append(ReadOnlySpan<byte> data)
    {
        var atEnd = KeepsLastBlock ? 1 : 0;
        if (Pending > 0)
        {
            var taken = Math.Min(data.Length, blockSize - Pending);
            data[..taken].CopyTo(Block.AsSpan(Pending));
            Pending += taken;
            data = data[taken..];
            if (Pending < blockSize || data.Length < atEnd) return;
            Process(Block);
            Pending = 0;
        }
        for (; data.Length >= blockSize + atEnd; data = data[blockSize..]) Process(data[..blockSize]);
        data.CopyTo(Block);
        Pending = data.Length;
    }

    public sealed override HashAlgorithm Clone()
    {
        var clone = (BlockHash)MemberwiseClone();
        clone.Block = (byte[])Block.Clone();
        clone.CloneState();
        return clone;
    }

    /// <summary>Replaces the arrays of a new clone by copies.</summary>
    protected abstract void CloneState();
}
