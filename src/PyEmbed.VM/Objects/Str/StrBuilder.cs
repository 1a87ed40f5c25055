using System.Buffers;
using System.Globalization;
using PyEmbed.Core.Text;

namespace PyEmbed.VM.Objects;

/// <summary>
/// Builds a str piece by piece: in memory of the caller's stack as long as that suffices, then in a rented array, and in UTF-32 from the first code point above U+FFFF on.
/// </summary>
/// <param name="start">Memory of the caller's, usually 256 chars.</param>
internal ref struct StrBuilder(Span<char> start)
{
    private Span<char> _chars = start;
    private char[]? _rented;
    private int _count;
    private PythonTextBuilder? _wide;

    public readonly int Length => _wide?.Length ?? _count;

    public void Append(char c)
    {
        if (_wide is not null)
        {
            _wide.Append(c);
            return;
        }
        if (_count == _chars.Length) Grow(1);
        _chars[_count++] = c;
    }

    public void AppendCodePoint(int c)
    {
        if (c > 0xFFFF) Widen().Append(c);
        else Append((char)c);
    }

    /// <summary>Every char is a code point.</summary>
    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (_wide is not null)
        {
            _wide.AppendCodeUnits(text);
            return;
        }
        if (text.Length > _chars.Length - _count) Grow(text.Length);
        text.CopyTo(_chars[_count..]);
        _count += text.Length;
    }

    public void Append(PyStr text)
    {
        if (text.IsNarrow) Append(text.NarrowSpan);
        else Widen().Append(text.Text);
    }

    /// <summary>A part of a text.</summary>
    public void Append(PyStr text, int at, int length)
    {
        if (text.IsNarrow) Append(text.NarrowSpan.Slice(at, length));
        else foreach (var c in text.WideSpan.Slice(at, length)) AppendCodePoint(c);
    }

    public void Append(long number)
    {
        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Append(digits[..length]);
    }

    public void AppendFill(int c, int count)
    {
        if (_wide is not null || c > 0xFFFF)
        {
            for (; count > 0; count--) AppendCodePoint(c);
            return;
        }
        if (count > _chars.Length - _count) Grow(count);
        _chars.Slice(_count, count).Fill((char)c);
        _count += count;
    }

    /// <summary>The text; the builder is not used any more.</summary>
    public PyStr ToStr()
    {
        var result = _wide is null ? PyStr.FromCodeUnits(_chars[.._count]) : PyStr.From(_wide.ToText());
        Release();
        return result;
    }

    /// <summary>The text as bytes, where no character lies above 255.</summary>
    public byte[] ToLatin1()
    {
        var result = new byte[_count];
        System.Text.Encoding.Latin1.GetBytes(_chars[.._count], result);
        Release();
        return result;
    }

    private PythonTextBuilder Widen()
    {
        if (_wide is not null) return _wide;
        _wide = new PythonTextBuilder(_count + 16);
        _wide.AppendCodeUnits(_chars[.._count]);
        Release();
        return _wide;
    }

    private void Grow(int more)
    {
        var grown = ArrayPool<char>.Shared.Rent(Math.Max(_count + more, Math.Min(_count * 2, Array.MaxLength)));
        _chars[.._count].CopyTo(grown);
        Release();
        _chars = _rented = grown;
    }

    private void Release()
    {
        if (_rented is null) return;
        ArrayPool<char>.Shared.Return(_rented);
        _rented = null;
    }
}
