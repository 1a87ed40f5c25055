using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>Filling text up to a width.</summary>
public partial class PyStr
{
    [PyMethod("center(self, width, fillchar=' ', /)", Doc = "The text in the middle of a field of a width.")]
    internal PyObject? Center(PyThreadState thread, nint width, PyObject fillchar)
    {
        if (!TryFillCharacter(fillchar, out var fill)) return null;
        if (width <= _length) return AsExact();
        var margin = width - _length;
        // Where it cannot be the exact middle, it is right of it in a field of odd width and else left.
        var left = margin / 2 + (margin & width & 1);
        return Pad(thread, left, margin - left, fill);
    }

    [PyMethod("ljust(self, width, fillchar=' ', /)", Doc = "The text at the left of a field of a width.")]
    internal PyObject? LeftJustify(PyThreadState thread, nint width, PyObject fillchar) =>
        !TryFillCharacter(fillchar, out var fill) ? null : width <= _length ? AsExact() : Pad(thread, 0, width - _length, fill);

    [PyMethod("rjust(self, width, fillchar=' ', /)", Doc = "The text at the right of a field of a width.")]
    internal PyObject? RightJustify(PyThreadState thread, nint width, PyObject fillchar) =>
        !TryFillCharacter(fillchar, out var fill) ? null : width <= _length ? AsExact() : Pad(thread, width - _length, 0, fill);

    [PyMethod("zfill(self, width, /)", Doc = "The text with zeros before it, behind a sign, up to a width.")]
    internal PyObject? ZeroFill(PyThreadState thread, nint width)
    {
        if (width <= _length) return AsExact();
        var fill = width - _length;
        if (_length == 0 || this[0] is not ('+' or '-')) return Pad(thread, fill, 0, '0');
        var sign = Substring(0, 1);
        if (Substring(1, _length - 1).Pad(thread, fill, 0, '0') is not { } digits) return null;
        return Concat(thread, sign, digits);
    }

    [PyMethod("expandtabs(self, /, tabsize=8)", Doc = "The text with tabs replaced by the spaces that lead to the next tab stop.")]
    internal PyObject? ExpandTabs(PyThreadState thread, int tabsize)
    {
        var text = _isNarrow ? Widened : WideSpan;
        if (!thread.TryChargeWork(_length)) return null;
        if (!text.Contains('\t')) return AsExact();
        var total = TabExpansion.Length(text, tabsize);
        if (total > MaxLength) return PyErr.OverflowError("new string is too long");
        if (!TryReserve(thread, total, sizeof(int)) || !thread.TryChargeWork(total)) return null;
        var wide = new int[total];
        TabExpansion.Fill(text, tabsize, wide);
        return FromCodePoints(wide);
    }

    private static bool TryFillCharacter(PyObject fillchar, out int fill)
    {
        fill = 0;
        if (fillchar is not PyStr text) return PyErr.TypeError($"The fill character must be a unicode character, not {fillchar.Type.NameInMessages}");
        if (text._length != 1) return PyErr.TypeError("The fill character must be exactly one character long");
        fill = text[0];
        return true;
    }

    /// <summary>The text with a character that often before and behind it.</summary>
    [MustCheck]
    internal PyStr? Pad(PyThreadState thread, nint left, nint right, int fill)
    {
        if (left == 0 && right == 0) return AsExact();
        if (left > MaxLength || right > MaxLength) return left > nint.MaxValue - _length - right ? PyErr.OverflowError("padded string is too long") : PyErr.MemoryError();
        var total = (long)left + _length + right;
        var isNarrow = _isNarrow && fill <= 0xFFFF;
        if (!TryReserve(thread, total, isNarrow ? sizeof(char) : sizeof(int)) || !thread.TryChargeWork(total)) return null;
        if (isNarrow)
        {
            var made = NewString((int)total, out var chars);
            chars[..(int)left].Fill((char)fill);
            NarrowSpan.CopyTo(chars[(int)left..]);
            chars[((int)left + _length)..].Fill((char)fill);
            return FromCodeUnits(made);
        }
        var wide = new int[total];
        wide.AsSpan(0, (int)left).Fill(fill);
        CopyTo(wide.AsSpan((int)left));
        wide.AsSpan((int)left + _length).Fill(fill);
        return FromOwnedWide(wide);
    }
}
