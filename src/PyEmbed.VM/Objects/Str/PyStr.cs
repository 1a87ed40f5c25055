using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Hashing;
using PyEmbed.Core.Text;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>Python's <c>str</c>: immutable text, indexed by code point.</summary>
/// <remarks>
/// Held as a .NET string in which every char is one code point (narrow), or as UTF-32 as soon as a code point lies above U+FFFF (wide). A long text that grew by
/// appending may lie in an <see cref="AppendBuffer{T}"/> until somebody wants the .NET string; code that reads spans need not care.
/// </remarks>
[PyType("str", Subclassable = true, MatchSelf = true, Sequence = true, MatchSequence = false, Doc = "Immutable text: a sequence of Unicode code points.")]
public partial class PyStr : PyObject
{
    /// <summary>The longest text that can be made: what a .NET string can hold.</summary>
    internal const int MaxLength = 0x3FFFFFC0;

    private const long NoHash = -1;   // no hash is ever -1

    private object _data;   // narrow: string or AppendBuffer<char>; wide: int[] or AppendBuffer<int>
    private readonly int _length;
    private readonly bool _isNarrow;
    private bool _isInterned;
    private bool _wasAppended;      // made by + from a long left operand: likely to be appended to again
    private Knowledge _ascii;
    private long _hash = NoHash;

    private enum Knowledge : byte
    {
        Unknown,
        No,
        Yes,
    }

    internal PyStr(PythonText text)
    {
        _isNarrow = text.IsNarrow;
        _length = text.Length;
        _data = text.IsNarrow ? text.Narrow : text.WideArray!;
    }

    private PyStr(string codeUnits)
    {
        _isNarrow = true;
        _length = codeUnits.Length;
        _data = codeUnits;
    }

    private PyStr(object buffer, int length, bool isNarrow)
    {
        _isNarrow = isNarrow;
        _length = length;
        _data = buffer;
    }

    /// <summary>The empty string.</summary>
    public static PyStr Empty { get; } = new("") { _isInterned = true };

    internal static IEqualityComparer<PyStr> NameComparer { get; } = new TextComparer();

    /// <summary>Host text: surrogate pairs become one code point.</summary>
    public static PyStr FromUtf16(string text) => From(PythonText.FromUtf16(text));

    /// <summary>Every char is taken as a code point, surrogates too.</summary>
    internal static PyStr FromCodeUnits(string text) => text.Length switch
    {
        0 => Empty,
        1 => FromCodePoint(text[0]),
        _ => new(text),
    };

    /// <summary>Every char is taken as a code point, surrogates too.</summary>
    internal static PyStr FromCodeUnits(ReadOnlySpan<char> text) => text.Length switch
    {
        0 => Empty,
        1 => FromCodePoint(text[0]),
        _ => new(new string(text)),
    };

    internal static PyStr FromCodePoints(ReadOnlySpan<int> text) => text.Length switch
    {
        0 => Empty,
        1 => FromCodePoint(text[0]),
        _ => new(PythonText.FromCodePoints(text)),
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
        return codePoint <= 0xFFFF ? new(((char)codePoint).ToString()) : new(PythonText.AdoptWide([codePoint]));
    }

    private static readonly PyStr[] s_latin1 = MakeLatin1();

    private static PyStr[] MakeLatin1()
    {
        var all = new PyStr[256];
        for (var c = 0; c < all.Length; c++) all[c] = new PyStr(((char)c).ToString()) { _isInterned = true };
        return all;
    }

    /// <summary>A name that the engine itself uses: interned from the start.</summary>
    internal static PyStr FromName(string name) => name.Length == 1 && name[0] < 256 ? s_latin1[name[0]] : new(PythonText.FromUtf16(name)) { _isInterned = true };

    /// <summary>The number of code points.</summary>
    public int Length => _length;

    internal int this[int index] => _isNarrow ? NarrowSpan[index] : WideSpan[index];

    internal bool IsNarrow => _isNarrow;

    /// <summary>The text where <see cref="IsNarrow"/>: one char a code point. <see cref="NarrowSpan"/> costs less.</summary>
    internal string Narrow => _data.GetType() == typeof(string) ? Unsafe.As<string>(_data) : Flatten();

