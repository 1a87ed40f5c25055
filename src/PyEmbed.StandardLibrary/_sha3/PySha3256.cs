using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>SHA3-256. FIPS 202.</summary>
[PyType("sha3_256", Module = "_sha3", Doc = "sha3_256([data], *, usedforsecurity=True) -> SHA3 object\n\nReturn a new SHA3 hash object with a hashbit length of 32 bytes.")]
internal sealed partial class PySha3256(Keccak keccak) : PySha3(keccak)
{
    private const int Length = 32;

    protected override string AlgorithmName => "sha3_256";

    protected override int DigestLength => Length;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        Sha3Arguments.TryRead(thread, args, keywordNames, out var data) ? Start(thread, data, static () => new PySha3256(Keccak.Sha3(Length))) : null;

    protected override PyHash With(HashAlgorithm algorithm) => new PySha3256((Keccak)algorithm);
}
