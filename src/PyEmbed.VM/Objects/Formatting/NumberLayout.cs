using PyEmbed.Core.Text;

namespace PyEmbed.VM.Objects;

/// <summary>Puts together a formatted number: sign, prefix, grouped digits, what follows them, and the padding between.</summary>
internal static class NumberLayout
{
    /// <summary>The whole text; null: a limit or MemoryError is set.</summary>
    /// <param name="thread">Whose limits.</param>
    /// <param name="spec">Width, fill, sign and grouping.</param>
    /// <param name="isNegative">Whether there is a minus sign.</param>
    /// <param name="prefix">Such as <c>0x</c>.</param>
    /// <param name="digits">What is grouped and filled up with zeros.</param>
    /// <param name="rest">What follows it: a fraction, an exponent, <c>inf</c>.</param>
    public static PyStr? Format(PyThreadState thread, in FormatSpec spec, bool isNegative, string prefix, ReadOnlySpan<char> digits, ReadOnlySpan<char> rest)
    {
        var text = new PythonTextBuilder(digits.Length + rest.Length + 8);
        return TryAppend(thread, text, spec, isNegative, prefix, digits, rest) ? PyStr.From(text.ToText()) : null;
    }

    /// <summary>Appends a formatted float: <paramref name="number"/> has its sign, digits and whatever follows. False: a limit or MemoryError is set.</summary>
    [MustCheck]
    public static bool TryAppendFloat(PyThreadState thread, PythonTextBuilder text, in FormatSpec spec, ReadOnlySpan<char> number)
    {
        var isNegative = number[0] == '-';
        if (isNegative) number = number[1..];
        var digitCount = number.IndexOfAnyExceptInRange('0', '9');
        if (digitCount < 0) digitCount = number.Length;
        return TryAppend(thread, text, spec, isNegative, "", number[..digitCount], number[digitCount..]);
    }

    private static bool TryAppend(PyThreadState thread, PythonTextBuilder text, in FormatSpec spec, bool isNegative, string prefix, ReadOnlySpan<char> digits, ReadOnlySpan<char> rest)
    {
        var sign = isNegative ? "-" : spec.Sign is '+' or ' ' ? spec.Sign.ToString() : "";
        var fixedLength = sign.Length + prefix.Length + rest.Length;
        var groupSize = spec.Grouping == '\0' ? 0 : spec.Code is 'b' or 'o' or 'x' or 'X' ? 4 : 3;

        // Zeros that fill up the width belong to the digits and are grouped with them.
        var digitCount = (long)digits.Length;
        if (digitCount > 0 && spec is { Fill: '0', Align: '=' }) digitCount = FilledCount(digitCount, spec.Width - fixedLength, groupSize);
        var groupedLength = digitCount + (digitCount > 0 && groupSize > 0 ? (digitCount - 1) / groupSize : 0);
        var padding = Math.Max(spec.Width - fixedLength - groupedLength, 0);
        if (!FormatSpec.TryAllow(thread, Math.Max(spec.Width, fixedLength + groupedLength))) return false;

        var left = spec.Align switch { '>' => padding, '^' => padding / 2, _ => 0 };
        spec.AppendFill(text, left);
        text.AppendCodeUnits(sign);
        text.AppendCodeUnits(prefix);
        if (spec.Align == '=') spec.AppendFill(text, padding);
        AppendDigits(text, digits, digitCount, groupSize, spec.Grouping);
        text.AppendCodeUnits(rest);
        if (spec.Align != '=') spec.AppendFill(text, padding - left);
        return true;
    }

    // The least number of digits that makes the width together with their separators.
    private static long FilledCount(long count, long width, int groupSize)
    {
        if (groupSize == 0) return Math.Max(count, width);
        var filled = Math.Max(count, width - width / (groupSize + 1) - 1);
        while (filled + (filled - 1) / groupSize < width) filled++;
        return filled;
    }

    private static void AppendDigits(PythonTextBuilder text, ReadOnlySpan<char> digits, long count, int groupSize, char separator)
    {
        if (groupSize == 0 && count == digits.Length)
        {
            text.AppendCodeUnits(digits);
            return;
        }
        for (var left = count; left > 0; left--)
        {
            if (groupSize > 0 && left < count && left % groupSize == 0) text.Append(separator);
            text.Append(left > digits.Length ? '0' : digits[(int)(digits.Length - left)]);
        }
    }
}