    /// <summary>The text where <see cref="IsNarrow"/>.</summary>
    internal ReadOnlySpan<char> NarrowSpan
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Debug.Assert(_isNarrow);
            var data = _data;
            return data.GetType() == typeof(string) ? Unsafe.As<string>(data) : Unsafe.As<AppendBuffer<char>>(data).Items.AsSpan(0, _length);
        }
    }

    /// <summary>The text where not <see cref="IsNarrow"/>.</summary>
    internal ReadOnlySpan<int> WideSpan
    {
        get
        {
            Debug.Assert(!_isNarrow);
            var data = _data;
            return data.GetType() == typeof(int[]) ? Unsafe.As<int[]>(data) : Unsafe.As<AppendBuffer<int>>(data).Items.AsSpan(0, _length);
        }
    }

    /// <summary>The text in 32 bits a code point, whatever its form; narrow text is copied.</summary>
    internal ReadOnlySpan<int> Widened
    {
        get
        {
            if (!_isNarrow) return WideSpan;
            var wide = new int[_length];
            CopyTo(wide);
            return wide;
        }
    }

    internal PythonText Text
    {
        get
        {
            if (_isNarrow) return PythonText.FromCodeUnits(Narrow);
            if (_data is not int[] wide) _data = wide = WideSpan.ToArray();
            return PythonText.AdoptWide(wide);
        }
    }

    /// <summary>Writes the code points at the start of <paramref name="target"/>.</summary>
    internal void CopyTo(Span<int> target)
    {
        if (!_isNarrow) WideSpan.CopyTo(target);
        else Widen(NarrowSpan, target);
    }

    internal static void Widen(ReadOnlySpan<char> text, Span<int> target)
    {
        target = target[..text.Length];
        for (var i = 0; i < text.Length; i++) target[i] = text[i];
    }

    internal bool IsInterned => _isInterned;

    internal void MarkInterned() => _isInterned = true;

    /// <summary>Whether all code points are below 128. Looked at once.</summary>
    internal bool IsAsciiText
    {
        get
        {
            if (_ascii == Knowledge.Unknown) _ascii = _isNarrow && System.Text.Ascii.IsValid(NarrowSpan) ? Knowledge.Yes : Knowledge.No;
            return _ascii == Knowledge.Yes;
        }
    }

    /// <summary>The hash under the zero key, which the engine's seed changes where Python sees it.</summary>
    internal long HashValue
    {
        get
        {
            if (_hash == NoHash) _hash = _isNarrow ? TextHash.OfCodeUnits(NarrowSpan, default) : TextHash.OfBytes(MemoryMarshal.AsBytes(WideSpan), default);
            return _hash;
        }
    }

    internal bool TextEquals(PyStr other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (_length != other._length || _isNarrow != other._isNarrow) return false;
        if (_length == 1 && _isNarrow) return NarrowSpan[0] == other.NarrowSpan[0];
        if (_hash != NoHash && other._hash != NoHash && _hash != other._hash) return false;
        return _isNarrow ? NarrowSpan.SequenceEqual(other.NarrowSpan) : WideSpan.SequenceEqual(other.WideSpan);
    }

    private const int LongText = 4096;
    private const int UnitsPerElement = 64;

    /// <summary>Charges a comparison of two texts that are so long that one comparison is much work. False: a limit has tripped.</summary>
    [MustCheck]
    internal bool TryChargeComparison(PyThreadState thread, PyStr other) =>
        _length < LongText || other._length < LongText || ReferenceEquals(this, other) || thread.TryChargeWork(Math.Min(_length, other._length) / UnitsPerElement);

    /// <summary>Whether the text is these chars.</summary>
    internal bool TextEquals(ReadOnlySpan<char> other) => _isNarrow && NarrowSpan.SequenceEqual(other);

    /// <summary>The order by code point: negative, zero or positive.</summary>
    internal int CompareText(PyStr other)
    {
        if (_isNarrow && other._isNarrow) return CompareNarrow(NarrowSpan, other.NarrowSpan);
        return Widened.SequenceCompareTo(other.Widened);
    }

    // Most texts differ early: that is found without the vectorised comparison, which the JIT compiles when it is first used.
    private static int CompareNarrow(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        const int Near = 16;
        var common = Math.Min(Math.Min(left.Length, right.Length), Near);
        for (var i = 0; i < common; i++)
            if (left[i] != right[i]) return left[i] - right[i];
        return common < Near ? left.Length - right.Length : left.SequenceCompareTo(right);
    }

    /// <summary><c>__dunder__</c></summary>
    internal bool IsDunder => _isNarrow && NarrowSpan is ['_', '_', _, .., '_', '_'];

    /// <summary>The object itself, or an exact str of the same text where it is an instance of a subclass.</summary>
    internal PyStr AsExact() => GetType() == typeof(PyStr) ? this : _length switch
    {
        0 => Empty,
        1 => FromCodePoint(this[0]),
        _ => new PyStr(_data, _length, _isNarrow) { _hash = _hash, _ascii = _ascii },
    };

    /// <summary>The text in UTF-16.</summary>
    public override string ToString() => Text.ToUtf16();

    /// <summary>A new .NET string, to be filled before anybody else sees it.</summary>
    internal static string NewString(int length, out Span<char> chars)
    {
        var made = new string('\0', length);
        chars = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(made.AsSpan()), length);
        return made;
    }

    /// <summary>Before a text of this many units is made. False: a limit or MemoryError is set.</summary>
    [MustCheck]
    internal static bool TryReserve(PyThreadState thread, long length, int unitSize = sizeof(char)) =>
        length <= MaxLength ? thread.TryReserve(length * unitSize) : PyErr.MemoryError();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private string Flatten()
    {
        // Others may do the same at the same time: any of the equal strings will do.
        var flat = new string(NarrowSpan);
        _data = flat;
        _wasAppended = true;
        return flat;
    }

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
