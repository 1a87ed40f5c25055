using PyEmbed.Core.Text;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>Makes <c>\n</c> of other ends of lines piece by piece, and remembers which there were.</summary>
internal sealed class NewlineTranslation(bool translates)
{
    private const int CarriageReturn = 1, LineFeed = 2, Both = 4;

    private int _seen;

    /// <summary>Whether the last piece ended in <c>\r</c>, which is kept back: <c>\n</c> may follow.</summary>
    public bool HasPendingCarriage { get; set; }

    public void Forget()
    {
        _seen = 0;
        HasPendingCarriage = false;
    }

    /// <summary>What <c>newlines</c> shows: None, one end or a tuple of those seen.</summary>
    public PyObject Newlines => _seen switch
    {
        CarriageReturn => Text("\r"),
        LineFeed => Text("\n"),
        CarriageReturn | LineFeed => PyTuple.Of(Text("\r"), Text("\n")),
        Both => Text("\r\n"),
        CarriageReturn | Both => PyTuple.Of(Text("\r"), Text("\r\n")),
        LineFeed | Both => PyTuple.Of(Text("\n"), Text("\r\n")),
        CarriageReturn | LineFeed | Both => PyTuple.Of(Text("\r"), Text("\n"), Text("\r\n")),
        _ => PyNone.Instance,
    };

    private static PyStr Text(string text) => PyStr.FromUtf16(text);

    /// <summary>The next piece of the text.</summary>
    public PythonText Next(PythonText text, bool isFinal)
    {
        if (HasPendingCarriage && (isFinal || text.Length > 0))
        {
            text = Prepend(text);
            HasPendingCarriage = false;
        }
        if (!isFinal && text.Length > 0 && text[text.Length - 1] == '\r')
        {
            text = text.IsNarrow ? PythonText.FromCodeUnits(text.Narrow[..^1]) : PythonText.FromCodePoints(text.Wide[..^1]);
            HasPendingCarriage = true;
        }
        if (text.Length == 0) return text;
        return text.IsNarrow ? NextNarrow(text) : NextWide(text);
    }

    private static PythonText Prepend(PythonText text)
    {
        var builder = new PythonTextBuilder(text.Length + 1);
        builder.Append('\r');
        builder.Append(text);
        return builder.ToText();
    }

    private PythonText NextNarrow(PythonText text)
    {
        var chars = text.Narrow.AsSpan();
        var at = chars.IndexOf('\r');
        if (at < 0)
        {
            if ((_seen & LineFeed) == 0 && chars.Contains('\n')) _seen |= LineFeed;
            return text;
        }
        if ((_seen & (CarriageReturn | LineFeed | Both)) != (CarriageReturn | LineFeed | Both)) Look(chars);
        return translates ? PythonText.FromCodeUnits(text.Narrow.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')) : text;
    }

    private void Look(ReadOnlySpan<char> chars)
    {
        for (var i = 0; i < chars.Length; i++)
        {
            var found = chars[i..].IndexOfAny('\n', '\r');
            if (found < 0) return;
            i += found;
            if (chars[i] == '\n') _seen |= LineFeed;
            else if (i + 1 < chars.Length && chars[i + 1] == '\n') (_seen, i) = (_seen | Both, i + 1);
            else _seen |= CarriageReturn;
        }
    }

    private PythonText NextWide(PythonText text)
    {
        var source = text.Wide;
        var result = new int[source.Length];
        var count = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c == '\n') _seen |= LineFeed;
            if (c == '\r')
            {
                var isBoth = i + 1 < source.Length && source[i + 1] == '\n';
                _seen |= isBoth ? Both : CarriageReturn;
                if (translates)
                {
                    c = '\n';
                    if (isBoth) i++;
                }
                else if (isBoth)
                {
                    result[count++] = c;
                    c = source[++i];
                }
            }
            result[count++] = c;
        }
        return count == source.Length && !translates ? text : PythonText.FromCodePoints(result.AsSpan(0, count));
    }
}
