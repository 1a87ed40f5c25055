using PyEmbed.Bytecode;
using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Modules;

/// <summary>The source argument of <c>compile</c>, <c>eval</c> and <c>exec</c>: text, or bytes with an encoding of their own.</summary>
internal readonly struct SourceCode
{
    private readonly PythonText _text;
    private readonly byte[]? _bytes;

    private SourceCode(PythonText text) => _text = text;

    private SourceCode(byte[] bytes) => _bytes = bytes;

    /// <summary>False: an error is set.</summary>
    [MustCheck]
    public static bool TryRead(PyThreadState thread, PyObject source, string function, string expected, out SourceCode code)
    {
        code = default;
        if (source is PyStr text)
        {
            if (!Utf8.TryEncode(text.Text, ErrorHandler.Strict, out var encoded, out var error))
                return PyErr.Set(new PyUnicodeEncodeError(error.Encoding, text, error.Start, error.End, error.Reason));
            if (encoded.AsSpan().Contains((byte)0)) return HasNull();
            code = new SourceCode(text.Text);
            return true;
        }
        if (!BytesLike.Is(source)) return PyErr.TypeError($"{function}() arg 1 must be a {expected} object");
        if (!BytesLike.TryRead(thread, source, out var bytes)) return false;
        if (bytes.AsSpan().Contains((byte)0)) return HasNull();
        code = new SourceCode(bytes);
        return true;
    }

    private static bool HasNull() => PyErr.Set(PyExceptions.SyntaxError, "source code string cannot contain null bytes");

    /// <summary>The engine's compiler. Null: it has none, and RuntimeError is set.</summary>
    public static ISourceCompiler? Compiler(PyThreadState thread)
    {
        if (thread.Interpreter.Compiler is { } compiler) return compiler;
        _ = PyErr.RuntimeError("this engine has no compiler: it runs only code that was compiled before");
        return null;
    }

    /// <summary>As <c>eval</c> takes it.</summary>
    public SourceCode WithoutLeadingBlanks()
    {
        var start = 0;
        if (_bytes is not null)
        {
            while (start < _bytes.Length && _bytes[start] is (byte)' ' or (byte)'\t') start++;
            return start == 0 ? this : new SourceCode(_bytes[start..]);
        }
        while (start < _text.Length && _text[start] is ' ' or '\t') start++;
        return start == 0 ? this : new SourceCode(SourceLines.Slice(_text, start, _text.Length));
    }

    /// <summary>What it is made of: true with text, false with bytes.</summary>
    public bool TryGetText(out PythonText text, out byte[] bytes)
    {
        text = _text;
        bytes = _bytes ?? [];
        return _bytes is null;
    }

    public CodeObject? Compile(PyThreadState thread, ISourceCompiler compiler, in CompileSettings settings) =>
        _bytes is null ? compiler.CompileText(thread, _text, settings) : compiler.CompileBytes(thread, _bytes, settings);

    public PyObject? Parse(PyThreadState thread, ISourceCompiler compiler, in CompileSettings settings) =>
        _bytes is null ? compiler.ParseText(thread, _text, settings) : compiler.ParseBytes(thread, _bytes, settings);
}
