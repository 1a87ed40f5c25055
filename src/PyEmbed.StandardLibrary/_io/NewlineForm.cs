namespace PyEmbed.StandardLibrary.Io;

/// <summary>What the argument <c>newline</c> of a text stream says: what ends a line when reading, what a newline is written as.</summary>
internal readonly struct NewlineForm
{
    private readonly string? _ending;   // null: any of \n, \r, \r\n

    private NewlineForm(string? argument)
    {
        Argument = argument;
        IsUniversal = string.IsNullOrEmpty(argument);
        IsTranslated = argument is null;
        Written = argument is "\r" or "\r\n" ? argument : null;
        // Translated text has \n only.
        _ending = argument is null ? "\n" : argument.Length == 0 ? null : argument;
    }

    /// <summary>False: ValueError is set.</summary>
    [MustCheck]
    public static bool TryCreate(PyStr? argument, out NewlineForm form)
    {
        form = new NewlineForm(argument?.ToString());
        return form.Argument is null or "" or "\n" or "\r" or "\r\n" || PyErr.ValueError($"illegal newline value: {Core.Literals.TextRepr.Repr(argument!.Text)}");
    }

    public string? Argument { get; }

    /// <summary>Whether any of the three ends a line.</summary>
    public bool IsUniversal { get; }

    /// <summary>Whether what is read has <c>\n</c> in place of the others.</summary>
    public bool IsTranslated { get; }

    /// <summary>What <c>\n</c> is written as; null: itself.</summary>
    public string? Written { get; }

    /// <summary>The index behind the end of the line that starts at a position; the length where there is none.</summary>
    public int EndOfLine<T>(ReadOnlySpan<T> text, int start) where T : struct, IEquatable<T>
    {
        var end = FindEnd(text, start, out _);
        return end < 0 ? text.Length : end;
    }

    /// <summary>The same; -1 where the line does not end in the text. Then <paramref name="consumed"/> is up to where need not be looked again.</summary>
    public int FindEnd<T>(ReadOnlySpan<T> text, int start, out int consumed) where T : struct, IEquatable<T>
    {
        consumed = text.Length;
        var (lineFeed, carriage) = (Letter<T>('\n'), Letter<T>('\r'));
        if (_ending is null)
        {
            var found = text[start..].IndexOfAny(lineFeed, carriage);
            if (found < 0) return -1;
            found += start;
            return text[found].Equals(carriage) && found + 1 < text.Length && text[found + 1].Equals(lineFeed) ? found + 2 : found + 1;
        }
        if (_ending.Length == 1)
        {
            var found = text[start..].IndexOf(_ending[0] == '\n' ? lineFeed : carriage);
            return found < 0 ? -1 : start + found + 1;
        }
        for (var at = start; ;)
        {
            var found = text[at..].IndexOf(carriage);
            if (found < 0) return -1;
            at += found;
            if (at + 1 == text.Length)
            {
                consumed = at;
                return -1;
            }
            if (text[at + 1].Equals(lineFeed)) return at + 2;
            at++;
        }
    }

    private static T Letter<T>(char c) where T : struct => typeof(T) == typeof(char) ? (T)(object)c : (T)(object)(int)c;
}
