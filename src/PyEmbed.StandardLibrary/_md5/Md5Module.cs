using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>Python's module <c>_md5</c>: MD5.</summary>
[PyModule("_md5")]
internal sealed partial class Md5Module
{
    [PyConstant("MD5Type")] internal static PyType MD5Type => PyMd5.BuiltinType;

    [PyFunction("md5(/, string=b'', *, usedforsecurity=True)", Doc = "Return a new MD5 hash object; optionally initialized with a string.")]
    internal static PyObject? Md5(PyThreadState thread, PyObject? @string, bool usedforsecurity) => PyHash.Start(thread, @string, static () => new PyMd5());
}
