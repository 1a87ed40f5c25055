using System.Text;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM;

/// <summary>Where the printing of exceptions writes to.</summary>
internal interface IErrorOutput
{
    /// <summary>False: an error is set.</summary>
    [MustCheck]
    bool TryWrite(PyThreadState thread, PyStr text);

    /// <summary>False: an error is set.</summary>
    [MustCheck]
    bool TryWrite(PyThreadState thread, string text);
}

/// <summary>A Python file object, such as <c>sys.stderr</c>.</summary>
internal sealed class FileErrorOutput(PyObject file) : IErrorOutput
{
    public bool TryWrite(PyThreadState thread, PyStr text) => Calls.CallMethod(thread, file, Names.PlainWrite, text) is not null;

    public bool TryWrite(PyThreadState thread, string text) => TryWrite(thread, PyStr.FromUtf16(text));
}

/// <summary>A text in memory, for the host's exceptions.</summary>
internal sealed class TextErrorOutput : IErrorOutput
{
    private readonly StringBuilder _text = new();

    public bool TryWrite(PyThreadState thread, PyStr text) => TryWrite(thread, text.ToString());

    public bool TryWrite(PyThreadState thread, string text)
    {
        if (!thread.TryReserve(2L * (_text.Length + text.Length))) return false;
        _text.Append(text);
        return true;
    }

    public override string ToString() => _text.ToString();
}
