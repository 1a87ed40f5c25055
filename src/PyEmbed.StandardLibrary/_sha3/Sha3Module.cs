namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>Python's module <c>_sha3</c>: SHA-3 and SHAKE.</summary>
[PyModule("_sha3")]
internal sealed partial class Sha3Module
{
    [PyConstant("keccakopt")] public const int KeccakOption = 0;
    [PyConstant("implementation")] public const string Implementation = "tiny_sha3";

    [PyConstant("sha3_224")] internal static PyType Sha3224 => PySha3224.BuiltinType;
    [PyConstant("sha3_256")] internal static PyType Sha3256 => PySha3256.BuiltinType;
    [PyConstant("sha3_384")] internal static PyType Sha3384 => PySha3384.BuiltinType;
    [PyConstant("sha3_512")] internal static PyType Sha3512 => PySha3512.BuiltinType;
    [PyConstant("shake_128")] internal static PyType Shake128 => PyShake128.BuiltinType;
    [PyConstant("shake_256")] internal static PyType Shake256 => PyShake256.BuiltinType;
}
