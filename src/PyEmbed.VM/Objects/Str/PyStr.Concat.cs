using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyEmbed.Core.Text;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary><c>+</c>, <c>*</c> and what f-strings do: joining texts.</summary>
public partial class PyStr
{
    // From this length on a text that is appended to twice gets room to grow.
    private const int GrowingLength = 256;

    [PyMethod("__add__(self, value, /)")]
    internal PyObject? Add(PyThreadState thread, PyObject value) =>
        value is PyStr right ? Concat(thread, this, right) : PyErr.TypeError($"can only concatenate str (not \"{value.Type.NameInMessages}\") to str");

    [PyMethod("__mul__(self, value, /)")]
    internal PyObject? Repeat(PyThreadState thread, nint value)
    {
        if (value <= 0 || _length == 0) return Empty;
        if (value == 1) return AsExact();
        if (value > long.MaxValue / _length) return PyErr.OverflowError("repeated string is too long");
        var total = (long)value * _length;
        if (!TryReserve(thread, total, _isNarrow ? sizeof(char) : sizeof(int)) || !thread.TryChargeWork(total)) return null;
        if (!_isNarrow)
        {
            var wide = new int[total];
            Repeat(WideSpan, wide);
            return new PyStr(PythonText.AdoptWide(wide));
        }
        if (_length == 1) return new PyStr(new string(NarrowSpan[0], (int)total));
        var made = NewString((int)total, out var chars);
        Repeat(NarrowSpan, chars);
        return new PyStr(made);
    }

    /// <summary><c>left + right</c>: an exact str.</summary>
    internal static PyStr? Concat(PyThreadState thread, PyStr left, PyStr right)
    {
        if (right._length == 0) return left.AsExact();
        if (left._length == 0) return right.AsExact();
        var total = (long)left._length + right._length;
        if (total >= GrowingLength) return ConcatLong(thread, left, right, total);
        if (left._isNarrow && right._isNarrow) return new PyStr(string.Concat(left.NarrowSpan, right.NarrowSpan));
        return ConcatWide(left, right, (int)total);
    }

    private static PyStr FromOwnedWide(int[] wide) => wide.Length == 1 ? FromCodePoint(wide[0]) : new PyStr(PythonText.AdoptWide(wide));

    private static PyStr ConcatWide(PyStr left, PyStr right, int total)
    {
        var wide = new int[total];
        left.CopyTo(wide);
        right.CopyTo(wide.AsSpan(left._length));
        return new PyStr(PythonText.AdoptWide(wide));
    }

    // The first append to a long text makes a plain copy and remembers that; the second makes a buffer with as much room again; from then on only what is appended is copied.
    private static PyStr? ConcatLong(PyThreadState thread, PyStr left, PyStr right, long total)
    {
        if (left._isNarrow != right._isNarrow)
        {
            if (!TryReserve(thread, total, sizeof(int)) || !thread.TryChargeWork(total)) return null;
            // A narrow piece behind wide text goes on in its buffer.
            if (!left._isNarrow && left._data is AppendBuffer<int> wide && wide.TryClaim(left._length, right._length))
            {
                right.CopyTo(wide.Items.AsSpan(left._length));
                return new PyStr(wide, (int)total, false);
            }
            if (left._isNarrow || !left._wasAppended && left._data is int[]) return MarkAppended(ConcatWide(left, right, (int)total));
            return ConcatGrowing<int>(thread, left, right, total);
        }
        return left._isNarrow ? ConcatSame<char>(thread, left, right, total) : ConcatSame<int>(thread, left, right, total);
    }

    private static PyStr? ConcatSame<T>(PyThreadState thread, PyStr left, PyStr right, long total) where T : unmanaged
    {
        if (left._data is AppendBuffer<T> buffer && buffer.TryClaim(left._length, right._length))
        {
            if (!thread.TryChargeWork(right._length)) return null;
            right.CopyUnits(buffer.Items.AsSpan(left._length));
            return new PyStr(buffer, (int)total, left._isNarrow);
        }
        if ((left._wasAppended || left._data is AppendBuffer<T>) && right._length <= left._length) return ConcatGrowing<T>(thread, left, right, total);
        if (!TryReserve(thread, total, left._isNarrow ? sizeof(char) : sizeof(int)) || !thread.TryChargeWork(total)) return null;
        if (!left._isNarrow) return MarkAppended(ConcatWide(left, right, (int)total));
        return MarkAppended(new PyStr(string.Concat(left.NarrowSpan, right.NarrowSpan)));
    }

    private static PyStr? ConcatGrowing<T>(PyThreadState thread, PyStr left, PyStr right, long total) where T : unmanaged
    {
        if (total > MaxLength) return PyErr.MemoryError();
        var capacity = Math.Min(total * 2, MaxLength);
        if (!TryReserve(thread, capacity, Unsafe.SizeOf<T>()) || !thread.TryChargeWork(total)) return null;
        var buffer = new AppendBuffer<T>((int)capacity, (int)total);
        left.CopyUnits(buffer.Items.AsSpan());
        right.CopyUnits(buffer.Items.AsSpan(left._length));
        return new PyStr(buffer, (int)total, left._isNarrow);
    }

    // T is the unit of this text, or int for narrow text.
    private void CopyUnits<T>(Span<T> target) where T : unmanaged
    {
        if (typeof(T) == typeof(char)) NarrowSpan.CopyTo(MemoryMarshal.Cast<T, char>(target));
        else CopyTo(MemoryMarshal.Cast<T, int>(target));
    }

    private static PyStr MarkAppended(PyStr made)
    {
        made._wasAppended = true;
        return made;
    }

    /// <summary>Fills the target, whose length is a multiple of the pattern's, by doubling what is there.</summary>
    internal static void Repeat<T>(ReadOnlySpan<T> pattern, Span<T> target)
    {
        pattern.CopyTo(target);
        for (var done = pattern.Length; done < target.Length;)
        {
            var count = Math.Min(done, target.Length - done);
            target[..count].CopyTo(target[done..]);
            done += count;
        }
    }
}
