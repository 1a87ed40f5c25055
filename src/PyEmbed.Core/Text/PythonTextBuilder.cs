using System.Runtime.InteropServices;

namespace PyEmbed.Core.Text;

/// <summary>Collects code points: in chars as long as each fits one, then in UTF-32.</summary>
internal sealed class PythonTextBuilder
{
    private char[] _narrow;
    private List<int>? _wide;
    private int _count;

    public PythonTextBuilder(int capacity = 16) => _narrow = new char[Math.Max(capacity, 4)];

    public int Length => _wide?.Count ?? _count;

    public void Append(int codePoint)
    {
        if (_wide is not null)
        {
            _wide.Add(codePoint);
            return;
        }
        if (codePoint > 0xFFFF)
        {
            Widen(1).Add(codePoint);
            return;
        }
        if (_count == _narrow.Length) Grow(1);
        _narrow[_count++] = (char)codePoint;
    }

    /// <summary>Every char is one code point.</summary>
    public void AppendCodeUnits(ReadOnlySpan<char> text)
    {
        if (_wide is not null)
        {
            foreach (var c in text) _wide.Add(c);
            return;
        }
        if (text.Length > _narrow.Length - _count) Grow(text.Length);
        text.CopyTo(_narrow.AsSpan(_count));
        _count += text.Length;
    }

    /// <summary>Bytes below 0x100 as code points: ASCII and Latin-1.</summary>
    public void AppendLatin1(ReadOnlySpan<byte> bytes)
    {
        if (_wide is not null)
        {
            foreach (var b in bytes) _wide.Add(b);
            return;
        }
        if (bytes.Length > _narrow.Length - _count) Grow(bytes.Length);
        System.Text.Encoding.Latin1.GetChars(bytes, _narrow.AsSpan(_count));
        _count += bytes.Length;
    }

    public void Append(PythonText text)
    {
        if (text.IsNarrow) AppendCodeUnits(text.Narrow);
        else (_wide ?? Widen(text.Length)).AddRange(text.Wide);
    }

    /// <summary>Takes back what was appended behind a length.</summary>
    public void Truncate(int length)
    {
        if (_wide is null) _count = length;
        else _wide.RemoveRange(length, _wide.Count - length);
    }

    public PythonText ToText() => _wide is null
        ? PythonText.FromCodeUnits(new string(_narrow, 0, _count))
        : PythonText.FromCodePoints(CollectionsMarshal.AsSpan(_wide));

    private List<int> Widen(int more)
    {
        _wide = new List<int>(_count + Math.Max(more, _count / 2));
        for (var i = 0; i < _count; i++) _wide.Add(_narrow[i]);
        _narrow = [];
        return _wide;
    }

    private void Grow(int more)
    {
        if ((long)_count + more > Array.MaxLength) throw new OutOfMemoryException();
        Array.Resize(ref _narrow, (int)Math.Min(Math.Max((long)_narrow.Length * 2, (long)_count + more), Array.MaxLength));
    }
}
