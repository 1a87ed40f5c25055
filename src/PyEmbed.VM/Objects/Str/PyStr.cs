using System.Diagnostics;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Hashing;
using PyEmbed.Core.Text;
using PyEmbed.VM;

namespace PyEmbed;

/// <summary>Python's <c>str</c>: immutable text, indexed by code point.</summary>
/// <remarks>Held as a .NET string in which every char is one code point, or as UTF-32 as soon as a code point lies above U+FFFF.</remarks>
[PyType("str", Subclassable = true, MatchSelf = true, Sequence = true, MatchSequence = false)]
public partial class PyStr : PyObject
{
    private const long NoHash = -1;   // no hash is ever -1

    private readonly PythonText _text;
    private long _hash = NoHash;
    private bool _isInterned;

    internal PyStr(PythonText text) => _text = text;

    /// <summary>The empty string.</summary>
    public static PyStr Empty { get; } = new(PythonText.FromCodeUnits(""));

    internal static IEqualityComparer<PyStr> NameComparer { get; } = new TextComparer();

    /// <summary>Host text: surrogate pairs become one code point.</summary>
    public static PyStr FromUtf16(string text) => text.Length == 0 ? Empty : new(PythonText.FromUtf16(text));

    /// <summary>Every char is taken as a code point, surrogates too.</summary>
    internal static PyStr FromCodeUnits(string text) => text.Length switch
    {
        0 => Empty,
        1 => FromCodePoint(text[0]),
        _ => new(PythonText.FromCodeUnits(text)),
    };

    internal static PyStr From(PythonText text) => text.Length switch
    {
        0 => Empty,
        1 => FromCodePoint(text[0]),
        _ => new(text),
    };

    /// <summary>A string of one character; those of Latin-1 are kept.</summary>
    internal static PyStr FromCodePoint(int codePoint)
    {
        if (codePoint < 256) return s_latin1[codePoint];
        return codePoint <= 0xFFFF ? new(PythonText.FromCodeUnits(((char)codePoint).ToString())) : new(PythonText.FromCodePoints([codePoint]));
    }

    private static readonly PyStr[] s_latin1 = MakeLatin1();

    private static PyStr[] MakeLatin1()
    {
        var all = new PyStr[256];
        for (var c = 0; c < all.Length; c++) all[c] = new PyStr(PythonText.FromCodeUnits(((char)c).ToString())) { _isInterned = true };
        return all;
    }

    /// <summary>A name that the engine itself uses: interned from the start.</summary>
    internal static PyStr FromName(string name) => new(PythonText.FromUtf16(name)) { _isInterned = true };

    internal PythonText Text => _text;

    /// <summary>The number of code points.</summary>
    public int Length => _text.Length;

    internal int this[int index] => _text[index];

    internal bool IsNarrow => _text.IsNarrow;

    /// <summary>The text where <see cref="IsNarrow"/>: one char a code point.</summary>
    internal string Narrow => _text.Narrow;

    internal bool IsInterned => _isInterned;

    internal void MarkInterned() => _isInterned = true;

    /// <summary>The hash under the zero key, which the engine's seed changes where Python sees it.</summary>
    internal long HashValue
    {
        get
        {
            if (_hash == NoHash) _hash = TextHash.OfText(_text, default);
            return _hash;
        }
    }

    internal bool TextEquals(PyStr other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (_hash != NoHash && other._hash != NoHash && _hash != other._hash) return false;
        return _text.Equals(other._text);
    }

    /// <summary><c>__dunder__</c></summary>
    internal bool IsDunder => _text.IsNarrow && _text.Narrow is { Length: > 4 } name && name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal);

    /// <summary>The text in UTF-16.</summary>
    public override string ToString() => _text.ToUtf16();

    private sealed class TextComparer : IEqualityComparer<PyStr>
    {
        public bool Equals(PyStr? left, PyStr? right)
        {
            Debug.Assert(left is not null && right is not null);
            return left.TextEquals(right);
        }

        public int GetHashCode(PyStr name)
        {
            var hash = name.HashValue;
            return (int)(hash ^ (hash >> 32));
        }
    }
}
