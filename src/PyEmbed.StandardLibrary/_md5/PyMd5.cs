using System.Security.Cryptography;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>MD5. RFC 1321.</summary>
[PyType("md5", Module = "_md5", DisallowInstantiation = true)]
internal sealed partial class PyMd5(HashAlgorithm algorithm) : PyClassicHash(algorithm)
{
    public PyMd5() : this(new SystemHash(HashAlgorithmName.MD5)) { }

    protected override string AlgorithmName => "md5";

    protected override int BlockLength => 64;

    protected override int DigestLength => 16;

    protected override PyHash With(HashAlgorithm algorithm) => new PyMd5(algorithm);
}
