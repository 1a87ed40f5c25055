using System.Collections.Immutable;
using PyEmbed.StandardLibrary.Contextvars;
using PyEmbed.VM;
using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>What the module <c>_decimal</c> keeps for an engine: its exceptions, the contexts that new ones are made from, the context of the thread.</summary>
internal sealed class DecimalState
{
    private const string PublicName = "decimal";

    private bool _isReady;
    private PyContextVar _variable = null!;
    private PyType _signalDict = null!;

    /// <summary>The context of a context variable's values. The values never change, so that the same ones have the same context.</summary>
    private sealed record Remembered(ImmutableDictionary<PyContextVar, PyObject> Values, PyDecimalContext Context);

    public PowerTable Powers { get; } = new();

    /// <summary>The exceptions by name, for the module.</summary>
    public Dictionary<string, PyType> Exceptions { get; } = new(StringComparer.Ordinal);

    /// <summary>The signals in the order of a dict of them.</summary>
    public (PyType Type, Conditions Conditions)[] Signals { get; private set; } = [];

    /// <summary>What the signal InvalidOperation is made of.</summary>
    public (PyType Type, Conditions Condition)[] InvalidConditions { get; private set; } = [];

    /// <summary>The names of rounding modes, by their number.</summary>
    public PyStr[] RoundingNames { get; private set; } = [];

    public PyObject DecimalTuple { get; private set; } = PyNone.Instance;

    /// <summary><c>numbers.Rational</c></summary>
    public PyObject Rational { get; private set; } = PyNone.Instance;

    public PyDecimalContext DefaultContext { get; private set; } = null!;

    public PyDecimalContext BasicContext { get; private set; } = null!;

    public PyDecimalContext ExtendedContext { get; private set; } = null!;

    /// <summary>Null: an error is set.</summary>
    public static DecimalState? Of(PyThreadState thread)
    {
        var state = thread.Interpreter.ModuleState<DecimalState>();
        return state._isReady || state.TryInitialize(thread) ? state : null;
    }

    /// <summary>The thread's context; null: an error is set.</summary>
    public static PyDecimalContext? Current(PyThreadState thread)
    {
        var variables = PyContext.Current(thread);
        if (variables.Remembered is Remembered known && ReferenceEquals(known.Values, variables.Values)) return known.Context;
        return Of(thread) is { } state ? state.Find(thread, variables) : null;
    }

    private PyDecimalContext Find(PyThreadState thread, PyContext variables)
    {
        if (!variables.Values.TryGetValue(_variable, out var found)) return SetCurrent(thread, DefaultContext.CopyWithoutFlags());
        variables.Remembered = new Remembered(variables.Values, (PyDecimalContext)found);
        return (PyDecimalContext)found;
    }

    public PyDecimalContext SetCurrent(PyThreadState thread, PyDecimalContext context)
    {
        // A template is not changed by what is computed with it.
        if (ReferenceEquals(context, DefaultContext) || ReferenceEquals(context, BasicContext) || ReferenceEquals(context, ExtendedContext)) context = context.CopyWithoutFlags();
        var variables = PyContext.Current(thread);
        variables.Values = variables.Values.SetItem(_variable, context);
        variables.Remembered = new Remembered(variables.Values, context);
        return context;
    }

    /// <summary>Null: an error is set.</summary>
    public PySignalDict? MakeSignalDict(PyDecimalContext context, bool isTraps)
    {
        if (PySignalDictDefinition.Instance.Allocate(_signalDict) is not PySignalDict made) return null;
        made.Bind(context, isTraps);
        return made;
    }

