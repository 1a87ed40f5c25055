using System.Numerics;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Hashing;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>range</c>: numbers from a start on, in steps. It has a fast form as long as all of them fit 64 bits.</summary>
[PyType("range", Sequence = true, Doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nThe integers from start (inclusive) to stop (exclusive) by step.")]
internal sealed partial class PyRange : PyObject
{
    private readonly bool _isSmall;
    private readonly long _start;
    private readonly long _step;
    private readonly long _length;
    private readonly PyObject _lengthObject;

    /// <param name="start">A PyInt or PyBigInt, as the others.</param>
    /// <param name="stop">Not in the range any more.</param>
    /// <param name="step">Not 0.</param>
    public PyRange(PyObject start, PyObject stop, PyObject step)
    {
        Start = start;
        Stop = stop;
        Step = step;
        if (start is PyInt { Value: var from } && stop is PyInt { Value: var to } && step is PyInt { Value: var by }
            && (by > 0 ? to <= long.MaxValue - (by - 1) : to >= long.MinValue + (-1 - by)) && TryLength(from, to, by, out _length))
        {
            _isSmall = true;
            _start = from;
            _step = by;
            _lengthObject = PyInt.From(_length);
            return;
        }
        _lengthObject = PyInt.From(LengthOf(Number.ToBigInteger(start), Number.ToBigInteger(stop), Number.ToBigInteger(step)));
    }

    [PyProperty("start", Member = true)]
    internal PyObject Start { get; }

    [PyProperty("stop", Member = true)]
    internal PyObject Stop { get; }

    [PyProperty("step", Member = true)]
    internal PyObject Step { get; }

    private BigInteger LongStart => Number.ToBigInteger(Start);

    private BigInteger LongStep => Number.ToBigInteger(Step);

    private BigInteger LongLength => Number.ToBigInteger(_lengthObject);

    private bool IsEmpty => _lengthObject is PyInt { Value: 0 };

    private static bool TryLength(long start, long stop, long step, out long length)
    {
        length = 0;
        if (step > 0 ? start >= stop : start <= stop) return true;
        var count = step > 0
            ? unchecked((ulong)stop - (ulong)start - 1) / (ulong)step + 1
            : unchecked((ulong)start - (ulong)stop - 1) / (0 - (ulong)step) + 1;
        length = (long)count;
        return count <= long.MaxValue;
    }

    private static BigInteger LengthOf(BigInteger start, BigInteger stop, BigInteger step)
    {
        if (step.Sign > 0 ? start >= stop : start <= stop) return 0;
        return step.Sign > 0 ? (stop - start - 1) / step + 1 : (start - stop - 1) / -step + 1;
    }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords("range");
        if (args.Length is 0 or > 3) return ArgumentErrors.Expected("range", 1, 3, args.Length);
        PyObject? start = PyInt.Zero;
        PyObject? step = PyInt.One;
        if (args.Length == 1) return Exact(thread, args[0]) is { } only ? new PyRange(start, only, step) : null;
        if ((start = Exact(thread, args[0])) is null || Exact(thread, args[1]) is not { } stop) return null;
        if (args.Length == 3)
        {
            if ((step = Exact(thread, args[2])) is null) return null;
            if (step is PyInt { Value: 0 }) return PyErr.ValueError("range() arg 3 must not be zero");
        }
        return new PyRange(start, stop, step);
    }

    private static PyObject? Exact(PyThreadState thread, PyObject value)
    {
        if (value.GetType() == typeof(PyInt)) return value;
        if (Number.Index(thread, value) is not { } number) return null;
        return PyInt.IsExact(number) ? number : PyInt.From(Number.ToBigInteger(number));
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var text = new ContainerRepr(thread);
        text.Append("range(");
        if (!(Step is PyInt { Value: 1 } ? text.TryAppendAll([Start, Stop]) : text.TryAppendAll([Start, Stop, Step]))) return null;
        text.Append(")");
        return text.ToStr();
    }

    // Ranges are equal that give the same numbers, so what cannot be seen does not count.
    [PyMethod("__hash__(self, /)")]
    internal long HashValue()
    {
        var none = Identity.Hash(PyNone.Instance);
        var length = LongLength;
        return TupleHash.Of([
            NumberHash.OfInteger(length),
            length.IsZero ? none : NumberHash.OfInteger(LongStart),
            length <= 1 ? none : NumberHash.OfInteger(LongStep)]);
    }

    [PyRichCompare]
    internal PyObject CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyRange range) return PyNotImplemented.Instance;
        return PyBool.From(GivesSame(range) == (op == CompareOp.Eq));
    }

    private bool GivesSame(PyRange other)
    {
        if (ReferenceEquals(this, other)) return true;
        var length = LongLength;
        if (length != other.LongLength) return false;
        return length.IsZero || (LongStart == other.LongStart && (length.IsOne || LongStep == other.LongStep));
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => _isSmall ? new PyRangeIterator(_start, _step, _length) : new PyLongRangeIterator(LongStart, LongStep, LongLength);

    [PyMethod("__reversed__(self, /)", NoTextSignature = true, Doc = "An iterator from the end.")]
    internal PyObject Reversed()
    {
        // Its start is the last number, which lies in the range or (of an empty one) a step before the start.
        if (_isSmall && _step != long.MinValue)
        {
            var first = (Int128)_start + ((Int128)_length - 1) * _step;
            var behind = (Int128)_start - _step;
            if (first >= long.MinValue && first <= long.MaxValue && behind >= long.MinValue && behind <= long.MaxValue)
                return new PyRangeIterator((long)first, -_step, _length);
        }
        return new PyLongRangeIterator(LongStart + (LongLength - 1) * LongStep, -LongStep, LongLength);
    }

    [PyMethod("__bool__(self, /)")]
    internal bool IsTrue() => !IsEmpty;

    [PyMethod("__len__(self, /)")]
    internal bool TryLength(PyThreadState thread, out nint length)
    {
        length = 0;
        if (_lengthObject is not PyInt small) return PyErr.OverflowError("Python int too large to convert to C ssize_t");
        length = (nint)small.Value;
        return true;
    }

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key)
    {
        if (key is PySlice slice) return Slice(thread, slice);
        if (!key.Type.Defines(Slot.Index)) return PyErr.TypeError($"range indices must be integers or slices, not {key.Type.NameInMessages}");
        if (Number.Index(thread, key) is not { } number) return null;
        if (_isSmall && number is PyInt small)
        {
            var at = small.Value < 0 ? small.Value + _length : small.Value;
            return (ulong)at < (ulong)_length ? PyInt.From(_start + at * _step) : OutOfRange();
        }
        var index = Number.ToBigInteger(number);
        var length = LongLength;
        if (index.Sign < 0) index += length;
        return index.Sign < 0 || index >= length ? OutOfRange() : PyInt.From(LongStart + index * LongStep);
    }

    private static PyError OutOfRange() => PyErr.IndexError("range object index out of range");

    private PyObject? Slice(PyThreadState thread, PySlice slice)
    {
        if (!slice.TryLongIndices(thread, LongLength, out var start, out var stop, out var step)) return null;
        var by = LongStep;
        return new PyRange(PyInt.From(LongStart + start * by), PyInt.From(LongStart + stop * by), PyInt.From(step * by));
    }

    [PyMethod("__contains__(self, item, /)")]
    internal bool TryContains(PyThreadState thread, PyObject item, out bool found)
    {
        if (!IsPlainInt(item)) return Iteration.TryContains(thread, this, item, out found);
        found = Has(item, out _);
        return true;
    }

    private static bool IsPlainInt(PyObject item) => PyInt.IsExact(item) || item is PyBool;

    private bool Has(PyObject item, out BigInteger index)
    {
        index = default;
        if (_isSmall && item is PyInt small)
        {
            if (_length == 0) return false;
            var distance = (Int128)small.Value - _start;
            var (quotient, remainder) = Int128.DivRem(distance, _step);
            index = (BigInteger)quotient;
            return remainder == 0 && quotient >= 0 && quotient < _length;
        }
        var at = BigInteger.DivRem(Number.ToBigInteger(item) - LongStart, LongStep, out var rest);
        index = at;
        return rest.IsZero && at.Sign >= 0 && at < LongLength;
    }

    [PyMethod("count(self, value, /)", NoTextSignature = true, Doc = "rangeobject.count(value) -> integer -- how often the value occurs")]
    internal PyObject? CountOf(PyThreadState thread, PyObject value)
    {
        if (IsPlainInt(value)) return PyInt.From(Has(value, out _) ? 1 : 0);
        long count = 0;
        var iterator = Iter();
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1) || !Comparison.TryEquals(thread, item, value, out var areEqual)) return null;
            if (areEqual) count++;
        }
        return PyInt.From(count);
    }

    [PyMethod("index(self, value, /)", NoTextSignature = true, Doc = "rangeobject.index(value) -> integer -- the index of the value; ValueError where it is not there")]
    internal PyObject? IndexOf(PyThreadState thread, PyObject value)
    {
        if (IsPlainInt(value))
        {
            if (Has(value, out var index)) return PyInt.From(index);
            return Representation.Repr(thread, value) is { } repr ? PyErr.ValueError($"{repr} is not in range") : null;
        }
        var iterator = Iter();
        for (long i = 0; Iteration.Next(thread, iterator) is { } item; i++)
        {
            if (!thread.TryChargeWork(1) || !Comparison.TryEquals(thread, item, value, out var areEqual)) return null;
            if (areEqual) return PyInt.From(i);
        }
        return PyErr.ValueError("sequence.index(x): x not in sequence");
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject Reduce() => PyTuple.Of(BuiltinType, PyTuple.Of(Start, Stop, Step));
}
