namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>SHA-224. FIPS 180-4.</summary>
[PyType("sha224", Module = "_sha256", DisallowInstantiation = true)]
internal sealed partial class PySha224(HashAlgorithm algorithm) : PyClassicHash(algorithm)
{
    public PySha224() : this(new Sha224()) { }

    protected override string AlgorithmName => "sha224";

    protected override int BlockLength => 64;

    protected override int DigestLength => 28;

    protected override PyHash With(HashAlgorithm algorithm) => new PySha224(algorithm);
}