    private bool TryInitialize(PyThreadState thread)
    {
        Exceptions.Clear();
        var arithmeticError = MakeException(thread, "DecimalException", PyExceptions.ArithmeticError);
        var clamped = MakeException(thread, "Clamped", arithmeticError);
        var invalid = MakeException(thread, "InvalidOperation", arithmeticError);
        var divisionByZero = MakeException(thread, "DivisionByZero", arithmeticError, PyExceptions.ZeroDivisionError);
        var inexact = MakeException(thread, "Inexact", arithmeticError);
        var rounded = MakeException(thread, "Rounded", arithmeticError);
        var subnormal = MakeException(thread, "Subnormal", arithmeticError);
        var overflow = MakeException(thread, "Overflow", inexact, rounded);
        var underflow = MakeException(thread, "Underflow", inexact, rounded, subnormal);
        var floatOperation = MakeException(thread, "FloatOperation", arithmeticError, PyExceptions.TypeError);
        Signals =
        [
            (invalid, Conditions.Invalid), (floatOperation, Conditions.FloatOperation), (divisionByZero, Conditions.DivisionByZero), (overflow, Conditions.Overflow),
            (underflow, Conditions.Underflow), (subnormal, Conditions.Subnormal), (inexact, Conditions.Inexact), (rounded, Conditions.Rounded), (clamped, Conditions.Clamped),
        ];
        InvalidConditions =
        [
            (invalid, Conditions.InvalidOperation),
            (MakeException(thread, "ConversionSyntax", invalid), Conditions.ConversionSyntax),
            (MakeException(thread, "DivisionImpossible", invalid), Conditions.DivisionImpossible),
            (MakeException(thread, "DivisionUndefined", invalid, PyExceptions.ZeroDivisionError), Conditions.DivisionUndefined),
            (MakeException(thread, "InvalidContext", invalid), Conditions.InvalidContext),
        ];
        RoundingNames = Array.ConvertAll<string, PyStr>(
            ["ROUND_HALF_EVEN", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_05UP"], thread.Interpreter.Intern);
        if (!TryTakeFromLibrary(thread)) return false;

        const Conditions UsualTraps = Conditions.Invalid | Conditions.DivisionByZero | Conditions.Overflow;
        DefaultContext = new PyDecimalContext { State = this, Traps = UsualTraps };
        BasicContext = new PyDecimalContext { State = this, Precision = 9, Rounding = RoundingMode.HalfUp, Traps = UsualTraps | Conditions.Underflow | Conditions.Clamped };
        ExtendedContext = new PyDecimalContext { State = this, Precision = 9 };
        _variable = new PyContextVar(PyStr.FromUtf16("decimal_context"), null);
        return _isReady = true;
    }

    private PyType MakeException(PyThreadState thread, string name, params ReadOnlySpan<PyObject> bases)
    {
        var space = new PyDict();
        space.SetByName(Names.Module, PyStr.FromUtf16(PublicName));
        var made = TypeCreation.Create(thread, PyType.BuiltinType, PyStr.FromName(name), PyTuple.CopyOf(bases), space, default, null)
            ?? throw new System.Diagnostics.UnreachableException($"{PublicName}.{name} cannot be made");
        Exceptions.Add(name, made);
        return made;
    }

    // What is written in Python: the named tuple, the abstract classes of numbers and mappings.
    private bool TryTakeFromLibrary(PyThreadState thread)
    {
        if (Get(thread, "collections", "namedtuple") is not { } namedTuple) return false;
        var fields = PyStr.FromUtf16("sign digits exponent");
        var keywords = PyTuple.Of(PyStr.FromName("module"));
        if (Calls.CallN(thread, namedTuple, [PyStr.FromName("DecimalTuple"), fields, PyStr.FromUtf16(PublicName)], keywords) is not { } tuple) return false;
        if (Get(thread, "numbers", "Rational") is not { } rational || Get(thread, "numbers", "Number") is not { } number) return false;
        if (Calls.CallMethod(thread, number, PyStr.FromName("register"), PyDecimal.BuiltinType) is null) return false;
        if (Get(thread, "collections.abc", "MutableMapping") is not { } mapping) return false;
        var space = new PyDict();
        space.SetByName(Names.Module, PyStr.FromUtf16("abc"));
        if (Calls.Call3(thread, mapping.Type, PyStr.FromName("SignalDict"), PyTuple.Of(PySignalDict.BuiltinType, mapping), space) is not PyType signalDict) return false;
        (DecimalTuple, Rational, _signalDict) = (tuple, rational, signalDict);
        return true;
    }

    private static PyObject? Get(PyThreadState thread, string module, string name) =>
        Imports.Import(thread, module) is { } found ? Attributes.Get(thread, found, PyStr.FromName(name)) : null;

    // ---- conditions ----

    /// <summary>The error for what has come up and is trapped. Always false.</summary>
    public bool Raise(Conditions trapped)
    {
        foreach (var (type, conditions) in Signals)
        {
            if ((conditions & trapped) == 0) continue;
            return PyErr.Set(type, PyTuple.Of(PyList.Adopt(Describe(trapped))));
        }
        throw new System.Diagnostics.UnreachableException($"no signal for {trapped}");
    }

    // The conditions of an invalid operation, then the other signals.
    private PyObject[] Describe(Conditions conditions)
    {
        var types = new List<PyObject>();
        foreach (var (type, condition) in InvalidConditions)
            if ((condition & conditions) != 0) types.Add(type);
        foreach (var (type, signal) in Signals.AsSpan(1))
            if ((signal & conditions) != 0) types.Add(type);
        return [.. types];
    }

    /// <summary>The signals that are set.</summary>
    public PyObject[] SignalsIn(Conditions conditions)
    {
        var types = new List<PyObject>();
        foreach (var (type, signal) in Signals)
            if ((signal & conditions) != 0) types.Add(type);
        return [.. types];
    }

    /// <summary>The conditions of a signal. False: KeyError is set.</summary>
    public bool TryGetSignal(PyObject signal, out Conditions conditions)
    {
        foreach (var (type, bits) in Signals)
        {
            if (!ReferenceEquals(type, signal)) continue;
            conditions = bits;
            return true;
        }
        conditions = Conditions.None;
        return PyErr.KeyError("valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]");
    }

    /// <summary>The rounding mode of a name. False: TypeError is set.</summary>
    public bool TryGetRounding(PyObject name, out RoundingMode mode)
    {
        if (name is PyStr text)
        {
            // Nearly always it is the module's own object.
            var index = Array.IndexOf(RoundingNames, text);
            if (index < 0) index = Array.FindIndex(RoundingNames, text.TextEquals);
            if (index >= 0)
            {
                mode = (RoundingMode)index;
                return true;
            }
        }
        mode = default;
        return PyErr.TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
    }
}
