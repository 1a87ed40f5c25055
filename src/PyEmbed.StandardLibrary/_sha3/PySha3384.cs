using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>SHA3-384. FIPS 202.</summary>
[PyType("sha3_384", Module = "_sha3", Doc = "sha3_384([data], *, usedforsecurity=True) -> SHA3 object\n\nReturn a new SHA3 hash object with a hashbit length of 48 bytes.")]
internal sealed partial class PySha3384(Keccak keccak) : PySha3(keccak)
{
    private const int Length = 48;

    protected override string AlgorithmName => "sha3_384";

    protected override int DigestLength => Length;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        Sha3Arguments.TryRead(thread, args, keywordNames, out var data) ? Start(thread, data, static () => new PySha3384(Keccak.Sha3(Length))) : null;

    protected override PyHash With(HashAlgorithm algorithm) => new PySha3384((Keccak)algorithm);
}
