namespace PyEmbed.StandardLibrary.Sre;

/// <summary>What is searched, as a row of characters. One struct for each form that text has, so that the matcher is compiled for each.</summary>
internal interface ISubjectText
{
    int this[int index] { get; }

    /// <summary>Where a text occurs first; -1: nowhere.</summary>
    int IndexOf(string text, int start, int end);
}

/// <summary>A str without characters above U+FFFF.</summary>
internal readonly struct NarrowText(string text) : ISubjectText
{
    public int this[int index] => text[index];

    public int IndexOf(string wanted, int start, int end)
    {
        var found = text.AsSpan(start, end - start).IndexOf(wanted, StringComparison.Ordinal);
        return found < 0 ? -1 : start + found;
    }
}

/// <summary>A str with characters above U+FFFF.</summary>
internal readonly struct WideText(int[] text) : ISubjectText
{
    public int this[int index] => text[index];

    public int IndexOf(string wanted, int start, int end)
    {
        for (; start <= end - wanted.Length; start++)
        {
            var same = 0;
            while (same < wanted.Length && text[start + same] == wanted[same]) same++;
            if (same == wanted.Length) return start;
        }
        return -1;
    }
}

/// <summary>A bytes-like object.</summary>
internal readonly struct ByteText(byte[] bytes) : ISubjectText
{
    public int this[int index] => bytes[index];

    public int IndexOf(string wanted, int start, int end)
    {
        for (; start <= end - wanted.Length; start++)
        {
            var found = bytes.AsSpan(start, end - wanted.Length + 1 - start).IndexOf(unchecked((byte)wanted[0]));
            if (found < 0) return -1;
            start += found;
            var same = 0;
            while (same < wanted.Length && bytes[start + same] == wanted[same]) same++;
            if (same == wanted.Length) return start;
        }
        return -1;
    }
}
