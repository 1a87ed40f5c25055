using System.Collections.Immutable;
using System.Globalization;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Optimize;

/// <summary>
/// Turns <c>'%s and %r' % (a, b)</c> into the f-string that means the same. Only <c>%s</c>, <c>%r</c> and <c>%a</c>, whose widths and precisions have at most
/// two digits, and only where there are as many items as formats.
/// </summary>
internal ref struct FormatFolder
{
    private const int MaxDigits = 3;   // CPython gives up when the third digit has been read
    private static readonly SourceRange NoRange = new(-1, -1, -1, -1);

    private readonly PythonText _format;
    private int _at;

    private FormatFolder(PythonText format) => _format = format;

    public static JoinedStrNode? TryFold(PythonText format, ImmutableArray<Expression> items, SourceRange range)
    {
        foreach (var item in items)
        {
            if (item is StarredNode) return null;
        }
        var folder = new FormatFolder(format);
        var values = ImmutableArray.CreateBuilder<Expression>();
        var used = 0;
        while (true)
        {
            if (folder.ReadLiteral() is { } literal) values.Add(literal);
            if (folder._at >= format.Length) break;
            if (used >= items.Length) return null;
            folder._at++;   // the percent sign
            if (folder.ReadFormat(items[used++]) is not { } value) return null;
            values.Add(value);
        }
        return used == items.Length ? new JoinedStrNode(values.ToImmutable(), range) : null;
    }

    /// <summary>The text up to the next format, with <c>%%</c> as one percent sign. CPython gives it no location.</summary>
    private ConstantNode? ReadLiteral()
    {
        var start = _at;
        var codePoints = new List<int>();
        while (_at < _format.Length)
        {
            var c = _format[_at];
            if (c == '%')
            {
                if (_at + 1 >= _format.Length || _format[_at + 1] != '%') break;
                _at++;
            }
            codePoints.Add(c);
            _at++;
        }
        if (_at == start) return null;
        return new ConstantNode(new StrConstant(PythonText.FromCodePoints(codePoints.ToArray())), null, NoRange);
    }

    private FormattedValueNode? ReadFormat(Expression item)
    {
        var isLeft = false;
        var c = Next();
        for (; c is '-' or '+' or ' ' or '#' or '0'; c = Next()) isLeft |= c == '-';
        if (!TryReadNumber(ref c, out var width)) return null;
        var precision = -1;
        if (c == '.')
        {
            c = Next();
            if (!TryReadNumber(ref c, out precision)) return null;
            precision = Math.Max(precision, 0);   // a point alone means 0
        }
        if (c is not ('s' or 'r' or 'a')) return null;

        // Strings are written to the left by format(), to the right by %.
        var text = "";
        if (!isLeft && width > 0) text += ">";
        if (width >= 0) text += width.ToString(CultureInfo.InvariantCulture);
        if (precision >= 0) text += "." + precision.ToString(CultureInfo.InvariantCulture);
        var spec = text.Length == 0 ? null : new ConstantNode(new StrConstant(text), null, item.Range);
        return new FormattedValueNode(item, c, spec, item.Range);
    }

    /// <summary>A number of at most two digits, or -1 where there is no digit. False where there are more, or the text ends.</summary>
    private bool TryReadNumber(ref int c, out int number)
    {
        number = -1;
        for (var digits = 0; c is >= '0' and <= '9';)
        {
            number = Math.Max(number, 0) * 10 + (c - '0');
            c = Next();
            if (++digits >= MaxDigits) return false;
        }
        return c >= 0;
    }

    private int Next() => _at < _format.Length ? _format[_at++] : -1;
}
