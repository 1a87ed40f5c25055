using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>Python's module <c>_sha256</c>: SHA-224 and SHA-256.</summary>
[PyModule("_sha256")]
internal sealed partial class Sha256Module
{
    [PyConstant("SHA224Type")] internal static PyType SHA224Type => PySha224.BuiltinType;

    [PyConstant("SHA256Type")] internal static PyType SHA256Type => PySha256.BuiltinType;

    [PyFunction("sha224(/, string=b'', *, usedforsecurity=True)", Doc = "Return a new SHA224 hash object; optionally initialized with a string.")]
    internal static PyObject? Sha224(PyThreadState thread, PyObject? @string, bool usedforsecurity) => PyHash.Start(thread, @string, static () => new PySha224());

    [PyFunction("sha256(/, string=b'', *, usedforsecurity=True)", Doc = "Return a new SHA256 hash object; optionally initialized with a string.")]
    internal static PyObject? Sha256(PyThreadState thread, PyObject? @string, bool usedforsecurity) => PyHash.Start(thread, @string, static () => new PySha256());
}
