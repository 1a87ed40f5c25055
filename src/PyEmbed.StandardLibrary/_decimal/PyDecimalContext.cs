using System.Globalization;
using System.Text;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary><c>decimal.Context</c>: precision, range, rounding, and which signals were raised or are errors.</summary>
[PyType("Context", Module = "decimal", Subclassable = true, Doc = "What the arithmetic of decimal numbers goes by: precision, rounding, range of exponents, flags of what happened and traps that make errors of it.")]
internal partial class PyDecimalContext : PyObject
{
    private PySignalDict? _flagsDict;
    private PySignalDict? _trapsDict;

    public PyDecimalContext() { }

    public DecimalState State { get; init; } = null!;   // set where one is made

    public long Precision { get; set; } = 28;

    public long Emax { get; set; } = 999_999;

    public long Emin { get; set; } = -999_999;

    public RoundingMode Rounding { get; set; }

    public bool Clamp { get; set; }

    /// <summary>Whether exponents have a capital E.</summary>
    public bool Capitals { get; set; } = true;

    public Conditions Flags { get; set; }

    public Conditions Traps { get; set; }

    public PowerTable Powers => State.Powers;

    /// <summary>Keeps what has come up. False: it is trapped and the error is set.</summary>
    [MustCheck]
    public bool TrySignal(Conditions conditions)
    {
        Flags |= conditions;
        var trapped = conditions & Traps;
        return trapped == Conditions.None || State.Raise(trapped);
    }

    private void TakeSettings(PyDecimalContext other)
    {
        (Precision, Emax, Emin, Rounding, Clamp, Flags, Traps) = (other.Precision, other.Emax, other.Emin, other.Rounding, other.Clamp, other.Flags, other.Traps);
    }

    public PyDecimalContext CopyWithoutFlags()
    {
        var copy = Copy();
        copy.Flags = Conditions.None;
        return copy;
    }

