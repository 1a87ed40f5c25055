using PyEmbed.Core.Encodings;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM;

/// <summary>"Did you mean": the name nearest to one that was not found, among those that could have been meant.</summary>
internal static class NameSuggestions
{
    private const int MostCandidates = 750;
    private const int LongestName = 40;
    private const int MoveCost = 2;
    private const int CaseCost = 1;

    /// <summary>A suggestion for an AttributeError or NameError (no subclasses); null: none. Sets no error.</summary>
    public static PyStr? For(PyThreadState thread, PyBaseException exception)
    {
        var suggestion = exception switch
        {
            PyAttributeError { NameValue: { } name, ObjectValue: { } obj } when ReferenceEquals(exception.Type, PyExceptions.AttributeError) => ForAttribute(thread, name, obj),
            PyNameError { NameValue: PyStr name } when ReferenceEquals(exception.Type, PyExceptions.NameError) && name.GetType() == typeof(PyStr) => ForName(thread, exception, name),
            _ => null,
        };
        if (thread.HasError) thread.ClearError();
        return suggestion;
    }

    private static PyStr? ForAttribute(PyThreadState thread, PyObject name, PyObject obj) =>
        name is PyStr text && AttributeNames.Of(thread, obj) is { } names ? Nearest(names.ItemsAsStrings(), text) : null;

    private static PyStr? ForName(PyThreadState thread, PyBaseException exception, PyStr name)
    {
        if (exception.Traceback is not ITraceback entry) return null;
        while (entry.NextFrame is { } next) entry = next;
        var locals = entry.RunningCode.VarNames;
        if (Nearest(locals.Select(PyStr.FromUtf16), name) is { } local) return local;
        var (globals, builtins) = entry.Namespaces;
        return Nearest(Keys(globals), name) ?? Nearest(Keys(builtins), name);
    }

    private static IEnumerable<PyStr?> Keys(PyDict dict)
    {
        var position = 0;
        while (dict.NextEntry(ref position, out var key, out _)) yield return key as PyStr;
    }

    private static IEnumerable<PyStr?> ItemsAsStrings(this PyList list)
    {
        for (var i = 0; i < list.Count; i++) yield return list[i] as PyStr;
    }

    /// <summary>The nearest of the candidates; null if none is near. As in CPython too many candidates, or one that is no text, end the search.</summary>
    public static PyStr? Nearest(IEnumerable<PyStr?> candidates, PyStr name)
    {
        var all = candidates.Take(MostCandidates).ToArray();
        if (all.Length >= MostCandidates || !TryEncode(name, out var wanted)) return null;
        PyStr? best = null;
        var least = int.MaxValue;
        foreach (var candidate in all)
        {
            if (candidate is null || !TryEncode(candidate, out var text)) return null;
            if (candidate.TextEquals(name)) continue;
            // No more than a third of the characters may have to change.
            var limit = Math.Min((wanted.Length + text.Length + 3) * MoveCost / 6, least - 1);
            var distance = Distance(wanted, text, limit);
            if (distance > limit) continue;
            best = candidate;
            least = distance;
        }
        return best;
    }

    private static bool TryEncode(PyStr name, out byte[] bytes) => Utf8.TryEncode(name.Text, ErrorHandler.Strict, out bytes, out _);

    // Levenshtein's distance on one row of costs; more than the limit means only "more".
    internal static int Distance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int limit)
    {
        var prefix = a.CommonPrefixLength(b);
        a = a[prefix..];
        b = b[prefix..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }
        if (a.Length == 0 || b.Length == 0) return (a.Length + b.Length) * MoveCost;
        if (a.Length > LongestName || b.Length > LongestName) return limit + 1;
        if (b.Length < a.Length)
        {
            var longer = a;
            a = b;
            b = longer;
        }
        if ((b.Length - a.Length) * MoveCost > limit) return limit + 1;
        Span<int> row = stackalloc int[LongestName];
        for (var i = 0; i < a.Length; i++) row[i] = (i + 1) * MoveCost;
        var result = 0;
        for (var j = 0; j < b.Length; j++)
        {
            var diagonal = result = j * MoveCost;
            var least = int.MaxValue;
            for (var i = 0; i < a.Length; i++)
            {
                var replaced = diagonal + ReplaceCost(b[j], a[i]);
                diagonal = row[i];
                result = Math.Min(Math.Min(result, diagonal) + MoveCost, replaced);
                row[i] = result;
                least = Math.Min(least, result);
            }
            if (least > limit) return limit + 1;
        }
        return result;
    }

    private static int ReplaceCost(byte a, byte b)
    {
        if ((a & 31) != (b & 31)) return MoveCost;
        if (a == b) return 0;
        return Lower(a) == Lower(b) ? CaseCost : MoveCost;
    }

    private static int Lower(byte c) => c is >= (byte)'A' and <= (byte)'Z' ? c + 32 : c;
}
