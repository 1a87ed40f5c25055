using System.Diagnostics;

namespace PyEmbed.Core.Text;

/// <summary>
/// Text as Python sees it: a sequence of code points, lone surrogates included. Held as a .NET string in which every char is
/// one code point, or, as soon as one code point lies above U+FFFF, as UTF-32.
/// </summary>
/// <remarks>Two adjacent lone surrogates stay two code points: that is why a plain .NET string does not do. Equality and order are by code point.</remarks>
internal readonly struct PythonText : IEquatable<PythonText>, IComparable<PythonText>
{
    private const int NearDifference = 32;

    private readonly string? _narrow;
    private readonly int[]? _wide;   // invariant: holds a code point above U+FFFF

    private PythonText(string? narrow, int[]? wide)
    {
        _narrow = narrow;
        _wide = wide;
    }

    /// <summary>Host text: surrogate pairs become one code point.</summary>
    public static PythonText FromUtf16(string text)
    {
        var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF');
        for (; i >= 0 && i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1])) return new PythonText(null, JoinPairs(text));
        }
        return new PythonText(text, null);
    }

    /// <summary>Every char is taken as a code point: surrogates stay what they are.</summary>
    public static PythonText FromCodeUnits(string text) => new(text, null);

    public static PythonText FromCodePoints(ReadOnlySpan<int> codePoints)
    {
        if (codePoints.IndexOfAnyExceptInRange(0, 0xFFFF) >= 0) return new PythonText(null, codePoints.ToArray());
        return new PythonText(
            string.Create(codePoints.Length, codePoints, static (chars, source) =>
            {
                for (var i = 0; i < chars.Length; i++) chars[i] = (char)source[i];
            }), null);
    }

    /// <summary>An array that nobody else writes and that holds a code point above U+FFFF, taken as it is.</summary>
    public static PythonText AdoptWide(int[] codePoints)
    {
        Debug.Assert(codePoints.AsSpan().IndexOfAnyExceptInRange(0, 0xFFFF) >= 0);
        return new PythonText(null, codePoints);
    }

    public int Length => _wide is null ? _narrow!.Length : _wide.Length;

    public int this[int index] => _wide is null ? _narrow![index] : _wide[index];

    /// <summary>Whether every code point fits one char.</summary>
    public bool IsNarrow => _wide is null;

    /// <summary>The text where <see cref="IsNarrow"/>: one char a code point.</summary>
    public string Narrow => _narrow!;

    /// <summary>The text where not <see cref="IsNarrow"/>.</summary>
    public ReadOnlySpan<int> Wide => _wide;

    /// <summary>The array behind <see cref="Wide"/>, never to be written; null where <see cref="IsNarrow"/>.</summary>
    public int[]? WideArray => _wide;

    /// <summary>As a .NET string: code points above U+FFFF become pairs. Two adjacent lone surrogates that look like a pair cannot be told from one afterwards.</summary>
    public string ToUtf16()
    {
        if (_wide is null) return _narrow!;
        var length = _wide.Length;
        foreach (var c in _wide) if (c > 0xFFFF) length++;
        return string.Create(length, _wide, static (chars, source) =>
        {
            var at = 0;
            foreach (var c in source)
            {
                if (c <= 0xFFFF)
                {
                    chars[at++] = (char)c;
                    continue;
                }
                chars[at++] = (char)(0xD800 + ((c - 0x10000) >> 10));
                chars[at++] = (char)(0xDC00 + ((c - 0x10000) & 0x3FF));
            }
            Debug.Assert(at == chars.Length);
        });
    }

    public int[] ToCodePoints()
    {
        if (_wide is not null) return (int[])_wide.Clone();
        var result = new int[_narrow!.Length];
        for (var i = 0; i < result.Length; i++) result[i] = _narrow[i];
        return result;
    }

    public bool Equals(PythonText other) =>
        _wide is null ? other._wide is null && _narrow == other._narrow : other._wide is not null && _wide.AsSpan().SequenceEqual(other._wide);

    public override bool Equals(object? obj) => obj is PythonText other && Equals(other);

    public override int GetHashCode()
    {
        if (_wide is null) return _narrow!.GetHashCode();
        var hash = new HashCode();
        foreach (var c in _wide) hash.Add(c);
        return hash.ToHashCode();
    }

    public int CompareTo(PythonText other)
    {
        if (_wide is null && other._wide is null)
        {
            // Most texts differ early: that is found without the vectorised comparison, which the JIT compiles when it is first used.
            var (left, right) = (_narrow ?? "", other._narrow ?? "");
            var near = Math.Min(Math.Min(left.Length, right.Length), NearDifference);
            for (var i = 0; i < near; i++)
                if (left[i] != right[i]) return left[i] - right[i];
            return near < NearDifference ? left.Length - right.Length : string.CompareOrdinal(left, right);
        }
        var common = Math.Min(Length, other.Length);
        for (var i = 0; i < common; i++)
        {
            var order = this[i].CompareTo(other[i]);
            if (order != 0) return order;
        }
        return Length.CompareTo(other.Length);
    }

    public override string ToString() => ToUtf16();

    private static int[] JoinPairs(string text)
    {
        var result = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) result.Add(char.ConvertToUtf32(text[i], text[++i]));
            else result.Add(text[i]);
        }
        return [.. result];
    }
}
