using PyEmbed.Core.Numbers;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Modules;

// Functions about numbers and characters.
internal sealed partial class BuiltinsModule
{
    [PyFunction("abs(x, /)", Doc = "The absolute value.")]
    internal static PyObject? Abs(PyThreadState thread, PyObject x) => Number.Absolute(thread, x);

    [PyFunction("bin(number, /)", Doc = "An integer in base 2, as text.\n\n>>> bin(2796202)\n'0b1010101010101010101010'")]
    internal static PyObject? Bin(PyThreadState thread, PyObject number) => InBase(thread, number, 2, "0b");

    [PyFunction("hex(number, /)", Doc = "An integer in base 16, as text.\n\n>>> hex(12648430)\n'0xc0ffee'")]
    internal static PyObject? Hex(PyThreadState thread, PyObject number) => InBase(thread, number, 16, "0x");

    [PyFunction("oct(number, /)", Doc = "An integer in base 8, as text.\n\n>>> oct(342391)\n'0o1234567'")]
    internal static PyObject? Oct(PyThreadState thread, PyObject number) => InBase(thread, number, 8, "0o");

    private static PyObject? InBase(PyThreadState thread, PyObject number, int radix, string prefix)
    {
        if (Number.Index(thread, number) is not { } integer) return null;
        var value = Number.ToBigInteger(integer);
        if (!thread.TryChargeWork(value.GetByteCount()) || !thread.TryReserve(16L * value.GetByteCount())) return null;
        var digits = IntegerText.ToPowerOfTwoRadix(value, radix, thread.WorkBudget);
        return PyStr.FromCodeUnits(digits[0] == '-' ? "-" + prefix + digits[1..] : prefix + digits);
    }

    [PyFunction("chr(i, /)", Doc = "The character of a code point, 0 <= i <= 0x10ffff.")]
    internal static PyObject? Chr(int i) => i is >= 0 and <= 0x10FFFF ? PyStr.FromCodePoint(i) : PyErr.ValueError("chr() arg not in range(0x110000)");

    [PyFunction("ord(c, /)", Doc = "The code point of a character.")]
    internal static PyObject? Ord(PyThreadState thread, PyObject c)
    {
        if (c is PyStr text) return text.Length == 1 ? PyInt.From(text[0]) : PyErr.TypeError($"ord() expected a character, but string of length {text.Length} found");
        if (!IsBytes(c)) return PyErr.TypeError($"ord() expected string of length 1, but {c.Type.NameInMessages} found");
        if (!Subscript.TryLength(thread, c, out var length)) return null;
        return length == 1 ? Subscript.GetItem(thread, c, PyInt.Zero) : PyErr.TypeError($"ord() expected a character, but string of length {length} found");
    }

    private static bool IsBytes(PyObject value) => value is PyByteSequence;

    [PyFunction("divmod(x, y, /)", Doc = "The pair (x//y, x%y).")]
    internal static PyObject? DivMod(PyThreadState thread, PyObject x, PyObject y) => Number.Divmod(thread, x, y);

    [PyFunction("pow(base, exp, mod=None)", Doc = "base**exp, with three arguments base**exp % mod.")]
    internal static PyObject? Pow(PyThreadState thread, PyObject @base, PyObject exp, PyObject mod) => Number.Power(thread, @base, exp, mod);

    [PyFunction("round(number, ndigits=None)", Doc = "The number rounded to some digits behind the point; without ndigits to an integer.")]
    internal static PyObject? Round(PyThreadState thread, PyObject number, [NoneAsNull] PyObject? ndigits)
    {
        if (!Protocols.Attributes.TryGetSpecial(thread, number, Names.Round, out var method)) return null;
        if (method is null) return PyErr.TypeError($"type {number.Type.NameInMessages} doesn't define __round__ method");
        return ndigits is null ? Calls.Call0(thread, method) : Calls.Call1(thread, method, ndigits);
    }

    [PyFunction("sum(iterable, /, start=0)", Doc = "The sum of a start value and the items of an iterable; for numbers.")]
    internal static PyObject? Sum(PyThreadState thread, PyObject iterable, PyObject start)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        if (start is PyStr) return PyErr.TypeError("sum() can't sum strings [use ''.join(seq) instead]");
        if (IsBytes(start))
            return PyErr.TypeError(start.Type.Has(TypeFlags.BytesSubclass) ? "sum() can't sum bytes [use b''.join(seq) instead]" : "sum() can't sum bytearray [use b''.join(seq) instead]");
        var total = start;
        var slots = iterator.Type.Slots;
        if (total.GetType() == typeof(PyInt))
        {
            // As long as there are ints: their sum is not an object.
            var number = ((PyInt)total).Value;
            PyObject? other;
            while (true)
            {
                other = slots.Next(thread, iterator);
                if (other is null || other.GetType() != typeof(PyInt)) break;
                if (!thread.TryChargeWork(1)) return null;
                var item = ((PyInt)other).Value;
                var sum = unchecked(number + item);
                if (((number ^ sum) & (item ^ sum)) < 0) break;
                number = sum;
            }
            total = PyInt.From(number);
            if (other is null) return thread.HasError ? null : total;
            if (!thread.TryChargeWork(1) || Number.Add(thread, total, other) is not { } joined) return null;
            total = joined;
        }
        while (slots.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1)) return null;
            if (total.GetType() == typeof(PyInt) && item.GetType() == typeof(PyInt))
            {
                var (a, b) = (((PyInt)total).Value, ((PyInt)item).Value);
                var sum = unchecked(a + b);
                if (((a ^ sum) & (b ^ sum)) >= 0)
                {
                    total = PyInt.From(sum);
                    continue;
                }
            }
            if (Number.Add(thread, total, item) is not { } next) return null;
            total = next;
        }
        return thread.HasError ? null : total;
    }
}
