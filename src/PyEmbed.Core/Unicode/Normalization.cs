using System.Text;
using PyEmbed.Core.Limits;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Unicode;

/// <summary>Normalization (UAX #15) and decompositions by the tables of Unicode 14.0.</summary>
internal static class Normalization
{
    /// <summary>The text in a normal form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="text">The text.</param>
    /// <param name="is320">Whether only characters of Unicode 3.2.0 are decomposed, and as it did. As in CPython the rest goes by the current version.</param>
    /// <param name="budget">Pays for it: one character may become eighteen.</param>
    public static PythonText Normalize(NormalizationForm form, PythonText text, bool is320 = false, IWorkBudget? budget = null)
    {
        if (IsPlain(form, text)) return text;
        var compatible = form is NormalizationForm.Nfkc or NormalizationForm.Nfkd;
        var points = Decompose(text, compatible, is320, budget);
        var count = points.Count;
        budget?.Charge(UnitsAPoint * (long)count);
        if (form is NormalizationForm.Nfc or NormalizationForm.Nfkc) count = Compose(points);
        var result = PythonText.FromCodePoints(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(points)[..count]);
        return result.Equals(text) ? text : result;
    }

    /// <summary><c>unicodedata.decomposition</c>: <c>"&lt;compat&gt; 0020 0308"</c>, empty where there is none and for Hangul syllables.</summary>
    public static string DecompositionText(int c)
    {
        var offset = DecompositionTables.DecompositionIndex(c);
        if (offset == 0) return "";
        var head = DecompositionTables.Data[offset];
        var text = new StringBuilder(DecompositionTables.Prefixes[head & 0xFF]);
        for (var i = 1; i <= head >> 8; i++)
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(DecompositionTables.Data[offset + i].ToString("X4", null));
        }
        return text.ToString();
    }

    // Below these nothing decomposes, and nothing composes with what stands before it.
    private static bool IsPlain(NormalizationForm form, PythonText text)
    {
        var limit = form switch
        {
            NormalizationForm.Nfc => 0x300,
            NormalizationForm.Nfd => 0xC0,
            _ => 0xA0,
        };
        return text.IsNarrow && text.Narrow.AsSpan().IndexOfAnyExceptInRange('\0', (char)(limit - 1)) < 0;
    }

    private const int UnitsAPoint = 16;
    private const int Piece = 4096;   // what is made between two charges

    private static List<int> Decompose(PythonText text, bool compatible, bool is320, IWorkBudget? budget)
    {
        var result = new List<int>(text.Length + 8);
        // Decompositions nest a few levels deep and hold at most 18 code points a level.
        var pending = new Stack<int>();
        var charged = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (result.Count - charged >= Piece)
            {
                budget?.Charge(UnitsAPoint * (long)(result.Count - charged));
                charged = result.Count;
            }
            pending.Push(text[i]);
            while (pending.TryPop(out var c))
            {
                if (Hangul.IsSyllable(c))
                {
                    Hangul.Decompose(c, out var lead, out var vowel, out var tail);
                    result.Add(lead);
                    result.Add(vowel);
                    if (tail != 0) result.Add(tail);
                    continue;
                }
                var offset = DecompositionTables.DecompositionIndex(c);
                var head = DecompositionTables.Data[offset];
                if (offset != 0 && is320 && Unicode320.TryDecompose(c, out var other))
                {
                    result.Add(other);
                    continue;
                }
                if (offset == 0 || (!compatible && (head & 0xFF) != 0))
                {
                    result.Add(c);
                    continue;
                }
                for (var part = head >> 8; part > 0; part--) pending.Push(DecompositionTables.Data[offset + part]);
            }
        }
        OrderMarks(result);
        return result;
    }

    // Canonical ordering: runs of combining marks are sorted by class, stably. A hostile text is one long run, so not by insertion.
    private static void OrderMarks(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            var previous = UnicodeData.CombiningClass(points[start]);
            if (previous == 0) continue;
            var ordered = true;
            var end = start + 1;
            for (; end < points.Count; end++)
            {
                var combining = UnicodeData.CombiningClass(points[end]);
                if (combining == 0) break;
                ordered &= combining >= previous;
                previous = combining;
            }
            if (!ordered) SortRun(points, start, end);
            start = end;
        }
    }

    // Classes are at most 254, so one counting pass sorts a run of any length.
    private static void SortRun(List<int> points, int start, int end)
    {
        Span<int> next = stackalloc int[256];
        next.Clear();
        for (var i = start; i < end; i++) next[UnicodeData.CombiningClass(points[i]) + 1]++;
        for (var i = 1; i < 256; i++) next[i] += next[i - 1];
        var sorted = new int[end - start];
        for (var i = start; i < end; i++) sorted[next[UnicodeData.CombiningClass(points[i])]++] = points[i];
        for (var i = start; i < end; i++) points[i] = sorted[i - start];
    }

    private static int Compose(List<int> points)
    {
        var count = 0;
        var starter = -1;
        var lastClass = 0;   // class of what was kept last behind the starter
        for (var i = 0; i < points.Count; i++)
        {
            var c = points[i];
            var combining = UnicodeData.CombiningClass(c);
            // Blocked when something of the same or a higher class, or another starter, stands between (UAX #15 D115).
            if (starter >= 0 && (count == starter + 1 || (lastClass != 0 && lastClass < combining)))
            {
                var composed = Compose(points[starter], c);
                if (composed >= 0)
                {
                    points[starter] = composed;
                    continue;
                }
            }
            if (combining == 0) starter = count;
            lastClass = combining;
            points[count++] = c;
        }
        return count;
    }

    private static int Compose(int first, int second)
    {
        var hangul = Hangul.Compose(first, second);
        if (hangul >= 0) return hangul;
        var at = DecompositionTables.CompositionKeys.BinarySearch(((long)first << 32) | (uint)second);
        return at < 0 ? -1 : DecompositionTables.CompositionValues[at];
    }
}
