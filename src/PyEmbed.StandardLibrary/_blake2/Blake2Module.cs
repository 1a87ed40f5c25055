namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>Python's module <c>_blake2</c>: BLAKE2b and BLAKE2s.</summary>
[PyModule("_blake2", Doc = "BLAKE2b and BLAKE2s for hashlib.")]
internal sealed partial class Blake2Module
{
    [PyConstant("blake2b")] internal static PyType Blake2b => PyBlake2b.BuiltinType;
    [PyConstant("blake2s")] internal static PyType Blake2s => PyBlake2s.BuiltinType;

    [PyConstant("BLAKE2B_SALT_SIZE")] public const int SaltSizeB = PyBlake2b.SaltSize;
    [PyConstant("BLAKE2B_PERSON_SIZE")] public const int PersonSizeB = PyBlake2b.PersonSize;
    [PyConstant("BLAKE2B_MAX_KEY_SIZE")] public const int MaxKeySizeB = PyBlake2b.MaxKeySize;
    [PyConstant("BLAKE2B_MAX_DIGEST_SIZE")] public const int MaxDigestSizeB = PyBlake2b.MaxDigestSize;

    [PyConstant("BLAKE2S_SALT_SIZE")] public const int SaltSizeS = PyBlake2s.SaltSize;
    [PyConstant("BLAKE2S_PERSON_SIZE")] public const int PersonSizeS = PyBlake2s.PersonSize;
    [PyConstant("BLAKE2S_MAX_KEY_SIZE")] public const int MaxKeySizeS = PyBlake2s.MaxKeySize;
    [PyConstant("BLAKE2S_MAX_DIGEST_SIZE")] public const int MaxDigestSizeS = PyBlake2s.MaxDigestSize;
}
