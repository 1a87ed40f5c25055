using System.Numerics;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Python's <c>slice</c>: what stands between the brackets of <c>x[start:stop:step]</c>.</summary>
[PyType("slice", Unhashable = true, Doc = "slice(stop)\nslice(start, stop[, step])\n\nWhat an extended subscript like a[0:10:2] passes on.")]
internal sealed partial class PySlice(PyObject start, PyObject stop, PyObject step) : PyObject
{
    [PyProperty("start", Member = true)]
    internal PyObject Start { get; } = start;

    [PyProperty("stop", Member = true)]
    internal PyObject Stop { get; } = stop;

    [PyProperty("step", Member = true)]
    internal PyObject Step { get; } = step;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords("slice");
        PyObject none = PyNone.Instance;
        return args.Length switch
        {
            1 => new PySlice(none, args[0], none),
            2 => new PySlice(args[0], args[1], none),
            3 => new PySlice(args[0], args[1], args[2]),
            _ => ArgumentErrors.Expected("slice", 1, 3, args.Length),
        };
    }

    /// <summary>The bounds as numbers, clamped where they do not fit; what is None is the beginning or end. False: an error is set.</summary>
    [MustCheck]
    public bool TryUnpack(PyThreadState thread, out nint start, out nint stop, out nint step)
    {
        start = stop = 0;
        step = 1;
        if (Step is not PyNone)
        {
            if (!TryBound(thread, Step, out step)) return false;
            if (step == 0) return PyErr.ValueError("slice step cannot be zero");
            if (step < -nint.MaxValue) step = -nint.MaxValue;   // so that it can be negated
        }
        if (Start is PyNone) start = step < 0 ? nint.MaxValue : 0;
        else if (!TryBound(thread, Start, out start)) return false;
        if (Stop is PyNone) stop = step < 0 ? nint.MinValue : nint.MaxValue;
        else if (!TryBound(thread, Stop, out stop)) return false;
        return true;
    }

    private static bool TryBound(PyThreadState thread, PyObject bound, out nint value)
    {
        if (bound is PyInt small)
        {
            value = (nint)small.Value;
            return true;
        }
        return ArgumentConversion.TrySliceIndex(thread, bound, out value);
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var text = new ContainerRepr(thread);
        text.Append("slice(");
        if (!text.TryAppendAll([Start, Stop, Step])) return null;
        text.Append(")");
        return text.ToStr();
    }

    // As tuples of the three parts.
    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (other is not PySlice slice) return PyNotImplemented.Instance;
        if (ReferenceEquals(this, slice)) return PyBool.From(CompareOps.Holds(op, 0));
        return PyTuple.Compare(thread, [Start, Stop, Step], [slice.Start, slice.Stop, slice.Step], op);
    }

    [PyMethod("indices(self, len, /)", NoTextSignature = true, Doc = "The tuple (start, stop, step) that the slice means for a sequence of this length; what lies outside is clipped.")]
    internal PyObject? Indices(PyThreadState thread, PyObject len)
    {
        if (Number.Index(thread, len) is not { } number) return null;
        if (!TryLongIndices(thread, Number.ToBigInteger(number), out var start, out var stop, out var step)) return null;
        return PyTuple.Of(PyInt.From(start), PyInt.From(stop), PyInt.From(step));
    }

    /// <summary>The clipped bounds for a sequence of any length.</summary>
    [MustCheck]
    public bool TryLongIndices(PyThreadState thread, BigInteger length, out BigInteger start, out BigInteger stop, out BigInteger step)
    {
        start = stop = 0;
        step = 1;
        if (length.Sign < 0) return PyErr.ValueError("length should not be negative");
        if (Step is not PyNone)
        {
            if (!TryLong(thread, Step, out step)) return false;
            if (step.IsZero) return PyErr.ValueError("slice step cannot be zero");
        }
        var isBackward = step.Sign < 0;
        var least = isBackward ? BigInteger.MinusOne : BigInteger.Zero;
        var most = isBackward ? length - 1 : length;
        if (!TryLongBound(thread, Start, length, least, most, isBackward ? most : least, out start)) return false;
        return TryLongBound(thread, Stop, length, least, most, isBackward ? least : most, out stop);
    }

    private static bool TryLongBound(PyThreadState thread, PyObject bound, BigInteger length, BigInteger least, BigInteger most, BigInteger absent, out BigInteger value)
    {
        value = absent;
        if (bound is PyNone) return true;
        if (!TryLong(thread, bound, out value)) return false;
        if (value.Sign < 0) value = BigInteger.Max(value + length, least);
        else value = BigInteger.Min(value, most);
        return true;
    }

    private static bool TryLong(PyThreadState thread, PyObject bound, out BigInteger value)
    {
        value = default;
        if (!bound.Type.Defines(Slot.Index)) return PyErr.TypeError("slice indices must be integers or None or have an __index__ method");
        if (Number.Index(thread, bound) is not { } number) return false;
        value = Number.ToBigInteger(number);
        return true;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject Reduce() => PyTuple.Of(BuiltinType, PyTuple.Of(Start, Stop, Step));
}
