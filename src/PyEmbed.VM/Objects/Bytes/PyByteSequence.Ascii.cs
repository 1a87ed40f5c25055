namespace PyEmbed.VM.Objects;

/// <summary>The methods that take bytes for ASCII text.</summary>
public partial class PyByteSequence
{
    [PyMethod("isalnum(self, /)", NoTextSignature = true, Doc = "Whether there are bytes and all are ASCII letters or digits.")]
    internal bool TryIsAlphanumeric(PyThreadState thread, out bool result) => TryAll(thread, static b => AsciiBytes.IsLetter(b) || AsciiBytes.IsDigit(b), out result);

    [PyMethod("isalpha(self, /)", NoTextSignature = true, Doc = "Whether there are bytes and all are ASCII letters.")]
    internal bool TryIsAlpha(PyThreadState thread, out bool result) => TryAll(thread, AsciiBytes.IsLetter, out result);

    [PyMethod("isdigit(self, /)", NoTextSignature = true, Doc = "Whether there are bytes and all are ASCII digits.")]
    internal bool TryIsDigit(PyThreadState thread, out bool result) => TryAll(thread, AsciiBytes.IsDigit, out result);

    [PyMethod("isspace(self, /)", NoTextSignature = true, Doc = "Whether there are bytes and all are ASCII white space.")]
    internal bool TryIsSpace(PyThreadState thread, out bool result) => TryAll(thread, AsciiBytes.IsSpace, out result);

    [PyMethod("isascii(self, /)", NoTextSignature = true, Doc = "Whether all bytes are ASCII; true of no bytes.")]
    internal bool IsAscii() => System.Text.Ascii.IsValid(Bytes);

    [PyMethod("islower(self, /)", NoTextSignature = true, Doc = "Whether there are ASCII letters and all of them are lower case.")]
    internal bool TryIsLower(PyThreadState thread, out bool result)
    {
        result = false;
        if (!thread.TryChargeWork(Length)) return false;
        result = Bytes.ContainsAnyInRange((byte)'a', (byte)'z') && !Bytes.ContainsAnyInRange((byte)'A', (byte)'Z');
        return true;
    }

    [PyMethod("isupper(self, /)", NoTextSignature = true, Doc = "Whether there are ASCII letters and all of them are upper case.")]
    internal bool TryIsUpper(PyThreadState thread, out bool result)
    {
        result = false;
        if (!thread.TryChargeWork(Length)) return false;
        result = Bytes.ContainsAnyInRange((byte)'A', (byte)'Z') && !Bytes.ContainsAnyInRange((byte)'a', (byte)'z');
        return true;
    }

    [PyMethod("istitle(self, /)", NoTextSignature = true, Doc = "Whether there are ASCII letters, each word's first one upper case and the rest lower case.")]
    internal bool TryIsTitle(PyThreadState thread, out bool result)
    {
        result = false;
        if (!thread.TryChargeWork(Length)) return false;
        var afterLetter = false;
        var sawLetter = false;
        foreach (var b in Bytes)
        {
            var isLetter = AsciiBytes.IsLetter(b);
            if (isLetter && AsciiBytes.IsUpper(b) == afterLetter) return true;
            sawLetter |= isLetter;
            afterLetter = isLetter;
        }
        result = sawLetter;
        return true;
    }

    [PyMethod("lower(self, /)", NoTextSignature = true, Doc = "A copy with ASCII letters in lower case.")]
    internal PyObject? Lower(PyThreadState thread) => Mapped(thread, static (b, _) => AsciiBytes.ToLower(b));

    [PyMethod("upper(self, /)", NoTextSignature = true, Doc = "A copy with ASCII letters in upper case.")]
    internal PyObject? Upper(PyThreadState thread) => Mapped(thread, static (b, _) => AsciiBytes.ToUpper(b));

    [PyMethod("swapcase(self, /)", NoTextSignature = true, Doc = "A copy with upper and lower case of ASCII letters exchanged.")]
    internal PyObject? SwapCase(PyThreadState thread) => Mapped(thread, static (b, _) => AsciiBytes.IsLetter(b) ? (byte)(b ^ 0x20) : b);

    [PyMethod("capitalize(self, /)", NoTextSignature = true, Doc = "A copy with the first byte in upper case and the rest in lower case.")]
    internal PyObject? Capitalize(PyThreadState thread) => Mapped(thread, static (b, before) => before < 0 ? AsciiBytes.ToUpper(b) : AsciiBytes.ToLower(b));

    [PyMethod("title(self, /)", NoTextSignature = true, Doc = "A copy with each word's first ASCII letter in upper case and the rest in lower case.")]
    internal PyObject? Title(PyThreadState thread) =>
        Mapped(thread, static (b, before) => before >= 0 && AsciiBytes.IsLetter((byte)before) ? AsciiBytes.ToLower(b) : AsciiBytes.ToUpper(b));

    [PyMethod("center(self, width, fillchar=b' ', /)", Doc = "The bytes in the middle of a field of a width.")]
    internal PyObject? Center(PyThreadState thread, nint width, PyObject? fillchar)
    {
        if (!ByteArguments.TryFill(fillchar, "center", out var fill)) return null;
        var margin = Math.Max(width - Length, 0);
        var left = margin / 2 + (margin & width & 1);
        return Pad(thread, left, margin - left, fill);
    }

