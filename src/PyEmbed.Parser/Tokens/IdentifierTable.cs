using System.Text;
using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;
using NormalizationForm = PyEmbed.Core.Unicode.NormalizationForm;

namespace PyEmbed.Parser.Tokens;

/// <summary>The identifiers of a source, each decoded and normalised once.</summary>
internal sealed class IdentifierTable
{
    private const int StackLimit = 256;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > StackLimit || !Ascii.IsValid(utf8)) return GetRare(utf8);
        Span<char> chars = stackalloc char[utf8.Length];
        Ascii.ToUtf16(utf8, chars, out _);
        var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(chars, out var known)) return known;
        var name = new string(chars);
        _names.Add(name);
        return name;
    }

    private string GetRare(ReadOnlySpan<byte> utf8)
    {
        var name = ValidUtf8.ToUtf16(utf8);
        if (!Ascii.IsValid(utf8)) name = Normalization.Normalize(NormalizationForm.Nfkc, PythonText.FromUtf16(name)).ToUtf16();
        if (_names.TryGetValue(name, out var known)) return known;
        _names.Add(name);
        return name;
    }
}
