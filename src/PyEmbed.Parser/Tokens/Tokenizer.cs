using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;

namespace PyEmbed.Parser.Tokens;

/// <summary>CPython 3.11's tokenizer: gives out one token a call, and what errors need to know of the place where it stands.</summary>
internal sealed partial class Tokenizer
{
    public Tokenizer(SourceText source, TokenizerOptions options, ISourceWarnings warnings)
    {
        Source = source;
        Options = options;
        Warnings = warnings;
        Errors = new SyntaxErrorFactory(this);
    }

    public SourceText Source { get; }

    public TokenizerOptions Options { get; }

    public ISourceWarnings Warnings { get; }

    /// <summary>Makes the errors of tokenizer, literals and grammar with the positions CPython gives them.</summary>
    public SyntaxErrorFactory Errors { get; }

    /// <summary>The token given out last.</summary>
    public Token Last { get; private set; }

    /// <summary>How many tokens have been given out.</summary>
    public int Count { get; private set; }

    public TokenizerStatus Status { get; private set; }

    /// <summary>The lexical error where <see cref="Status"/> is <see cref="TokenizerStatus.Error"/>. Not a SyntaxError in a few cases (OverflowError).</summary>
    public Exception? Error { get; private set; }

    /// <summary>The line being read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The number of open brackets.</summary>
    public int Level => 0;

    /// <summary>The depth of indentation: 0 at the left margin.</summary>
    public int IndentDepth => 0;

    /// <summary>Whether the end of interactive input came inside a block or statement.</summary>
    public bool IsAtEnd => Status == TokenizerStatus.EndOfInput;

    /// <summary>The bracket opened at this depth (0 is the outermost): its character, line and byte column.</summary>
    public OpenBracket GetOpenBracket(int depth) => default;

    /// <summary>
    /// The next token. A <see cref="TokenKind.ErrorToken"/> when there is none: then <see cref="CreateError"/> makes the exception to throw,
    /// and <see cref="Status"/> and <see cref="Error"/> say what is behind it.
    /// </summary>
    public Token Next() => Last;

    /// <summary>The exception for the error token just given out (pegen's <c>tokenizer_error</c>).</summary>
    public Exception CreateError() => Error ?? Errors.Create("unknown parsing error");

    /// <summary>The bytes of a token.</summary>
    public ReadOnlySpan<byte> GetUtf8(in Token token) => Source.Utf8[token.Start..token.End];

    /// <summary>The text of a token as written (identifiers: see <see cref="GetIdentifier"/>).</summary>
    public string GetText(in Token token) => Source.GetText(token.Start, token.End);

    /// <summary>The identifier that a NAME token spells: NFKC-normalised (PEP 3131), the same string object for the same name of this source.</summary>
    public string GetIdentifier(in Token token) => GetText(token);
}
