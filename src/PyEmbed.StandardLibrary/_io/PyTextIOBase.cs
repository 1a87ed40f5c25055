namespace PyEmbed.StandardLibrary.Io;

/// <summary><c>_io._TextIOBase</c>: the base of streams of text.</summary>
[PyType("_TextIOBase", Module = "_io", Subclassable = true, SharesLayout = true, Doc = "The base of streams of text.")]
internal partial class PyTextIOBase : PyIOBase
{
    [PyMethod("detach(self, /)", NoTextSignature = true, Doc = "Give back the stream of bytes underneath; this one cannot be used any more.")]
    internal static PyObject? Detach(PyThreadState thread, PyIOBase self) => Streams.Unsupported(thread, "detach");

    [PyMethod("read(self, size=-1, /)", NoTextSignature = true, Doc = "Read so many characters, or all.")]
    internal static PyObject? Read(PyThreadState thread, PyIOBase self, PyObject? size) => Streams.Unsupported(thread, "read");

    [PyMethod("readline(self, size=-1, /)", NoTextSignature = true, Doc = "Read up to the end of the line.")]
    internal static PyObject? ReadLine(PyThreadState thread, PyIOBase self, PyObject? size) => Streams.Unsupported(thread, "readline");

    [PyMethod("write(self, s, /)", NoTextSignature = true, Doc = "Write a string and return its length.")]
    internal static PyObject? Write(PyThreadState thread, PyIOBase self, PyObject s) => Streams.Unsupported(thread, "write");

    [PyProperty("encoding", Doc = "The encoding of the text; here None.")]
    internal static PyObject Encoding(PyIOBase self) => PyNone.Instance;

    [PyProperty("newlines", Doc = "The ends of lines that were seen when reading; here None.")]
    internal static PyObject Newlines(PyIOBase self) => PyNone.Instance;

    [PyProperty("errors", Doc = "What is done about text that cannot be encoded or decoded; here None.")]
    internal static PyObject Errors(PyIOBase self) => PyNone.Instance;
}
