using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>
/// Reads a <c>str.format</c> template piece by piece: literal text, then a replacement field <c>{name!conversion:spec}</c>. Library reference, "Format String Syntax".
/// </summary>
internal struct FormatTemplate(PyStr text, int start, int end)
{
    private int _at = start;

    /// <summary>Where the literal lies that stands before the field.</summary>
    public (int Start, int Length) Literal { get; private set; }

    public bool HasField { get; private set; }

    /// <summary>Where the field's name lies.</summary>
    public (int Start, int End) Name { get; private set; }

    /// <summary>Where the field's specifier lies; it may contain fields.</summary>
    public (int Start, int End) Spec { get; private set; }

    public bool SpecHasFields { get; private set; }

    /// <summary>The conversion's character; NUL: none.</summary>
    public int Conversion { get; private set; }

    /// <summary>Whether there is something left.</summary>
    public readonly bool IsAtEnd => _at >= end;

    /// <summary>Reads the next piece. False: a ValueError is set.</summary>
    [MustCheck]
    public bool TryRead()
    {
        HasField = false;
        var from = _at;
        var brace = 0;
        while (_at < end)
        {
            brace = text[_at++];
            if (brace is '{' or '}') break;
            brace = 0;
        }
        var length = _at - from;
        Literal = (from, length);
        if (brace == 0) return true;
        if (_at < end && text[_at] == brace)
        {
            // A doubled brace is one in the literal.
            _at++;
            return true;
        }
        if (brace == '}') return PyErr.ValueError("Single '}' encountered in format string");
        if (_at >= end) return PyErr.ValueError("Single '{' encountered in format string");
        Literal = (from, length - 1);
        HasField = true;
        return TryReadField();
    }

    private bool TryReadField()
    {
        Conversion = 0;
        SpecHasFields = false;
        Spec = (0, 0);
        var from = _at;
        var c = 0;
        for (var isDone = false; !isDone && _at < end;)
        {
            c = text[_at++];
            switch (c)
            {
                case '{':
                    return PyErr.ValueError("unexpected '{' in field name");
                case '[':
                    while (_at < end && text[_at] != ']') _at++;
                    break;
                case '}' or ':' or '!':
                    isDone = true;
                    break;
            }
        }
        Name = (from, _at - 1);
        if (c == '}') return true;
        if (c is not (':' or '!')) return PyErr.ValueError("expected '}' before end of string");
        if (c == '!')
        {
            if (_at >= end) return PyErr.ValueError("end of string while looking for conversion specifier");
            Conversion = text[_at++];
            if (_at < end)
            {
                c = text[_at++];
                if (c == '}') return true;
                if (c != ':') return PyErr.ValueError("expected ':' after conversion specifier");
            }
        }
        return TryReadSpec();
    }

    private bool TryReadSpec()
    {
        var from = _at;
        for (var depth = 1; _at < end;)
        {
            var c = text[_at++];
            if (c == '{')
            {
                SpecHasFields = true;
                depth++;
            }
            else if (c == '}' && --depth == 0)
            {
                Spec = (from, _at - 1);
                return true;
            }
        }
        return PyErr.ValueError("unmatched '{' in format spec");
    }
}
