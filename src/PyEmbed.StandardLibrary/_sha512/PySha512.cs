using System.Security.Cryptography;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>SHA-512. FIPS 180-4.</summary>
[PyType("sha512", Module = "_sha512", DisallowInstantiation = true)]
internal sealed partial class PySha512(HashAlgorithm algorithm) : PyClassicHash(algorithm)
{
    public PySha512() : this(new SystemHash(HashAlgorithmName.SHA512)) { }

    protected override string AlgorithmName => "sha512";

    protected override int BlockLength => 128;

    protected override int DigestLength => 64;

    protected override PyHash With(HashAlgorithm algorithm) => new PySha512(algorithm);
}
