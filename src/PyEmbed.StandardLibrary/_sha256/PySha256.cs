using System.Security.Cryptography;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>SHA-256. FIPS 180-4.</summary>
[PyType("sha256", Module = "_sha256", DisallowInstantiation = true)]
internal sealed partial class PySha256(HashAlgorithm algorithm) : PyClassicHash(algorithm)
{
    public PySha256() : this(new SystemHash(HashAlgorithmName.SHA256)) { }

    protected override string AlgorithmName => "sha256";

    protected override int BlockLength => 64;

    protected override int DigestLength => 32;

    protected override PyHash With(HashAlgorithm algorithm) => new PySha256(algorithm);
}
