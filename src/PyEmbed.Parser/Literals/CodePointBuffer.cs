using System.Text;
using PyEmbed.Core.Text;

namespace PyEmbed.Parser.Literals;

/// <summary>Collects code points: in chars as long as all fit, then in ints.</summary>
internal ref struct CodePointBuffer(int capacity)
{
    private readonly int _capacity = capacity;
    private char[]? _narrow = new char[capacity];
    private int[]? _wide;
    private int _count;

    public void Append(int c)
    {
        if (_narrow is not null)
        {
            if (c <= 0xFFFF)
            {
                _narrow[_count++] = (char)c;
                return;
            }
            Widen();
        }
        _wide![_count++] = c;
    }

    public void AppendAscii(ReadOnlySpan<byte> ascii)
    {
        if (_narrow is not null)
        {
            Ascii.ToUtf16(ascii, _narrow.AsSpan(_count), out _);
            _count += ascii.Length;
            return;
        }
        foreach (var c in ascii) _wide![_count++] = c;
    }

    public readonly PythonText ToText() => _narrow is not null
        ? PythonText.FromCodeUnits(new string(_narrow, 0, _count))
        : PythonText.FromCodePoints(_wide.AsSpan(0, _count));

    private void Widen()
    {
        _wide = new int[_capacity];
        for (var i = 0; i < _count; i++) _wide[i] = _narrow![i];
        _narrow = null;
    }
}
