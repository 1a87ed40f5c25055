namespace PyEmbed.Parser.Tokens;

/// <summary>The operators and delimiters by their characters; <see cref="TokenKind.Op"/> where there is none.</summary>
internal static class Operators
{
    public static TokenKind FindOne(int c) => c switch
    {
        '(' => TokenKind.LeftParenthesis,
        ')' => TokenKind.RightParenthesis,
        '[' => TokenKind.LeftBracket,
        ']' => TokenKind.RightBracket,
        '{' => TokenKind.LeftBrace,
        '}' => TokenKind.RightBrace,
        ':' => TokenKind.Colon,
        ',' => TokenKind.Comma,
        ';' => TokenKind.Semicolon,
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '*' => TokenKind.Star,
        '/' => TokenKind.Slash,
        '|' => TokenKind.VerticalBar,
        '&' => TokenKind.Ampersand,
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '=' => TokenKind.Equal,
        '.' => TokenKind.Dot,
        '%' => TokenKind.Percent,
        '~' => TokenKind.Tilde,
        '^' => TokenKind.Circumflex,
        '@' => TokenKind.At,
        _ => TokenKind.Op,
    };

    public static TokenKind FindTwo(int first, int second) => (first, second) switch
    {
        ('=', '=') => TokenKind.EqualEqual,
        ('!', '=') or ('<', '>') => TokenKind.NotEqual,
        ('<', '=') => TokenKind.LessEqual,
        ('>', '=') => TokenKind.GreaterEqual,
        ('<', '<') => TokenKind.LeftShift,
        ('>', '>') => TokenKind.RightShift,
        ('*', '*') => TokenKind.DoubleStar,
        ('/', '/') => TokenKind.DoubleSlash,
        ('-', '>') => TokenKind.RightArrow,
        (':', '=') => TokenKind.ColonEqual,
        ('+', '=') => TokenKind.PlusEqual,
        ('-', '=') => TokenKind.MinusEqual,
        ('*', '=') => TokenKind.StarEqual,
        ('/', '=') => TokenKind.SlashEqual,
        ('%', '=') => TokenKind.PercentEqual,
        ('&', '=') => TokenKind.AmpersandEqual,
        ('|', '=') => TokenKind.VerticalBarEqual,
        ('^', '=') => TokenKind.CircumflexEqual,
        ('@', '=') => TokenKind.AtEqual,
        _ => TokenKind.Op,
    };

    public static TokenKind FindThree(int first, int second, int third) => (first, second, third) switch
    {
        ('<', '<', '=') => TokenKind.LeftShiftEqual,
        ('>', '>', '=') => TokenKind.RightShiftEqual,
        ('*', '*', '=') => TokenKind.DoubleStarEqual,
        ('/', '/', '=') => TokenKind.DoubleSlashEqual,
        ('.', '.', '.') => TokenKind.Ellipsis,
        _ => TokenKind.Op,
    };
}
