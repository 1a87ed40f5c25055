using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;
using NormalizationForm = PyEmbed.Core.Unicode.NormalizationForm;

namespace PyEmbed.Parser.Tokens;

/// <summary>The identifiers of a source, each decoded and normalised once.</summary>
/// <remarks>A hash table with open addressing for those of ASCII, which is asked with bytes. The hash is the framework's of strings, which no source can foresee.</remarks>
internal sealed class IdentifierTable
{
    private const int LongestHere = 256;

    private string?[] _names = new string?[64];   // a power of two, at most three quarters full
    private int _count;
    private Dictionary<string, string>? _others;   // long ones, and those with characters beyond ASCII

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestHere) return GetOther(utf8);
        Span<char> text = stackalloc char[LongestHere];
        text = text[..utf8.Length];
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] >= 0x80) return GetOther(utf8);
            text[i] = (char)utf8[i];
        }
        var mask = _names.Length - 1;
        var slot = string.GetHashCode(text) & mask;
        for (; _names[slot] is { } known; slot = (slot + 1) & mask)
            if (IsSame(known, utf8)) return known;
        var name = new string(text);
        _names[slot] = name;
        if (++_count > _names.Length / 4 * 3) Grow();
        return name;
    }

    private static bool IsSame(string name, ReadOnlySpan<byte> ascii)
    {
        if (name.Length != ascii.Length) return false;
        for (var i = 0; i < ascii.Length; i++)
            if (name[i] != ascii[i]) return false;
        return true;
    }

    private void Grow()
    {
        var old = _names;
        _names = new string?[old.Length * 2];
        var mask = _names.Length - 1;
        foreach (var name in old)
        {
            if (name is null) continue;
            var slot = name.GetHashCode() & mask;
            while (_names[slot] is not null) slot = (slot + 1) & mask;
            _names[slot] = name;
        }
    }

    private string GetOther(ReadOnlySpan<byte> utf8)
    {
        var name = Normalization.Normalize(NormalizationForm.Nfkc, PythonText.FromUtf16(ValidUtf8.ToUtf16(utf8))).ToUtf16();
        // It may be one of ASCII once normalised.
        if (name.Length <= LongestHere && IsAscii(name)) return Get(ValidUtf8.FromUtf16(name));
        _others ??= new Dictionary<string, string>(StringComparer.Ordinal);
        if (_others.TryGetValue(name, out var known)) return known;
        _others.Add(name, name);
        return name;
    }

    private static bool IsAscii(string name)
    {
        foreach (var c in name)
            if (c >= 0x80) return false;
        return true;
    }
}
