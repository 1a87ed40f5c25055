using System.Runtime.CompilerServices;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

// The token buffer: tokens are fetched one by one as rules look at them, and stay for backtracking.
internal sealed partial class PythonParser
{
    /// <summary>How deep CPython lets its rules nest (MAXSTACK): beyond it is a MemoryError.</summary>
    private const int MaxLevel = 6000;

    private readonly NodeStack<Expression> _expressions = new();
    private readonly NodeStack<Statement> _statements = new();
    private readonly List<TypeIgnoreNode> _typeIgnores = [];
    private UnicodeFault? _typeIgnoreFault;   // told when the tree is complete
    private Token[] _tokens = new Token[16];
    private int _fill;
    private int _mark;
    private int _level;

    private ref readonly Token Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_mark == _fill) Fetch();
            return ref _tokens[_mark];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool At(TokenKind kind) => Current.Kind == kind;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool At(Keyword word)
    {
        ref readonly var token = ref Current;
        return token.Keyword == word && token.Kind == TokenKind.Name;
    }

    private bool AtIdentifier => IsIdentifier(Current);

    // With feature_version below 7 `async` and `await` come as plain names outside `async def`.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsIdentifier(in Token token) =>
        token.Kind == TokenKind.Name && (!Keywords.IsHard(token.Keyword) || token.Keyword is Keyword.Async or Keyword.Await);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Accept(TokenKind kind)
    {
        if (Current.Kind != kind) return false;
        _mark++;
        return true;
    }

    private bool Accept(Keyword word)
    {
        if (!At(word)) return false;
        _mark++;
        return true;
    }

    // The rules with && in the grammar: the token must be there, or the error is this one at once.
    private void Force(TokenKind kind, string spelling)
    {
        if (At(kind))
        {
            _mark++;
            return;
        }
        throw ErrorAt(Current, $"expected '{spelling}'");
    }

    /// <summary>The kind of the token after the current one, which is fetched by this.</summary>
    private TokenKind PeekNext()
    {
        _mark++;
        var kind = Current.Kind;
        _mark--;
        return kind;
    }

    private bool IdentifierFollowedBy(TokenKind kind) => AtIdentifier && PeekNext() == kind;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fetch()
    {
        var token = _tokenizer.Next();
        while (token.Kind == TokenKind.TypeIgnore)
        {
            _typeIgnores.Add(new TypeIgnoreNode(token.Line, _tokenizer.GetText(token)));
            _typeIgnoreFault ??= Utf8Decoding.FindFault(_tokenizer.GetUtf8(token));
            token = _tokenizer.Next();
        }
        if (_fill == _tokens.Length) Array.Resize(ref _tokens, _fill * 2);
        _tokens[_fill++] = token;
        if (token.Kind == TokenKind.ErrorToken) throw _tokenizer.CreateError();
    }

    private SourceRange RangeOf(int position) => _tokens[position].Range;

    /// <summary>From the token at <paramref name="start"/> to the last one consumed.</summary>
    private SourceRange RangeFrom(int start)
    {
        ref readonly var first = ref _tokens[start];
        ref readonly var last = ref _tokens[_mark - 1];
        return new SourceRange(first.Line, first.Column, last.EndLine, last.EndColumn);
    }

    /// <summary>As <see cref="RangeFrom"/>, for statements with blocks: newlines and dedents at the end are not part of them.</summary>
    private SourceRange RangeFromSkipping(int start)
    {
        var last = _mark - 1;
        while (last > 0 && _tokens[last].Kind is TokenKind.EndMarker or TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent) last--;
        ref readonly var first = ref _tokens[start];
        ref readonly var end = ref _tokens[last];
        return new SourceRange(first.Line, first.Column, end.EndLine, end.EndColumn);
    }

    private string IdentifierAt(int position) => _tokenizer.GetIdentifier(_tokens[position]);

    private NameNode NameAt(int position, ExprContext context = ExprContext.Load) =>
        new(_tokenizer.GetIdentifier(_tokens[position]), context, _tokens[position].Range);

    private void Enter(int levels)
    {
        _level += levels;
        if (_level > MaxLevel) throw CompileErrorException.MemoryError();
        EnsureStack();
    }

    private static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw CompileErrorException.MemoryError();
    }
}
