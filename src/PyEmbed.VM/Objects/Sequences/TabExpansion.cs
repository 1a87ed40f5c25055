using System.Numerics;

namespace PyEmbed.VM.Objects;

/// <summary><c>expandtabs</c> of text and bytes. Columns start again behind a line feed and a carriage return.</summary>
internal static class TabExpansion
{
    public static long Length<T>(ReadOnlySpan<T> text, int tabSize) where T : unmanaged, IBinaryInteger<T>
    {
        long total = 0;
        long column = 0;
        foreach (var c in text)
        {
            if (c == T.CreateTruncating('\t'))
            {
                if (tabSize <= 0) continue;
                var width = tabSize - column % tabSize;
                column += width;
                total += width;
                continue;
            }
            total++;
            column = c == T.CreateTruncating('\n') || c == T.CreateTruncating('\r') ? 0 : column + 1;
        }
        return total;
    }

    public static void Fill<T>(ReadOnlySpan<T> text, int tabSize, Span<T> target) where T : unmanaged, IBinaryInteger<T>
    {
        long column = 0;
        var at = 0;
        foreach (var c in text)
        {
            if (c == T.CreateTruncating('\t'))
            {
                if (tabSize <= 0) continue;
                var width = (int)(tabSize - column % tabSize);
                column += width;
                target.Slice(at, width).Fill(T.CreateTruncating(' '));
                at += width;
                continue;
            }
            target[at++] = c;
            column = c == T.CreateTruncating('\n') || c == T.CreateTruncating('\r') ? 0 : column + 1;
        }
    }
}
