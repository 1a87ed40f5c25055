using System.Buffers;
using System.Text;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Tests;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Conformance;

/// <summary>Makes damaged sources out of good ones, the same for the same seed.</summary>
internal sealed class SourceMutator(List<string> files, int seed)
{
    private const int DontImplyDedent = 0x200, TypeComments = 0x1000, AllowIncompleteInput = 0x4000, BarryAsBdfl = 0x400000;

    private static readonly string[] Words =
        ("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal "
        + "not or pass raise return try while with yield match case _ type print exec x y a.b f(x) a[1] ( ) [ ] { } : , ; + - * / | & < > = . % == != <> <= >= ~ ^ << >> ** "
        + "+= -= *= /= %= &= |= ^= <<= >>= **= // //= @ @= -> ... := ! $ ? ` \\ 0 1 07 0x1 0o8 0b2 1_ 1e 1.5j 0x 1if 1_000 'a' \"b\" ' \" ''' b'x' f'{x}' f'{' f'{x!z}' f'{a b}' f'{x:{y}}' f'}' rb'' ur'' 'a\\z' "
        + "'\\N{x}' '\\x1' u'k' # #\u00a0 \u00e9 \u20ac \u00b2 \U0001F600 \u0130 \ufb01 \u037a\u00b7 \n \n\n \t \f \r\n \r \\\n #type:int\n #type:ignore\n lambda: *x **x *, x=1 **k *a,b a,b=c x:int x=yield yield(x)").Split(' ');

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, string[]> _lines = [];

    /// <summary>Pieces to damage beside those of the files.</summary>
    public List<FrontEndCase> Snippets { get; init; } = [];

    public LanguageVersion Version { get; init; } = LanguageVersion.Python311;

    public IEnumerable<FrontEndCase> Cases(int count)
    {
        for (var i = 0; i < count; i++) yield return MakeCase(i);
    }

    public static bool IsBroken(byte[] source)
    {
        ReadOnlySpan<byte> rest = source;
        while (rest.Length > 0)
        {
            if (Rune.DecodeFromUtf8(rest, out _, out var length) != OperationStatus.Done) return true;
            rest = rest[length..];
        }
        return false;
    }

    private FrontEndCase MakeCase(int number)
    {
        var (name, source) = Piece();
        var changes = _random.Next(4) == 0 ? 1 + _random.Next(4) : 1;
        for (var i = 0; i < changes; i++) source = _random.Next(10) < 6 ? ChangeTokens(source) : ChangeBytes(source);
        var kind = _random.Next(100);
        var mode = kind < 80 ? SourceMode.File : kind < 90 ? SourceMode.Single : kind < 97 ? SourceMode.Eval : SourceMode.FunctionType;
        if (mode is SourceMode.Eval or SourceMode.FunctionType) source = FirstLine(source);
        var flags = 0;
        if (_random.Next(12) == 0) flags |= TypeComments;
        if (_random.Next(10) == 0) flags |= AllowIncompleteInput;
        if (_random.Next(12) == 0) flags |= DontImplyDedent;
        if (_random.Next(60) == 0) flags |= BarryAsBdfl;
        var isText = _random.Next(2) == 0 && !IsBroken(source);
        return new FrontEndCase($"{number} of {name}", source)
        {
            Decoder = CodePageDecoder.Instance, Mode = mode, Flags = flags, IsText = isText, Version = Version, FeatureVersion = _random.Next(25) == 0 ? _random.Next(3, 12) : -1,
        };
    }

    // Some lines of a file, most often from a line that starts at the margin.
    private (string Name, byte[] Source) Piece()
    {
        if (Snippets.Count > 0 && _random.Next(3) > 0)
        {
            var snippet = Snippets[_random.Next(Snippets.Count)];
            return (snippet.Name, snippet.Source);
        }
        if (_random.Next(12) == 0) return ("soup", Soup());
        while (true)
        {
            var file = files[_random.Next(files.Count)];
            if (!_lines.TryGetValue(file, out var lines)) _lines[file] = lines = Encoding.UTF8.GetString(File.ReadAllBytes(file)).Split('\n');
            var start = _random.Next(lines.Length);
            var strict = _random.Next(20) != 0;
            while (strict && start < lines.Length && (lines[start].Length == 0 || char.IsWhiteSpace(lines[start][0]) || lines[start][0] is '#' or ')' or ']' or '}')) start++;
            if (start >= lines.Length) continue;
            var length = 1 + _random.Next(_random.Next(8) == 0 ? 40 : 8);
            return (Path.GetFileName(file), Encoding.UTF8.GetBytes(string.Join('\n', lines.Skip(start).Take(length)) + (_random.Next(5) == 0 ? "" : "\n")));
        }
    }

