using System.Security.Cryptography;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>SHA-1. FIPS 180-4.</summary>
[PyType("sha1", Module = "_sha1", DisallowInstantiation = true)]
internal sealed partial class PySha1(HashAlgorithm algorithm) : PyClassicHash(algorithm)
{
    public PySha1() : this(new SystemHash(HashAlgorithmName.SHA1)) { }

    protected override string AlgorithmName => "sha1";

    protected override int BlockLength => 64;

    protected override int DigestLength => 20;

    protected override PyHash With(HashAlgorithm algorithm) => new PySha1(algorithm);
}
