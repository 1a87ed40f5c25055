using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>SHAKE128. FIPS 202.</summary>
[PyType("shake_128", Module = "_sha3", Doc = "shake_128([data], *, usedforsecurity=True) -> SHAKE object\n\nReturn a new SHAKE hash object.")]
internal sealed partial class PyShake128(Keccak keccak) : PyShake(keccak)
{
    private const int SecurityBits = 128;

    protected override string AlgorithmName => "shake_128";

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        Sha3Arguments.TryRead(thread, args, keywordNames, out var data) ? Start(thread, data, static () => new PyShake128(Keccak.Shake(SecurityBits))) : null;

    protected override PyHash With(HashAlgorithm algorithm) => new PyShake128((Keccak)algorithm);
}
