namespace PyEmbed.StandardLibrary.Codecs;

// The error handlers, which lookup_error() gives.
internal sealed partial class CodecsModule
{
    [PyFunction("strict_errors(exception, /)", NoTextSignature = true, Doc = "Implements the 'strict' error handling, which raises a UnicodeError on coding errors.")]
    public static PyObject? StrictErrors(PyThreadState thread, PyObject exception) => HandlerFunctions.Run(thread, "strict", exception);

    [PyFunction("ignore_errors(exception, /)", NoTextSignature = true, Doc = "Leave out what cannot be converted.")]
    public static PyObject? IgnoreErrors(PyThreadState thread, PyObject exception) => HandlerFunctions.Run(thread, "ignore", exception);

    [PyFunction("replace_errors(exception, /)", NoTextSignature = true, Doc = "Put a replacement mark in place of what cannot be converted.")]
    public static PyObject? ReplaceErrors(PyThreadState thread, PyObject exception) => HandlerFunctions.Run(thread, "replace", exception);

    [PyFunction("xmlcharrefreplace_errors(exception, /)", NoTextSignature = true, Doc = "Write XML character references.")]
    public static PyObject? XmlCharRefReplaceErrors(PyThreadState thread, PyObject exception) => HandlerFunctions.Run(thread, "xmlcharrefreplace", exception);

    [PyFunction("backslashreplace_errors(exception, /)", NoTextSignature = true, Doc = "Write escapes with a backslash.")]
    public static PyObject? BackslashReplaceErrors(PyThreadState thread, PyObject exception) => HandlerFunctions.Run(thread, "backslashreplace", exception);

    [PyFunction("namereplace_errors(exception, /)", NoTextSignature = true, Doc = "Write the names of characters.")]
    public static PyObject? NameReplaceErrors(PyThreadState thread, PyObject exception) => HandlerFunctions.Run(thread, "namereplace", exception);

    [PyFunction("surrogateescape_errors(exception, /)", NoTextSignature = true, Doc = "Bytes that cannot be decoded are lone surrogates, which are encoded as these bytes.")]
    public static PyObject? SurrogateEscapeErrors(PyThreadState thread, PyObject exception) => HandlerFunctions.Run(thread, "surrogateescape", exception);

    [PyFunction("surrogatepass_errors(exception, /)", NoTextSignature = true, Doc = "Surrogates are encoded and decoded like other code points.")]
    public static PyObject? SurrogatePassErrors(PyThreadState thread, PyObject exception) => HandlerFunctions.Run(thread, "surrogatepass", exception);
}
