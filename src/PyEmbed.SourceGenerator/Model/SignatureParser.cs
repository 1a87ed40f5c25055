using System.Text;

namespace PyEmbed.SourceGenerator.Model;

/// <summary>Reads <c>sort(self, /, *, key=None, reverse=False)</c>.</summary>
internal sealed class SignatureParser
{
    private readonly string _text;
    private int _position;

    private SignatureParser(string text) => _text = text;

    /// <summary>The signature, or null with what is wrong with it.</summary>
    /// <param name="text">The declaration.</param>
    /// <param name="hasReceiver">Whether the first parameter is <c>self</c> (or <c>cls</c>) and is not passed to C# as an argument.</param>
    /// <param name="receiverText">What <c>__text_signature__</c> shows for the receiver, such as <c>$self</c> or <c>$module</c>; null shows none.</param>
    /// <param name="error">What is wrong.</param>
    public static PythonSignature? Parse(string text, bool hasReceiver, string? receiverText, out string error)
    {
        var parser = new SignatureParser(text);
        var signature = parser.Read(hasReceiver, receiverText);
        error = parser._error;
        return error.Length == 0 ? signature : null;
    }

    private string _error = "";

    private PythonSignature? Read(bool hasReceiver, string? receiverText)
    {
        var name = Identifier();
        if (name.Length == 0) return Fail("the function's name is missing");
        if (!Take('(')) return Fail("'(' expected after the name");
        var parameters = new List<PythonParameter>();
        var shown = new List<string>();
        string? receiver = null;
        var slash = -1;
        var keywordOnly = false;
        var sawVarKeywords = false;
        SkipSpace();
        while (!Take(')'))
        {
            if (sawVarKeywords) return Fail("nothing may follow **");
            if (Take('/'))
            {
                if (slash >= 0 || keywordOnly) return Fail("'/' is misplaced");
                slash = parameters.Count;
                shown.Add("/");
            }
            else if (TakeText("**"))
            {
                var parameter = new PythonParameter(Identifier(), ParameterKind.VarKeywords, DefaultKind.Required, "");
                if (parameter.Name.Length == 0) return Fail("a name is expected after **");
                parameters.Add(parameter);
                shown.Add("**" + parameter.Name);
                sawVarKeywords = true;
            }
            else if (Take('*'))
            {
                if (keywordOnly) return Fail("'*' appears twice");
                keywordOnly = true;
                var variadic = Identifier();
                if (variadic.Length > 0) parameters.Add(new PythonParameter(variadic, ParameterKind.VarArgs, DefaultKind.Required, ""));
                shown.Add("*" + variadic);
            }
            else
            {
                var parameter = Identifier();
                if (parameter.Length == 0) return Fail($"a parameter is expected at column {_position}");
                var kind = DefaultKind.Required;
                var value = "";
                var display = parameter;
                SkipSpace();
                if (Take('='))
                {
                    SkipSpace();
                    var start = _position;
                    if (!Default(out kind, out value)) return Fail($"the default of '{parameter}' cannot be read");
                    display += "=" + (kind == DefaultKind.NotGiven ? "<unrepresentable>" : _text.Substring(start, _position - start).TrimEnd());
                }
                if (hasReceiver && receiver is null && parameters.Count == 0)
                {
                    receiver = parameter;
                    if (receiverText is not null) shown.Add(receiverText);
                }
                else
                {
                    if (parameters.Any(p => p.Name == parameter)) return Fail($"'{parameter}' appears twice");
                    if (!keywordOnly && kind == DefaultKind.Required && parameters.Any(p => p.Default != DefaultKind.Required))
                        return Fail($"'{parameter}' without a default follows a parameter with one");
                    parameters.Add(new PythonParameter(parameter, keywordOnly ? ParameterKind.KeywordOnly : ParameterKind.PositionalOrKeyword, kind, value));
                    shown.Add(display);
                }
            }
            SkipSpace();
            if (Take(',')) SkipSpace();
            else if (_position >= _text.Length || _text[_position] != ')') return Fail("',' or ')' expected");
        }
        SkipSpace();
        if (_position != _text.Length) return Fail("nothing may follow the ')'");
        if (hasReceiver && receiver is null) return Fail("the first parameter must be self");
        if (shown.Count > 0 && shown[shown.Count - 1] == "*") return Fail("a keyword parameter is expected after *");
        if (parameters.GroupBy(p => p.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) return Fail($"'{twice.Key}' appears twice");
        for (var i = 0; i < slash; i++) parameters[i] = parameters[i] with { Kind = ParameterKind.PositionalOnly };
        if (!hasReceiver && receiverText is not null) shown.Insert(0, receiverText);
        return new PythonSignature(name, receiver, new(parameters), "(" + string.Join(", ", shown) + ")");
    }

    private bool Default(out DefaultKind kind, out string value)
    {
        if (_position < _text.Length && _text[_position] is '\'' or '"')
        {
            kind = DefaultKind.String;
            return StringLiteral(out value);
        }
        // Up to the comma or parenthesis that ends it; parentheses and brackets nest, as in `()` or `frozenset()`.
        var start = _position;
        var depth = 0;
        for (; _position < _text.Length; _position++)
        {
            var c = _text[_position];
            if (depth == 0 && c is ',' or ')') break;
            if (c is '(' or '[' or '{') depth++;
            else if (c is ')' or ']' or '}') depth--;
        }
        value = _text.Substring(start, _position - start).Trim();
        kind = value switch
        {
            "" => DefaultKind.Required,
            "None" => DefaultKind.None,
            "True" => DefaultKind.True,
            "False" => DefaultKind.False,
            "..." => DefaultKind.NotGiven,
            _ when long.TryParse(value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _) => DefaultKind.Int,
            _ when (char.IsDigit(value[0]) || value[0] is '-' or '.')
                && double.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _) => DefaultKind.Float,
            _ => DefaultKind.Shown,
        };
        return value.Length > 0;
    }

    private bool StringLiteral(out string value)
    {
        var quote = _text[_position++];
        var result = new StringBuilder();
        while (_position < _text.Length && _text[_position] != quote)
        {
            var c = _text[_position++];
            if (c == '\\' && _position < _text.Length)
            {
                c = _text[_position++] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', var other => other };
            }
            result.Append(c);
        }
        value = result.ToString();
        return Take(quote);
    }

    private string Identifier()
    {
        SkipSpace();
        var start = _position;
        if (start < _text.Length && char.IsDigit(_text[start])) return "";
        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] == '_')) _position++;
        return _text.Substring(start, _position - start);
    }

    private bool Take(char c)
    {
        if (_position >= _text.Length || _text[_position] != c) return false;
        _position++;
        return true;
    }

    private bool TakeText(string text)
    {
        if (string.CompareOrdinal(_text, _position, text, 0, text.Length) != 0) return false;
        _position += text.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position])) _position++;
    }

    private PythonSignature? Fail(string error)
    {
        if (_error.Length == 0) _error = error;
        return null;
    }
}
