using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>Python's module <c>_sha1</c>: SHA-1.</summary>
[PyModule("_sha1")]
internal sealed partial class Sha1Module
{
    [PyConstant("SHA1Type")] internal static PyType SHA1Type => PySha1.BuiltinType;

    [PyFunction("sha1(/, string=b'', *, usedforsecurity=True)", Doc = "Return a new SHA1 hash object; optionally initialized with a string.")]
    internal static PyObject? Sha1(PyThreadState thread, PyObject? @string, bool usedforsecurity) => PyHash.Start(thread, @string, static () => new PySha1());
}
