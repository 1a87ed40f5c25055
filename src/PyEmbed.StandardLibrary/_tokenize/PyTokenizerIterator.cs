using PyEmbed.Core.Encodings;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;
using PyEmbed.StandardLibrary.Ast;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Tokenize;

/// <summary><c>_tokenize.TokenizerIter</c>: gives out tokens as tuples of text, kind, lines, columns (of UTF-8) and line.</summary>
[PyType("TokenizerIter", Module = "_tokenize")]
internal sealed partial class PyTokenizerIterator(Tokenizer tokenizer, SourceText source) : PyObject
{
    private static readonly ArgumentBinder s_binder = new("tokenizeriter", ["source"], 0, 1, 1, false, false);

    private int _lineStart;   // of the line that is shown: several that a backslash or a string joins are one
    private int _line;        // the number of lines that began before _read
    private int _read;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var bound = new PyObject?[1];
        if (!s_binder.TryBind(args, keywordNames, bound)) return null;
        if (bound[0] is not PyStr text) return PyErr.TypeError($"tokenizeriter() argument 'source' must be str, not {bound[0]!.Type.NameInMessages}");
        if (!Utf8.TryEncode(text.Text, ErrorHandler.Strict, out var encoded, out var error))
            return PyErr.Set(new PyUnicodeEncodeError(error.Encoding, text, error.Start, error.End, error.Reason));
        if (encoded.AsSpan().Contains((byte)0)) return PyErr.ValueError("embedded null character");
        if (!thread.TryReserve(encoded.Length)) return null;
        var source = SourceText.FromText(text.Text, "<string>");
        return new PyTokenizerIterator(new Tokenizer(source, TokenizerOptions.Default, new EngineWarnings(thread)), source);
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        Token token;
        try
        {
            token = tokenizer.Next();
        }
        catch (PendingErrorException)
        {
            return null;   // a warning that is an error
        }
        if (token.Kind == TokenKind.ErrorToken && tokenizer.Status == TokenizerStatus.Error)
        {
            if (tokenizer.Error is SyntaxErrorException syntaxError) SourceErrors.Set(thread, syntaxError.Diagnostic);
            else SourceErrors.Set(thread, (CompileErrorException)tokenizer.Error!);
            return null;
        }
        if (token.Kind is TokenKind.ErrorToken or TokenKind.EndMarker) return PyErr.Set(PyExceptions.StopIteration, "EOF");
        if (!thread.TryChargeWork(1 + (token.End - token.Start) / 8)) return null;
        FollowLines(token);
        var isString = token.Kind == TokenKind.String;
        return PyTuple.Of([
            PyStr.FromUtf16(tokenizer.GetText(token)), PyInt.From((int)token.Kind), PyInt.From(isString ? token.Line : token.EndLine), PyInt.From(token.EndLine), PyInt.From(token.Column),
            PyInt.From(token.EndColumn), PyStr.FromUtf16(ValidUtf8.ToUtf16(Text(_lineStart, LineEnd(_read)))),
        ]);
    }

    // A line begins anew where the tokenizer was between two tokens when it came to it, in no string and behind no backslash.
    private void FollowLines(in Token token)
    {
        var hasText = token.End > token.Start;
        while (hasText ? _read < token.Start : _line < token.Line - 1)
        {
            switch (At(_read))
            {
                case (byte)'#':
                    _read = LineEnd(_read) - 1;   // on the line break
                    if (At(_read) != '\n') return;
                    break;
                case (byte)'\\':
                    _read += 2;
                    _line++;
                    break;
                case (byte)'\n':
                    _lineStart = ++_read;
                    _line++;
                    break;
                case 0:
                    return;
                default:
                    _read++;
                    break;
            }
        }
        if (!hasText) return;
        _read = token.End;
        _line += token.EndLine - token.Line;
    }

    private ReadOnlySpan<byte> Text(int start, int end) => tokenizer.GetUtf8(start, end);

    private byte At(int position) => position < source.LengthWithNewline ? Text(position, position + 1)[0] : (byte)0;

    // Behind the line break.
    private int LineEnd(int position)
    {
        var found = position < source.LengthWithNewline ? Text(position, source.LengthWithNewline).IndexOf((byte)'\n') : -1;
        return found < 0 ? source.LengthWithNewline : position + found + 1;
    }
}