    [PyMethod("__new__(cls, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (DecimalState.Of(thread) is not { } state) return null;
        var made = ReferenceEquals(type, BuiltinType) ? new PyDecimalContext { State = state } : new PyDecimalContextInstance(type) { State = state };
        made.TakeSettings(state.DefaultContext);
        return made;
    }

    [PyMethod("__init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)")]
    internal bool Init(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        Span<PyObject?> settings = [null, null, null, null, null, null, null, null];
        return CallArguments.TryBind(args, keywordNames, DecimalNames.Settings, 0, settings) && TrySet(thread, settings);
    }

    /// <summary>Changes the settings that are given, in the order of the constructor's parameters. False: an error is set.</summary>
    public bool TrySet(PyThreadState thread, ReadOnlySpan<PyObject?> settings)
    {
        for (var i = 0; i < settings.Length; i++)
        {
            if (settings[i] is null or PyNone) continue;
            var value = settings[i]!;
            var succeeded = i switch
            {
                0 => SetPrecision(thread, value),
                1 => SetRounding(thread, value),
                2 => SetEmin(thread, value),
                3 => SetEmax(thread, value),
                4 => SetCapitals(thread, value),
                5 => SetClamp(thread, value),
                6 => TrySetSignals(thread, value, isTraps: false, isListAllowed: true),
                _ => TrySetSignals(thread, value, isTraps: true, isListAllowed: true),
            };
            if (!succeeded) return false;
        }
        return true;
    }

    private bool TrySetSignals(PyThreadState thread, PyObject value, bool isTraps, bool isListAllowed)
    {
        var conditions = Conditions.None;
        if (isListAllowed && value is PyList list)
        {
            foreach (var item in list.Items)
            {
                if (!State.TryGetSignal(item, out var signal)) return false;
                conditions |= signal;
            }
        }
        else if (!PySignalDict.TryRead(thread, State, value, out conditions)) return false;
        if (isTraps) Traps = conditions;
        else Flags = conditions;
        return true;
    }

    // ---- attributes ----

    [PyMethod("__getattribute__(self, name, /)")]
    internal PyObject? ReadAttribute(PyThreadState thread, PyStr name)
    {
        if (name.TextEquals("traps")) return _trapsDict ??= State.MakeSignalDict(this, isTraps: true);
        if (name.TextEquals("flags")) return _flagsDict ??= State.MakeSignalDict(this, isTraps: false);
        return ObjectAttributes.Get(thread, this, name);
    }

    [PyMethod("__setattr__(self, name, value, /)")]
    internal bool WriteAttribute(PyThreadState thread, PyStr name, PyObject value)
    {
        if (name.TextEquals("traps")) return TrySetSignals(thread, value, isTraps: true, isListAllowed: false);
        if (name.TextEquals("flags")) return TrySetSignals(thread, value, isTraps: false, isListAllowed: false);
        return ObjectAttributes.Set(thread, this, name, value);
    }

    [PyMethod("__delattr__(self, name, /)")]
    internal bool RemoveAttribute(PyThreadState thread, PyStr name) => PyErr.AttributeError("context attributes cannot be deleted");

    [PyProperty("prec", Setter = nameof(SetPrecision))]
    internal PyObject GetPrecision() => PyInt.From(Precision);

    internal bool SetPrecision(PyThreadState thread, PyObject? value)
    {
        if (!TryGetSize(value, out var size)) return false;
        if (size is < 1 or > Calculation.MaxPrecision) return PyErr.ValueError("valid range for prec is [1, MAX_PREC]");
        Precision = size;
        return true;
    }

    [PyProperty("Emax", Setter = nameof(SetEmax))]
    internal PyObject GetEmax() => PyInt.From(Emax);

    internal bool SetEmax(PyThreadState thread, PyObject? value)
    {
        if (!TryGetSize(value, out var size)) return false;
        if (size is < 0 or > Calculation.MaxExponent) return PyErr.ValueError("valid range for Emax is [0, MAX_EMAX]");
        Emax = size;
        return true;
    }

    [PyProperty("Emin", Setter = nameof(SetEmin))]
    internal PyObject GetEmin() => PyInt.From(Emin);

    internal bool SetEmin(PyThreadState thread, PyObject? value)
    {
        if (!TryGetSize(value, out var size)) return false;
        if (size is > 0 or < Calculation.MinExponent) return PyErr.ValueError("valid range for Emin is [MIN_EMIN, 0]");
        Emin = size;
        return true;
    }

    [PyProperty("rounding", Setter = nameof(SetRounding))]
    internal PyObject GetRounding() => State.RoundingNames[(int)Rounding];

    internal bool SetRounding(PyThreadState thread, PyObject? value)
    {
        if (!State.TryGetRounding(value ?? PyNone.Instance, out var mode)) return false;
        Rounding = mode;
        return true;
    }

    [PyProperty("capitals", Setter = nameof(SetCapitals))]
    internal PyObject GetCapitals() => PyInt.From(Capitals ? 1 : 0);

    internal bool SetCapitals(PyThreadState thread, PyObject? value)
    {
        if (!TryGetSize(value, out var size)) return false;
        if (size is not (0 or 1)) return PyErr.ValueError("valid values for capitals are 0 or 1");
        Capitals = size == 1;
        return true;
    }

    [PyProperty("clamp", Setter = nameof(SetClamp))]
    internal PyObject GetClamp() => PyInt.From(Clamp ? 1 : 0);

    internal bool SetClamp(PyThreadState thread, PyObject? value)
    {
        if (!TryGetSize(value, out var size)) return false;
        if (size is not (0 or 1)) return PyErr.ValueError("valid values for clamp are 0 or 1");
        Clamp = size == 1;
        return true;
    }

    /// <summary>An int (nothing else) as a Py_ssize_t. False: an error is set.</summary>
    public static bool TryGetSize(PyObject? value, out long size)
    {
        size = 0;
        if (value is not (PyInt or PyBigInt)) return PyErr.TypeError("an integer is required");
        return PyInt.TryGetInt64(value, out size) || PyErr.OverflowError("Python int too large to convert to C ssize_t");
    }

    // ---- itself ----

    [PyMethod("__repr__(self, /)")]
    internal string Represent() => string.Create(CultureInfo.InvariantCulture,
        $"Context(prec={Precision}, rounding={State.RoundingNames[(int)Rounding]}, Emin={Emin}, Emax={Emax}, capitals={(Capitals ? 1 : 0)}, clamp={(Clamp ? 1 : 0)}, flags=[{Names(Flags)}], traps=[{Names(Traps)}])");

    // In the order of the bits; the first of those that make up an invalid operation stands for all of them.
    private static string Names(Conditions conditions)
    {
        var text = new StringBuilder();
        var rest = conditions;
        while (rest != Conditions.None)
        {
            var bit = rest & (Conditions)(-(int)rest);
            rest &= (bit & Conditions.Invalid) != 0 ? ~Conditions.Invalid : ~bit;
            text.Append(text.Length > 0 ? ", " : "").Append((bit & Conditions.Invalid) != 0 ? nameof(Conditions.InvalidOperation) : bit.ToString());
        }
        return text.ToString();
    }

    [PyMethod("__copy__(self, /)", NoTextSignature = true)]
    internal PyDecimalContext CopyForCopyModule() => Copy();

    [PyMethod("copy(self, /)", Doc = "A copy of the context, with its flags and traps.")]
    internal PyDecimalContext Copy()
    {
        var copy = new PyDecimalContext { State = State, Capitals = Capitals };
        copy.TakeSettings(this);
        return copy;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject Reduce() => PyTuple.Of(Type, PyTuple.Of(GetPrecision(), GetRounding(), GetEmin(), GetEmax(), GetCapitals(), GetClamp(),
        PyList.Adopt(State.SignalsIn(Flags)), PyList.Adopt(State.SignalsIn(Traps))));

    [PyMethod("clear_flags(self, /)", Doc = "No signal has been raised any more.")]
    internal void ClearFlags() => Flags = Conditions.None;

    [PyMethod("clear_traps(self, /)", Doc = "No signal is an error any more.")]
    internal void ClearTraps() => Traps = Conditions.None;

    [PyMethod("Etiny(self, /)", Doc = "The least exponent: Emin - prec + 1.")]
    internal PyObject GetEtiny() => PyInt.From(Emin - Precision + 1);

    [PyMethod("Etop(self, /)", Doc = "The largest exponent of a number with all digits: Emax - prec + 1.")]
    internal PyObject GetEtop() => PyInt.From(Emax - Precision + 1);
}
