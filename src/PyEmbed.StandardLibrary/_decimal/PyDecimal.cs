using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary><c>decimal.Decimal</c>. Immutable.</summary>
[PyType("Decimal", Module = "decimal", Subclassable = true, Doc = "A decimal number, exactly as it is given: as text, an int, a float, a tuple (sign, digits, exponent) or another Decimal.")]
internal partial class PyDecimal : PyObject
{
    private readonly DecimalValue _value;

    internal PyDecimal(in DecimalValue value) => _value = value;

    internal ref readonly DecimalValue Value => ref _value;

    /// <summary>An object of the class or a subclass.</summary>
    public static PyDecimal Make(PyType type, in DecimalValue value) => ReferenceEquals(type, BuiltinType) ? new PyDecimal(value) : new PyDecimalInstance(type, value);

    [PyMethod("__new__(cls, value=\"0\", context=None)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (args.Length == 1 && keywordNames is null)
            return DecimalState.Current(thread) is { } current ? DecimalConstruction.Exact(thread, current, type, args[0]) : null;
        Span<PyObject?> bound = [null, null];
        if (!CallArguments.TryBind(args, keywordNames, DecimalNames.NumberParameters, 0, bound) || ContextOf(thread, bound[1]) is not { } context) return null;
        return bound[0] is null ? Make(type, default) : DecimalConstruction.Exact(thread, context, type, bound[0]!);
    }

    [PyClassMethod("from_float(cls, f, /)", Doc = "The Decimal that a float or an int is, exactly.")]
    internal static PyObject? FromFloat(PyThreadState thread, PyType cls, PyObject f)
    {
        if (!DecimalConstruction.TryFromFloatOrInt(f, out var value)) return null;
        var result = new PyDecimal(value);
        return ReferenceEquals(cls, BuiltinType) ? result : Calls.Call1(thread, cls, result);
    }

    /// <summary>The context that is given, or the thread's. Null: an error is set.</summary>
    private static PyDecimalContext? ContextOf(PyThreadState thread, PyObject? given)
    {
        if (given is null or PyNone) return DecimalState.Current(thread);
        return given as PyDecimalContext ?? (PyDecimalContext?)PyErr.TypeError("optional argument must be a context");
    }

    // op(context=None)
    private static PyDecimalContext? ContextFrom(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (args.IsEmpty) return DecimalState.Current(thread);
        Span<PyObject?> bound = [null];
        return CallArguments.TryBind(args, keywordNames, DecimalNames.ContextParameter, 0, bound) ? ContextOf(thread, bound[0]) : null;
    }

    // op(other, context=None)
    private static PyDecimalContext? ContextFrom(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, out DecimalValue other)
    {
        other = default;
        PyDecimalContext? context;
        PyObject operand;
        if (args.Length == 1 && keywordNames is null)
        {
            operand = args[0];
            context = DecimalState.Current(thread);
        }
        else
        {
            Span<PyObject?> bound = [null, null];
            if (!CallArguments.TryBind(args, keywordNames, DecimalNames.OtherParameters, 1, bound)) return null;
            operand = bound[0]!;
            context = ContextOf(thread, bound[1]);
        }
        if (context is null) return null;
        return DecimalOperands.TryConvert(operand, out other) ? context : null;
    }

    private PyObject? Apply(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, UnaryOperation operation)
    {
        if (ContextFrom(thread, args, keywordNames) is not { } context) return null;
        var calculation = new Calculation(thread, context);
        return context.Finish(ref calculation, operation(ref calculation, _value));
    }

    private PyObject? Apply(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, BinaryOperation operation)
    {
        if (ContextFrom(thread, args, keywordNames, out var other) is not { } context) return null;
        var calculation = new Calculation(thread, context);
        return context.Finish(ref calculation, operation(ref calculation, _value, other));
    }

    // ---- itself ----

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) =>
        DecimalState.Current(thread) is { } context ? PyStr.FromUtf16($"Decimal('{DecimalText.ToText(thread, _value, context.Capitals)}')") : null;

    [PyMethod("__str__(self, /)")]
    internal PyObject? ToStr(PyThreadState thread) =>
        DecimalState.Current(thread) is { } context ? PyStr.FromUtf16(DecimalText.ToText(thread, _value, context.Capitals)) : null;

    [PyMethod("__format__(self, specifier, override=None, /)", NoTextSignature = true)]
    internal PyObject? Format(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!CallArguments.AreCounted("__format__", args, keywordNames, 1, 2)) return null;
        if (args[0] is not PyStr specification) return PyErr.TypeError("format arg must be str");
        return DecimalState.Current(thread) is { } context ? DecimalFormat.Format(thread, context, _value, specification, args.Length > 1 ? args[1] : null) : null;
    }

    [PyMethod("__copy__(self, /)", NoTextSignature = true)]
    internal PyObject Copy() => this;

    [PyMethod("__deepcopy__(self, memo, /)", NoTextSignature = true)]
    internal PyObject DeepCopy(PyObject memo) => this;

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread) => ToStr(thread) is { } text ? PyTuple.Of(Type, PyTuple.Of(text)) : null;

    [PyMethod("__sizeof__(self, /)", NoTextSignature = true)]
    internal PyObject SizeOf()
    {
        // As CPython lays it out: four words of 19 digits within, more behind it.
        var words = (_value.Coefficient.Digits + 18) / 19;
        return PyInt.From(104 + (words > 4 ? 8 * words : 0));
    }

    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash) => DecimalHash.TryCompute(thread, this, out hash);

    [PyProperty("real", Doc = "The number itself.")]
    internal PyObject Real() => this;

    [PyProperty("imag", Doc = "Zero.")]
    internal PyObject Imaginary() => new PyDecimal(default);

    [PyMethod("conjugate(self, /)", Doc = "The number itself.")]
    internal PyObject Conjugate() => this;

    [PyMethod("canonical(self, /)", Doc = "The number itself.")]
    internal PyObject Canonical() => this;

    [PyMethod("radix(self, /)", Doc = "10")]
    internal PyObject Radix() => new PyDecimal(DecimalValue.From(10));
}
