using PyEmbed.Core.Collections;

namespace PyEmbed.Parser.Tokens;

// Open brackets: line ends inside them are no NEWLINE tokens, and each must be closed by its like.
internal sealed partial class Tokenizer
{
    private const int MaxLevel = 200;

    private readonly ValueList<OpenBracket> _brackets = new();

    /// <summary>The number of open brackets.</summary>
    public int Level => _brackets.Count;

    /// <summary>The bracket opened at this depth; 0 is the outermost.</summary>
    public OpenBracket GetOpenBracket(int depth) => _brackets[depth];

    private bool OpenBracket(int c)
    {
        if (_brackets.Count >= MaxLevel)
        {
            Fail("too many nested parentheses");
            return false;
        }
        _brackets.Add(new OpenBracket((char)c, Line, _tokenStart - _lineStart));
        if (_fStrings.Count > 0) _fStrings.Peek().Depth++;
        return true;
    }

    private bool CloseBracket(int c)
    {
        if (!LeaveFStringBracket(c)) return false;
        if (_brackets.Count == 0)
        {
            Fail($"unmatched '{(char)c}'");
            return false;
        }
        var opening = _brackets.Pop();
        if ((opening.Character, c) is ('(', ')') or ('[', ']') or ('{', '}')) return true;
        var message = $"closing parenthesis '{(char)c}' does not match opening parenthesis '{opening.Character}'";
        Fail(opening.Line == Line ? message : $"{message} on line {opening.Line}");
        return false;
    }
}
