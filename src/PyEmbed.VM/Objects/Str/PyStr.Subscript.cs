using PyEmbed.CompilerServices;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary>A str as a sequence, and what every object does.</summary>
public partial class PyStr
{
    [PyMethod("__len__(self, /)")]
    internal nint Len() => _length;

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key)
    {
        if (key is PyInt small) return ItemAt(small.Value);
        if (key is PySlice slice) return SliceBounds.TryMake(thread, slice, _length, out var bounds) ? Sliced(thread, bounds) : null;
        if (!key.Type.Defines(Slot.Index)) return PyErr.TypeError($"string indices must be integers, not '{key.Type.NameInMessages}'");
        return Number.TryIndex(thread, key, out var index) ? ItemAt(index) : null;
    }

    /// <summary>The character at an index, which counts from the end where negative; null with an IndexError.</summary>
    [MustCheck]
    internal PyStr? ItemAt(long index)
    {
        if (index < 0) index += _length;
        if ((ulong)index >= (ulong)_length) return PyErr.IndexError("string index out of range");
        return FromCodePoint(this[(int)index]);
    }

    /// <summary>A part of the text, as an exact str; the whole is the object itself.</summary>
    internal PyStr Substring(int start, int length)
    {
        if (length <= 1) return length == 0 ? Empty : FromCodePoint(this[start]);
        if (length == _length) return AsExact();
        if (_isNarrow) return new PyStr(new string(NarrowSpan.Slice(start, length)));
        return FromCodePoints(WideSpan.Slice(start, length));
    }

    /// <summary>What a slice takes; null: a limit has tripped.</summary>
    [MustCheck]
    internal PyStr? Sliced(PyThreadState thread, in SliceBounds bounds)
    {
        var count = (int)bounds.Count;
        if (bounds.Step == 1 || count <= 1)
        {
            return count < ExecutionBudget.LargeAllocation || TryReserve(thread, count, sizeof(int)) ? Substring((int)Math.Min(bounds.Start, _length), count) : null;
        }
        if (!TryReserve(thread, count, sizeof(int)) || !thread.TryChargeWork(count)) return null;
        if (_isNarrow)
        {
            var made = NewString(count, out var chars);
            Pick(NarrowSpan, bounds, chars);
            return FromCodeUnits(made);
        }
        var wide = new int[count];
        Pick(WideSpan, bounds, wide);
        return FromCodePoints(wide);
    }

    /// <summary>Writes the units a slice takes.</summary>
    internal static void Pick<T>(ReadOnlySpan<T> from, in SliceBounds bounds, Span<T> to)
    {
        var at = (int)bounds.Start;
        var step = (int)Math.Clamp(bounds.Step, -int.MaxValue, int.MaxValue);
        for (var i = 0; i < to.Length; i++, at += step) to[i] = from[at];
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => IsAsciiText ? new PyStrAsciiIterator(this) : new PyStrIterator(this);

    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash)
    {
        hash = thread.Hashes.Of(this);
        return true;
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject Str() => AsExact();

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Repr(PyThreadState thread)
    {
        // At most ten characters for one.
        if (!thread.TryChargeWork(_length) || !TryReserve(thread, _length < LongText ? _length : TextRepr.MostLength(Text))) return null;
        return ReprText();
    }

    private PyStr ReprText()
    {
        if (_isNarrow && _length < 256 && IsPlain(NarrowSpan)) return new PyStr(string.Concat("'", NarrowSpan, "'"));
        return From(TextRepr.Repr(Text));
    }

    private static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~') && !text.ContainsAny('\'', '\\');

    [PyRichCompare]
    internal PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (other is not PyStr text) return PyNotImplemented.Instance;
        if (!TryChargeComparison(thread, text)) return null;
        if (op == CompareOp.Eq) return PyBool.From(TextEquals(text));
        if (op == CompareOp.Ne) return PyBool.From(!TextEquals(text));
        if (ReferenceEquals(this, other)) return PyBool.From(op is CompareOp.Le or CompareOp.Ge);
        return PyBool.From(CompareOps.Holds(op, CompareText(text)));
    }

    [PyMethod("__sizeof__(self, /)", Doc = "The size in memory that CPython has for it, in bytes.")]
    internal long SizeOf()
    {
        if (IsAsciiText) return 49L + _length;
        if (!_isNarrow) return 76 + 4L * _length;
        return NarrowSpan.ContainsAnyExceptInRange('\0', '\u00FF') ? 74 + 2L * _length : 73L + _length;
    }

    [PyMethod("__getnewargs__(self)", NoTextSignature = true)]
    internal PyObject GetNewArgs() => PyTuple.Of(From(Text));   // a copy, as in CPython: what is made from it must not be this object by chance

}
