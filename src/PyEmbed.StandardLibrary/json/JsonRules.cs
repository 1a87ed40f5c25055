using System.Diagnostics.CodeAnalysis;

namespace PyEmbed.StandardLibrary.Json;

/// <summary>How documents are read, and the keys that were met.</summary>
internal sealed class JsonRules
{
    // By .NET's hash, which is seeded: a document cannot make it slow.
    private readonly Dictionary<string, PyStr> _keys = new(StringComparer.Ordinal);

    /// <summary>Whether control characters in strings are errors.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Gets each object's dict; null: none.</summary>
    public PyObject? ObjectHook { get; init; }

    /// <summary>Gets each object's entries as a list of pairs; null: none.</summary>
    public PyObject? PairsHook { get; init; }

    /// <summary>Null: <c>float</c>.</summary>
    public PyObject? ParseFloat { get; init; }

    /// <summary>Null: <c>int</c>.</summary>
    public PyObject? ParseInt { get; init; }

    [AllowNull]
    public PyObject ParseConstant { get; init; } = PyNone.Instance;

    /// <summary>The object of a key: equal keys of a document are one.</summary>
    public PyStr Key(ReadOnlySpan<char> text)
    {
        var keys = _keys.GetAlternateLookup<ReadOnlySpan<char>>();
        if (keys.TryGetValue(text, out var known)) return known;
        var made = PyStr.FromCodeUnits(text);
        _keys.Add(made.Narrow, made);
        return made;
    }

    public void ForgetKeys() => _keys.Clear();
}