    [PyMethod("ljust(self, width, fillchar=b' ', /)", Doc = "The bytes at the left of a field of a width.")]
    internal PyObject? LeftJustify(PyThreadState thread, nint width, PyObject? fillchar) =>
        ByteArguments.TryFill(fillchar, "ljust", out var fill) ? Pad(thread, 0, Math.Max(width - Length, 0), fill) : null;

    [PyMethod("rjust(self, width, fillchar=b' ', /)", Doc = "The bytes at the right of a field of a width.")]
    internal PyObject? RightJustify(PyThreadState thread, nint width, PyObject? fillchar) =>
        ByteArguments.TryFill(fillchar, "rjust", out var fill) ? Pad(thread, Math.Max(width - Length, 0), 0, fill) : null;

    [PyMethod("zfill(self, width, /)", Doc = "The bytes with ASCII zeros before them, behind a sign, up to a width.")]
    internal PyObject? ZeroFill(PyThreadState thread, nint width)
    {
        if (width <= Length) return Same();
        if (!TryReserve(thread, width)) return null;
        var made = new byte[width];
        var fill = (int)width - Length;
        made.AsSpan(0, fill).Fill((byte)'0');
        Bytes.CopyTo(made.AsSpan(fill));
        if (Length > 0 && Bytes[0] is (byte)'+' or (byte)'-') (made[0], made[fill]) = (made[fill], (byte)'0');
        return Make(made);
    }

    [PyMethod("expandtabs(self, /, tabsize=8)", Doc = "A copy with tabs replaced by the spaces that lead to the next tab stop.")]
    internal PyObject? ExpandTabs(PyThreadState thread, int tabsize)
    {
        if (!thread.TryChargeWork(Length)) return null;
        var total = TabExpansion.Length(Bytes, tabsize);
        if (total > Array.MaxLength) return PyErr.OverflowError("result too long");
        if (!TryReserve(thread, total)) return null;
        var made = new byte[total];
        TabExpansion.Fill(Bytes, tabsize, made);
        return Make(made);
    }

    [PyMethod("translate(self, table, /, delete=b'')", Doc = "A copy without the bytes in delete, the others looked up in a table of 256 bytes; None leaves them as they are.")]
    internal PyObject? Translate(PyThreadState thread, PyObject table, PyObject? delete)
    {
        BufferLease tableLease = default;
        if (table is not PyNone && !Buffers.TryGet(thread, table, out tableLease)) return null;
        using (tableLease)
        {
            if (table is not PyNone && tableLease.Length != 256) return PyErr.ValueError("translation table must be 256 characters long");
            BufferLease deleteLease = default;
            if (delete is not null && !Buffers.TryGet(thread, delete, out deleteLease)) return null;
            using (deleteLease) return Translated(thread, table is PyNone ? default : tableLease.Bytes, delete is null ? default : deleteLease.Bytes);
        }
    }

    private PyByteSequence? Translated(PyThreadState thread, ReadOnlySpan<byte> table, ReadOnlySpan<byte> delete)
    {
        if (!TryReserve(thread, Length)) return null;
        Span<bool> isDeleted = stackalloc bool[256];
        foreach (var b in delete) isDeleted[b] = true;
        var made = new byte[Length];
        var count = 0;
        foreach (var b in Bytes)
            if (!isDeleted[b]) made[count++] = table.IsEmpty ? b : table[b];
        if (this is PyBytes && count == Length && Bytes.SequenceEqual(made)) return Same();
        return Make(count == made.Length ? made : made[..count]);
    }

    [PyStaticMethod("maketrans(frm, to, /)", Doc = "A table for translate(): each byte of the first argument becomes the one in its place in the second.")]
    internal static PyObject? MakeTranslation(PyThreadState thread, PyObject frm, PyObject to)
    {
        if (!Buffers.TryGet(thread, frm, out var from)) return null;
        using (from)
        {
            if (!Buffers.TryGet(thread, to, out var into)) return null;
            using (into)
            {
                if (from.Length != into.Length) return PyErr.ValueError("maketrans arguments must have same length");
                var table = new byte[256];
                for (var i = 0; i < table.Length; i++) table[i] = (byte)i;
                for (var i = 0; i < from.Length; i++) table[from.Bytes[i]] = into.Bytes[i];
                return PyBytes.Adopt(table);
            }
        }
    }

    private PyByteSequence? Pad(PyThreadState thread, nint left, nint right, byte fill)
    {
        if (left == 0 && right == 0) return Same();
        var total = (long)left + Length + right;
        if (!TryReserve(thread, total < 0 ? long.MaxValue : total)) return null;
        var made = new byte[total];
        made.AsSpan(0, (int)left).Fill(fill);
        Bytes.CopyTo(made.AsSpan((int)left));
        made.AsSpan((int)left + Length).Fill(fill);
        return Make(made);
    }

    private bool TryAll(PyThreadState thread, Func<byte, bool> holds, out bool result)
    {
        result = false;
        if (!thread.TryChargeWork(Length)) return false;
        foreach (var b in Bytes)
            if (!holds(b)) return true;
        result = Length > 0;
        return true;
    }

    // The mapping sees the byte before, -1 at the start.
    private PyByteSequence? Mapped(PyThreadState thread, Func<byte, int, byte> map)
    {
        if (!TryReserve(thread, Length)) return null;
        var made = new byte[Length];
        var before = -1;
        var bytes = Bytes;
        for (var i = 0; i < bytes.Length; i++)
        {
            made[i] = map(bytes[i], before);
            before = bytes[i];
        }
        return Make(made);
    }
}
