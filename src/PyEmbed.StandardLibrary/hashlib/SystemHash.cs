using System.Security.Cryptography;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>A hash that .NET has.</summary>
internal sealed class SystemHash : HashAlgorithm
{
    private readonly IncrementalHash _hash;

    public SystemHash(HashAlgorithmName name) => _hash = IncrementalHash.CreateHash(name);

    private SystemHash(IncrementalHash hash) => _hash = hash;

    public override void Append(ReadOnlySpan<byte> data) => _hash.AppendData(data);

    public override void GetCurrent(Span<byte> digest) => _hash.GetCurrentHash(digest);

    public override HashAlgorithm Clone() => new SystemHash(_hash.Clone());
}
