using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;

namespace PyEmbed.Parser.Tokens;

/// <summary>CPython 3.11's tokenizer: gives out one token a call, and what errors need to know of the place where it stands.</summary>
/// <remarks>
/// Parts: .Lines (reading line by line), .Indentation, .Scan (one token), .Names, .Numbers, .Strings, .Brackets, .Comments,
/// .Errors, and .FStrings for the syntax of PEP 701 and 750.
/// </remarks>
internal sealed partial class Tokenizer
{
    // The start rule `single` ends its statement with a NEWLINE of its own: true while one is due.
    private bool _statementIsOpen;
    private IdentifierTable? _identifiers;

    public Tokenizer(SourceText source, TokenizerOptions options, ISourceWarnings warnings)
    {
        Source = source;
        Options = options;
        Warnings = warnings;
        Errors = new SyntaxErrorFactory(this);
        _text = source.Buffer;
        _end = options.Mode is SourceMode.File or SourceMode.FString ? source.LengthWithNewline : source.Length;
        Line = options.StartingLine > 0 ? options.StartingLine - 1 : 0;
    }

    public SourceText Source { get; }

    public TokenizerOptions Options { get; }

    public ISourceWarnings Warnings { get; }

    /// <summary>Makes the errors of tokenizer, literals and grammar with the positions CPython gives them.</summary>
    public SyntaxErrorFactory Errors { get; }

    /// <summary>The token given out last, error tokens included.</summary>
    public Token Last { get; private set; }

    /// <summary>How many tokens have been given out, an error token included.</summary>
    public int Count { get; private set; }

    public TokenizerStatus Status { get; private set; }

    /// <summary>The lexical error where <see cref="Status"/> is <see cref="TokenizerStatus.Error"/>: a <see cref="SyntaxErrorException"/>, or rarely a <see cref="CompileErrorException"/>.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Whether the source ended, orderly or inside a string, bracket or continued line: then an error may mean that more input is wanted (<c>codeop</c>).</summary>
    public bool IsAtEnd => Status == TokenizerStatus.EndOfInput || _endsInsideString;

    /// <summary>
    /// The next token. A <see cref="TokenKind.ErrorToken"/> when there is none: then <see cref="CreateError"/> makes the exception to throw,
    /// and <see cref="Status"/> and <see cref="Error"/> say what is behind it.
    /// </summary>
    public Token Next()
    {
        var token = Scan();
        if (Options.Mode == SourceMode.Single) token = CloseInteractiveStatement(token);
        Count++;
        Last = token;
        return token;
    }

    /// <summary>The bytes of a token.</summary>
    public ReadOnlySpan<byte> GetUtf8(in Token token) => _text.AsSpan(token.Start, token.End - token.Start);

    /// <summary>A range of the text that is read; a newline that it lacked at its end included.</summary>
    internal ReadOnlySpan<byte> GetUtf8(int start, int end) => _text.AsSpan(start, end - start);

    /// <summary>The text of a token as written (identifiers: see <see cref="GetIdentifier"/>).</summary>
    public string GetText(in Token token) => Source.GetText(token.Start, token.End);

    /// <summary>The identifier that a NAME token spells: NFKC-normalised (PEP 3131), the same string object for the same name of this source.</summary>
    public string GetIdentifier(in Token token) => (_identifiers ??= new IdentifierTable()).Get(GetUtf8(token));

    // The end of the input first ends the statement, then the blocks, then the input.
    private Token CloseInteractiveStatement(in Token token)
    {
        if (token.Kind == TokenKind.TypeIgnore) return token;
        if (token.Kind != TokenKind.EndMarker || !_statementIsOpen)
        {
            _statementIsOpen = true;
            return token;
        }
        _statementIsOpen = false;
        if (_indents.Depth > 0 && !Options.DontImplyDedent)
        {
            _pendingIndents = -_indents.Depth;
            _indents.Clear();
        }
        return Make(TokenKind.Newline, token.Start, token.End, token.Column >= 0);
    }
}
