using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>Python's module <c>_sha512</c>: SHA-384 and SHA-512.</summary>
[PyModule("_sha512")]
internal sealed partial class Sha512Module
{
    // CPython 3.11 enters both types by this name, the second one last.
    [PyConstant("SHA384Type")] internal static PyType SHA384Type => PySha512.BuiltinType;

    [PyFunction("sha384(/, string=b'', *, usedforsecurity=True)", Doc = "Return a new SHA384 hash object; optionally initialized with a string.")]
    internal static PyObject? Sha384(PyThreadState thread, PyObject? @string, bool usedforsecurity) => PyHash.Start(thread, @string, static () => new PySha384());

    [PyFunction("sha512(/, string=b'', *, usedforsecurity=True)", Doc = "Return a new SHA512 hash object; optionally initialized with a string.")]
    internal static PyObject? Sha512(PyThreadState thread, PyObject? @string, bool usedforsecurity) => PyHash.Start(thread, @string, static () => new PySha512());
}
