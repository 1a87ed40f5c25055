using System.Security.Cryptography;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>SHA-384. FIPS 180-4.</summary>
[PyType("sha384", Module = "_sha512", DisallowInstantiation = true)]
internal sealed partial class PySha384(HashAlgorithm algorithm) : PyClassicHash(algorithm)
{
    public PySha384() : this(new SystemHash(HashAlgorithmName.SHA384)) { }

    protected override string AlgorithmName => "sha384";

    protected override int BlockLength => 128;

    protected override int DigestLength => 48;

    protected override PyHash With(HashAlgorithm algorithm) => new PySha384(algorithm);
}
