namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>A hash that takes data piece by piece.</summary>
internal abstract class HashAlgorithm
{
    public abstract void Append(ReadOnlySpan<byte> data);

    /// <summary>The hash of all data so far, after which more can follow. Fills the destination.</summary>
    public abstract void GetCurrent(Span<byte> digest);

    /// <summary>An independent one that has had the same data.</summary>
    public abstract HashAlgorithm Clone();
}