    // Words at random.
    private byte[] Soup()
    {
        var words = new StringBuilder();
        for (var i = 2 + _random.Next(10); i > 0; i--) words.Append(Words[_random.Next(Words.Length)]).Append(_random.Next(4) == 0 ? "" : " ");
        return Encoding.UTF8.GetBytes(words.Append(_random.Next(5) == 0 ? "" : "\n").ToString());
    }

    private static byte[] FirstLine(byte[] source)
    {
        var end = Array.IndexOf(source, (byte)'\n');
        return end < 0 ? source : source[..(end + 1)];
    }

    private byte[] ChangeTokens(byte[] source)
    {
        var tokens = Tokenize(source);
        if (tokens.Count < 2) return ChangeBytes(source);
        var i = _random.Next(tokens.Count - 1);
        var (start, end) = tokens[i];
        switch (_random.Next(6))
        {
            case 0:
                return [.. source[..start], .. source[end..]];
            case 1:
                return [.. source[..end], (byte)' ', .. source[start..]];
            case 2:
                var (nextStart, nextEnd) = tokens[i + 1];
                return [.. source[..start], .. source[nextStart..nextEnd], .. source[end..nextStart], .. source[start..end], .. source[nextEnd..]];
            case 3:
                return [.. source[..start], .. Word(), .. source[end..]];
            case 4:
                var other = tokens[_random.Next(tokens.Count)];
                return [.. source[..start], .. source[other.Start..other.End], .. source[end..]];
            default:
                return [.. source[..start], .. Word(), (byte)' ', .. source[start..]];
        }
    }

    private byte[] Word() => Encoding.UTF8.GetBytes(Words[_random.Next(Words.Length)]);

    private byte[] ChangeBytes(byte[] source)
    {
        var at = _random.Next(source.Length + 1);
        switch (_random.Next(14))
        {
            case 0 or 1:
                return source[..at];
            case 2 when at < source.Length:
                return [.. source[..at], .. source[(at + 1)..]];
            case 3:
                return [.. source[..at], (byte)_random.Next(256), .. source[at..]];
            case 4:
                return [.. source[..at], "()[]{}"u8[_random.Next(6)], .. source[at..]];
            case 5:
                return Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(source).Replace("\n", _random.Next(2) == 0 ? "\r\n" : "\r"));
            case 6:
                return [0xEF, 0xBB, 0xBF, .. source];
            case 7:
                string[] cookies = ["# coding: latin-1\n", "# coding: utf-8\n", "# -*- coding: xyz -*-\n", "\n# coding=ascii\n", "#!/x\n# coding: cp1252\n", "# coding: iso-8859-15\n", "\f# coding: utf-8-sig\n"];
                return [.. Encoding.ASCII.GetBytes(cookies[_random.Next(cookies.Length)]), .. source];
            case 8:
                return [.. source[..at], .. "\0"u8, .. source[at..]];
            case 9:
                return [.. source[..at], .. new byte[][] { [0xED, 0xA0, 0x80], [0xFF], [0xC3], [0xE2, 0x82], "é"u8.ToArray(), "€"u8.ToArray(), "😀"u8.ToArray() }[_random.Next(7)], .. source[at..]];
            case 10 or 11:
                // Another indentation.
                var start = Array.LastIndexOf(source, (byte)'\n', Math.Max(0, Math.Min(at, source.Length - 1))) + 1;
                if (_random.Next(2) == 0 && start < source.Length && source[start] == ' ') return [.. source[..start], .. source[(start + 1)..]];
                return [.. source[..start], .. new[] { " ", "\t", "  ", "\f", "        ", " \\\n", "#\n" }[_random.Next(7)].Select(c => (byte)c), .. source[start..]];
            case 12:
                return [.. source[..at], (byte)'\n', .. source[at..]];
            default:
                return [.. source, .. new[] { "\\", "\\\n", "    ", "#", "# type: ignore", "\f", "\n\n", "\r", "(", "'''", "    x\n" }[_random.Next(11)].Select(c => (byte)c)];
        }
    }

    private static List<(int Start, int End)> Tokenize(byte[] source)
    {
        var result = new List<(int, int)>();
        try
        {
            var tokenizer = new Tokenizer(SourceText.FromUtf8(source, "F"), TokenizerOptions.Default, NoSourceWarnings.Instance);
            while (true)
            {
                var token = tokenizer.Next();
                if (token.Kind is TokenKind.EndMarker or TokenKind.ErrorToken) return result;
                if (token.End > token.Start && token.End <= source.Length) result.Add((token.Start, token.End));
            }
        }
        catch (Exception e) when (e is SyntaxErrorException or CompileErrorException)
        {
            return result;
        }
    }
}
