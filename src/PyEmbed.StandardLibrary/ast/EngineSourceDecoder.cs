using PyEmbed.Core.Text;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Ast;

/// <summary>Decodes source by the engine's codecs: the built-in ones, then those that scripts have registered.</summary>
internal sealed class EngineSourceDecoder(PyThreadState thread) : ISourceDecoder
{
    public PythonText Decode(string encoding, ReadOnlySpan<byte> bytes)
    {
        if (CodecCalls.Decode(thread, PyBytes.CopyOf(bytes), PyStr.FromUtf16(encoding), null) is { } text) return text.Text;
        // The tokenizer makes a SyntaxError of whatever was wrong; a limit stays what it is.
        if (!thread.ErrorMatches(PyExceptions.Exception)) throw new PendingErrorException();
        var error = thread.TakeError();
        if (Representation.Str(thread, error) is not { } message) throw new PendingErrorException();
        var isUnicode = error.Type.IsSubtypeOf(PyExceptions.UnicodeError);
        throw new CompileErrorException(isUnicode ? "ValueError" : error.Type.Name, message.ToString());
    }
}
