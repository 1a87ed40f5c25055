using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;

namespace PyEmbed.VM.Objects;

/// <summary>
/// A format specifier, parsed: <c>[[fill]align][sign][z][#][0][width][grouping][.precision][type]</c>. Library reference, "Format Specification Mini-Language".
/// </summary>
internal readonly struct FormatSpec
{
    /// <summary>The value of a width or precision that the specifier lacks.</summary>
    public const long NotGiven = -1;

    /// <summary>The code point that fills up the width.</summary>
    public int Fill { get; private init; }

    /// <summary>One of <c>&lt; &gt; = ^</c>; the type's default where the specifier has none.</summary>
    public char Align { get; private init; }

    /// <summary>A space, <c>+</c> or <c>-</c>; NUL: not given.</summary>
    public char Sign { get; init; }

    /// <summary>The <c>z</c> flag: what rounds to a negative zero is written as zero (PEP 682).</summary>
    public bool HasNoNegativeZero { get; private init; }

    /// <summary>The <c>#</c> flag.</summary>
    public bool IsAlternate { get; private init; }

    public long Width { get; private init; }

    /// <summary>A comma or an underscore; NUL: not given.</summary>
    public char Grouping { get; private init; }

    public long Precision { get; private init; }

    /// <summary>The presentation type, a code point; the type's default where the specifier has none.</summary>
    public int Code { get; private init; }

    /// <summary>Reads a specifier; false with a ValueError set where it is malformed.</summary>
    /// <param name="value">What is formatted, for messages.</param>
    /// <param name="text">The specifier.</param>
    /// <param name="defaultCode">The presentation type where none is given; NUL where the type tells that from the others.</param>
    /// <param name="defaultAlign">Numbers align right, all others left.</param>
    /// <param name="spec">What was read.</param>
    [MustCheck]
    public static bool TryParse(PyObject value, PyStr text, char defaultCode, char defaultAlign, out FormatSpec spec)
    {
        spec = default;
        var (at, end) = (0, text.Length);
        var fill = 0;
        var align = '\0';
        if (end >= 2 && IsAlign(text[1]))
        {
            (fill, align) = (text[0], (char)text[1]);
            at = 2;
        }
        else if (end >= 1 && IsAlign(text[0])) align = (char)text[at++];
        var isFillGiven = at == 2;

        var sign = at < end && text[at] is ' ' or '+' or '-' ? (char)text[at++] : '\0';
        var hasNoNegativeZero = at < end && text[at] == 'z';
        if (hasNoNegativeZero) at++;
        var isAlternate = at < end && text[at] == '#';
        if (isAlternate) at++;
        // A leading zero stands for "0=", as far as that is not given.
        if (!isFillGiven && at < end && text[at] == '0')
        {
            fill = '0';
            isFillGiven = true;
            if (align == '\0' && defaultAlign == '>') align = '=';
            at++;
        }
        if (!TryReadNumber(text, ref at, out var width)) return false;

        var grouping = at < end && text[at] == ',' ? (char)text[at++] : '\0';
        if (at < end && text[at] == '_')
        {
            if (grouping != '\0') return PyErr.ValueError("Cannot specify both ',' and '_'.");
            grouping = (char)text[at++];
        }
        if (grouping == '_' && at < end && text[at] == ',') return PyErr.ValueError("Cannot specify both ',' and '_'.");

        var precision = NotGiven;
        if (at < end && text[at] == '.')
        {
            at++;
            if (!TryReadNumber(text, ref at, out precision)) return false;
            if (precision == NotGiven) return PyErr.ValueError("Format specifier missing precision");
        }
        if (end - at > 1) return PyErr.ValueError($"Invalid format specifier '{text}' for object of type '{value.Type.NameInMessages}'");
        var code = at < end ? text[at] : defaultCode;
        if (grouping != '\0' && !AllowsGrouping(code, grouping)) return PyErr.ValueError($"Cannot specify '{grouping}' with '{CodeText(code)}'.");

        spec = new FormatSpec
        {
            Fill = isFillGiven ? fill : ' ',
            Align = align == '\0' ? defaultAlign : align,
            Sign = sign,
            HasNoNegativeZero = hasNoNegativeZero,
            IsAlternate = isAlternate,
            Width = width,
            Grouping = grouping,
            Precision = precision,
            Code = code,
        };
        return true;
    }

    /// <summary>The same without padding.</summary>
    public FormatSpec WithoutWidth() => this with { Width = NotGiven, Fill = ' ', Align = '<' };

    /// <summary>The ValueError for a presentation type that the value's type does not know.</summary>
    public PyError UnknownCode(PyObject value) =>
        PyErr.ValueError($"Unknown format code '{CodeText(Code)}' for object of type '{value.Type.NameInMessages}'");

    /// <summary>The text filled up to the width: <c>&lt;</c> on the right, <c>&gt;</c> (and <c>=</c>) on the left, <c>^</c> on both sides.</summary>
    [MustCheck]
    public PyStr? Pad(PyThreadState thread, PythonText content)
    {
        var total = Width - content.Length;
        if (total <= 0) return PyStr.From(content);
        if (!TryAllow(thread, Width)) return null;
        var left = Align switch { '>' or '=' => total, '^' => total / 2, _ => 0 };
        var padded = new PythonTextBuilder((int)Width);
        AppendFill(padded, left);
        padded.Append(content);
        AppendFill(padded, total - left);
        return PyStr.From(padded.ToText());
    }

    /// <summary>Before a text of so many characters is made. False: a limit or MemoryError is set.</summary>
    [MustCheck]
    internal static bool TryAllow(PyThreadState thread, long length)
    {
        if (length >= Array.MaxLength / 2) return PyErr.MemoryError();
        return thread.TryChargeWork(length >> 3) && thread.TryReserve(length * 4);
    }

    internal void AppendFill(PythonTextBuilder text, long count)
    {
        for (; count > 0; count--) text.Append(Fill);
    }

    private static bool IsAlign(int c) => c is '<' or '>' or '=' or '^';

    private static bool AllowsGrouping(int code, char grouping) => code switch
    {
        'd' or 'e' or 'f' or 'g' or 'E' or 'G' or '%' or 'F' or '\0' => true,
        'b' or 'o' or 'x' or 'X' => grouping == '_',
        _ => false,
    };

    // Decimal digits of any script; NotGiven where there is none.
    private static bool TryReadNumber(PyStr text, ref int at, out long number)
    {
        number = NotGiven;
        for (; at < text.Length; at++)
        {
            var digit = UnicodeData.DecimalValue(text[at]);
            if (digit < 0) break;
            if (number < 0) number = 0;
            if (number > (long.MaxValue - digit) / 10) return PyErr.ValueError("Too many decimal digits in format string");
            number = number * 10 + digit;
        }
        return true;
    }

    private static string CodeText(int code) => code is > 32 and < 128 ? ((char)code).ToString() : $"\\x{code:x}";
}
