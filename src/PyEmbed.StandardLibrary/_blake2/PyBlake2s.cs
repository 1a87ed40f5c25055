using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>BLAKE2s. RFC 7693.</summary>
[PyType("blake2s", Module = "_blake2", Doc = "Return a new BLAKE2s hash object.")]
internal sealed partial class PyBlake2s(HashAlgorithm algorithm, int digestSize) : PyFixedHash(algorithm)
{
    [PyConstant("SALT_SIZE")] public const int SaltSize = 8;
    [PyConstant("PERSON_SIZE")] public const int PersonSize = 8;
    [PyConstant("MAX_KEY_SIZE")] public const int MaxKeySize = 32;
    [PyConstant("MAX_DIGEST_SIZE")] public const int MaxDigestSize = 32;

    protected override string AlgorithmName => "blake2s";

    protected override int BlockLength => 16 * sizeof(uint);

    protected override int DigestLength => digestSize;

    [PyMethod("__new__(cls, data=b'', /, *, digest_size=32, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject? data, int digest_size, [BytesLike] PyObject? key, [BytesLike] PyObject? salt, [BytesLike] PyObject? person, int fanout, int depth,
        PyObject? leaf_size, PyObject? node_offset, int node_depth, int inner_size, bool last_node, bool usedforsecurity)
    {
        var parameters = new Blake2Parameters(false, digest_size, key, salt, person, fanout, depth, leaf_size, node_offset, node_depth, inner_size);
        if (!parameters.TryMake(thread, out var block, out var keyBytes)) return null;
        return Start(thread, data, () => new PyBlake2s(new Blake2<uint>(block, keyBytes, last_node), digest_size));
    }

    [PyMethod("update(self, data, /)", Doc = "Update this hash object's state with the provided bytes-like object.")]
    internal PyObject? Update(PyThreadState thread, PyObject data) => TryUpdate(thread, data) ? PyNone.Instance : null;

    protected override PyHash With(HashAlgorithm algorithm) => new PyBlake2s(algorithm, digestSize);
}
