using System.Numerics;

namespace PyEmbed.VM.Objects;

/// <summary><c>split</c>, <c>rsplit</c>, <c>splitlines</c> and <c>strip</c> of text and bytes.</summary>
internal static class SpanSplit
{
    /// <summary><c>split(separator, most)</c>; a negative most means all.</summary>
    [MustCheck]
    public static PyList? Split<T, TPieces>(PyThreadState thread, ReadOnlySpan<T> text, ReadOnlySpan<T> separator, nint most, TPieces pieces)
        where T : unmanaged, IBinaryInteger<T> where TPieces : struct, ITextPieces<T>
    {
        if (separator.IsEmpty) return PyErr.ValueError("empty separator");
        if (!thread.TryChargeWork(text.Length)) return null;
        var list = new PyList();
        var at = 0;
        for (; most != 0; most--)
        {
            var run = SpanSearch.IndexOf(text[at..], separator);
            if (run < 0) break;
            if (!list.TryAppend(thread, pieces.Piece(at, run))) return null;
            at += run + separator.Length;
        }
        return list.TryAppend(thread, pieces.Piece(at, text.Length - at)) ? list : null;
    }

    /// <summary><c>rsplit(separator, most)</c></summary>
    [MustCheck]
    public static PyList? SplitFromEnd<T, TPieces>(PyThreadState thread, ReadOnlySpan<T> text, ReadOnlySpan<T> separator, nint most, TPieces pieces)
        where T : unmanaged, IBinaryInteger<T> where TPieces : struct, ITextPieces<T>
    {
        if (separator.IsEmpty) return PyErr.ValueError("empty separator");
        if (!thread.TryChargeWork(text.Length)) return null;
        var list = new PyList();
        var end = text.Length;
        for (; most != 0; most--)
        {
            var index = SpanSearch.LastIndexOf(text[..end], separator);
            if (index < 0) break;
            var start = index + separator.Length;
            if (!list.TryAppend(thread, pieces.Piece(start, end - start))) return null;
            end = index;
        }
        if (!list.TryAppend(thread, pieces.Piece(0, end))) return null;
        list.WritableItems.Reverse();
        return list;
    }

    /// <summary><c>split(None, most)</c>: at runs of space, without empty pieces.</summary>
    [MustCheck]
    public static PyList? SplitAtSpace<T, TPieces>(PyThreadState thread, ReadOnlySpan<T> text, nint most, TPieces pieces)
        where T : unmanaged, IBinaryInteger<T> where TPieces : struct, ITextPieces<T>
    {
        if (!thread.TryChargeWork(text.Length)) return null;
        var list = new PyList();
        var at = 0;
        while (true)
        {
            while (at < text.Length && TPieces.IsSpace(text[at])) at++;
            if (at == text.Length) return list;
            var start = at;
            if (most-- == 0) return list.TryAppend(thread, pieces.Piece(start, text.Length - start)) ? list : null;
            while (at < text.Length && !TPieces.IsSpace(text[at])) at++;
            if (!list.TryAppend(thread, pieces.Piece(start, at - start))) return null;
        }
    }

    /// <summary><c>rsplit(None, most)</c></summary>
    [MustCheck]
    public static PyList? SplitAtSpaceFromEnd<T, TPieces>(PyThreadState thread, ReadOnlySpan<T> text, nint most, TPieces pieces)
        where T : unmanaged, IBinaryInteger<T> where TPieces : struct, ITextPieces<T>
    {
        if (!thread.TryChargeWork(text.Length)) return null;
        var list = new PyList();
        var end = text.Length;
        while (true)
        {
            while (end > 0 && TPieces.IsSpace(text[end - 1])) end--;
            if (end == 0) break;
            var start = end;
            if (most-- == 0)
            {
                if (!list.TryAppend(thread, pieces.Piece(0, end))) return null;
                break;
            }
            while (start > 0 && !TPieces.IsSpace(text[start - 1])) start--;
            if (!list.TryAppend(thread, pieces.Piece(start, end - start))) return null;
            end = start;
        }
        list.WritableItems.Reverse();
        return list;
    }

    /// <summary><c>splitlines(keepends)</c></summary>
    [MustCheck]
    public static PyList? SplitLines<T, TPieces>(PyThreadState thread, ReadOnlySpan<T> text, bool keepEnds, TPieces pieces)
        where T : unmanaged, IBinaryInteger<T> where TPieces : struct, ITextPieces<T>
    {
        if (!thread.TryChargeWork(text.Length)) return null;
        var list = new PyList();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && !TPieces.IsLineBreak(text[at])) at++;
            var end = at;
            if (at < text.Length)
            {
                var isCarriageReturn = text[at] == T.CreateTruncating('\r');
                at++;
                if (isCarriageReturn && at < text.Length && text[at] == T.CreateTruncating('\n')) at++;
                if (keepEnds) end = at;
            }
            if (!list.TryAppend(thread, pieces.Piece(start, end - start))) return null;
        }
        return list;
    }

    /// <summary>What is left without space at the ends.</summary>
    public static (int Start, int Length) Strip<T, TPieces>(ReadOnlySpan<T> text, StripEnds ends, TPieces pieces)
        where T : unmanaged, IBinaryInteger<T> where TPieces : struct, ITextPieces<T>
    {
        var start = 0;
        var end = text.Length;
        if ((ends & StripEnds.Left) != 0) while (start < end && TPieces.IsSpace(text[start])) start++;
        if ((ends & StripEnds.Right) != 0) while (end > start && TPieces.IsSpace(text[end - 1])) end--;
        return (start, end - start);
    }

    /// <summary>What is left without the given units at the ends.</summary>
    public static (int Start, int Length) Strip<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> units, StripEnds ends) where T : unmanaged, IBinaryInteger<T>
    {
        var start = 0;
        var end = text.Length;
        if ((ends & StripEnds.Left) != 0) while (start < end && units.Contains(text[start])) start++;
        if ((ends & StripEnds.Right) != 0) while (end > start && units.Contains(text[end - 1])) end--;
        return (start, end - start);
    }
}

/// <summary>The ends that <c>strip</c>, <c>lstrip</c> and <c>rstrip</c> look at.</summary>
[Flags]
internal enum StripEnds
{
    Left = 1,
    Right = 2,
    Both = 3,
}
