using PyEmbed.Core.Unicode;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>The name of a replacement field: a number, a name or nothing, then <c>.attribute</c> and <c>[index]</c> any number of times.</summary>
internal struct FieldName
{
    private readonly PyStr _text;
    private readonly int _end;
    private int _at;

    /// <summary>Splits off the first part.</summary>
    public FieldName(PyStr text, int start, int end)
    {
        (_text, _end, _at) = (text, end, start);
        while (_at < end && text[_at] is not ('.' or '[')) _at++;
        First = (start, _at - start);
    }

    /// <summary>Where the first part lies.</summary>
    public (int Start, int Length) First { get; }

    public readonly bool IsAtEnd => _at >= _end;

    /// <summary>The first part as a number; -1: it is none. False: it is too large, which is set as the error.</summary>
    [MustCheck]
    public readonly bool TryGetFirstNumber(out long number) => TryNumber(_text, First.Start, First.Length, out number);

    /// <summary>Reads the next part. False: a ValueError is set.</summary>
    /// <param name="isAttribute">Else it is an index.</param>
    /// <param name="number">An index that is a number, else -1.</param>
    /// <param name="name">The attribute, or an index that is none.</param>
    [MustCheck]
    public bool TryReadPart(out bool isAttribute, out long number, out PyStr name)
    {
        number = -1;
        name = PyStr.Empty;
        var sign = _text[_at++];
        isAttribute = sign == '.';
        var start = _at;
        if (isAttribute)
        {
            while (_at < _end && _text[_at] is not ('.' or '[')) _at++;
            name = _text.Substring(start, _at - start);
        }
        else if (sign == '[')
        {
            while (_at < _end && _text[_at] != ']') _at++;
            if (_at == _end) return PyErr.ValueError("Missing ']' in format string");
            if (!TryNumber(_text, start, _at - start, out number)) return false;
            name = _text.Substring(start, _at - start);
            _at++;
        }
        else
        {
            return PyErr.ValueError("Only '.' or '[' may follow ']' in format field specifier");
        }
        return name.Length > 0 || PyErr.ValueError("Empty attribute in format string");
    }

    private static bool TryNumber(PyStr text, int start, int length, out long number)
    {
        number = length == 0 ? -1 : 0;
        for (var i = start; i < start + length; i++)
        {
            var digit = UnicodeData.DecimalValue(text[i]);
            if (digit < 0)
            {
                number = -1;
                return true;
            }
            if (number > (long.MaxValue - digit) / 10) return PyErr.ValueError("Too many decimal digits in format string");
            number = number * 10 + digit;
        }
        return true;
    }
}
