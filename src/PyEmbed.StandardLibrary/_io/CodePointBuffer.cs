using PyEmbed.Core.Text;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>Code points that can be overwritten: in chars as long as each fits one, then in UTF-32.</summary>
internal sealed class CodePointBuffer
{
    private char[] _narrow = [];
    private int[]? _wide;

    public int Length { get; private set; }

    private int Room => _wide?.Length ?? _narrow.Length;

    /// <summary>Writes text at a position, with NULs between the end and it.</summary>
    [MustCheck]
    public bool TryWrite(PyThreadState thread, long position, PythonText text)
    {
        if (position > long.MaxValue - text.Length) return PyErr.OverflowError("new position too large");
        var end = position + text.Length;
        if (end > PyStr.MaxLength) return PyErr.MemoryError();
        if (!thread.TryChargeWork((text.Length + Math.Max(position - Length, 0)) >> 3)) return false;
        if (_wide is null && !text.IsNarrow && !TryWiden(thread)) return false;
        if (end > Room && !TryGrow(thread, (int)end)) return false;
        var at = (int)position;
        if (at > Length)
        {
            if (_wide is null) _narrow.AsSpan(Length, at - Length).Clear();
            else _wide.AsSpan(Length, at - Length).Clear();
        }
        if (_wide is null) text.Narrow.CopyTo(_narrow.AsSpan(at));
        else if (!text.IsNarrow) text.Wide.CopyTo(_wide.AsSpan(at));
        else for (var i = 0; i < text.Length; i++) _wide[at + i] = text[i];
        Length = Math.Max(Length, (int)end);
        return true;
    }

    public void Truncate(int length)
    {
        if (length >= Length) return;
        Length = length;
        if (length > 0) return;
        _narrow = [];
        _wide = null;
    }

    public PyStr Slice(int start, int count) => count <= 0 ? PyStr.Empty
        : _wide is null ? PyStr.FromCodeUnits(_narrow.AsSpan(start, count)) : PyStr.FromCodePoints(_wide.AsSpan(start, count));

    /// <summary>The index behind the end of the line that starts at a position, not beyond a limit.</summary>
    public int EndOfLine(int start, int limit, in NewlineForm newline) =>
        _wide is null ? newline.EndOfLine(_narrow.AsSpan(0, limit), start) : newline.EndOfLine(_wide.AsSpan(0, limit), start);

    private bool TryWiden(PyThreadState thread)
    {
        if (!thread.TryReserve(4L * _narrow.Length) || !thread.TryChargeWork(Length >> 3)) return false;
        var wide = new int[_narrow.Length];
        for (var i = 0; i < Length; i++) wide[i] = _narrow[i];
        (_wide, _narrow) = (wide, []);
        return true;
    }

    private bool TryGrow(PyThreadState thread, int length)
    {
        var size = (int)Math.Max(length, Math.Min(Math.Max(2L * Room, 32), PyStr.MaxLength));
        if (!thread.TryReserve((_wide is null ? 2L : 4L) * size)) return false;
        if (_wide is null) Array.Resize(ref _narrow, size);
        else Array.Resize(ref _wide, size);
        return true;
    }
}
