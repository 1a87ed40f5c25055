using System.Numerics;
using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;

namespace PyEmbed.Conversion;

/// <summary>.NET values as Python objects. The table stands in docs/reference/conversion.md.</summary>
internal static class ToPython
{
    /// <summary>Without boxing where the type is a number.</summary>
    /// <exception cref="PythonConversionException">The value has no counterpart.</exception>
    public static PyObject Convert<T>(PyEngine engine, T value)
    {
        // The comparisons are constants for value types: the JIT leaves one line of each.
        if (typeof(T) == typeof(int)) return PyInt.From((int)(object)value!);
        if (typeof(T) == typeof(bool)) return PyBool.From((bool)(object)value!);
        if (typeof(T) == typeof(long)) return PyInt.From((long)(object)value!);
        if (typeof(T) == typeof(double)) return PyFloat.From((double)(object)value!);
        if (typeof(T) == typeof(float)) return PyFloat.From((float)(object)value!);
        return value is null ? PyNone.Instance : Convert(engine, (object)value);
    }

    /// <summary>Whether values of the type go into a register without an object.</summary>
    public static bool IsNumber<T>() => typeof(T) == typeof(int) || typeof(T) == typeof(long) || typeof(T) == typeof(double) || typeof(T) == typeof(float);

    /// <summary>The object that a value needs in a register; null for a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject? Prepare<T>(PyEngine engine, T value) => IsNumber<T>() ? null : Convert(engine, value);

    /// <summary>Writes a value and what <see cref="Prepare"/> made of it to a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(ref Register register, T value, PyObject? prepared)
    {
        if (typeof(T) == typeof(int)) register.SetInt((int)(object)value!);
        else if (typeof(T) == typeof(long)) register.SetInt((long)(object)value!);
        else if (typeof(T) == typeof(double)) StoreFloat(ref register, (double)(object)value!);
        else if (typeof(T) == typeof(float)) StoreFloat(ref register, (float)(object)value!);
        else register.Set(prepared!);
    }

    private static void StoreFloat(ref Register register, double value)
    {
        if (double.IsNaN(value)) register.Set(PyFloat.From(value));
        else register.SetFloat(value);
    }

    public static PyObject Convert(PyEngine engine, object? value) => value switch
    {
        null => PyNone.Instance,
        PyObject o => o,
        string s => PyStr.FromUtf16(s),
        bool b => PyBool.From(b),
        int i => PyInt.From(i),
        long i => PyInt.From(i),
        double d => PyFloat.From(d),
        float d => PyFloat.From(d),
        short i => PyInt.From(i),
        byte i => PyInt.From(i),
        sbyte i => PyInt.From(i),
        ushort i => PyInt.From(i),
        uint i => PyInt.From(i),
        ulong i => PyInt.From(new BigInteger(i)),
        nint i => PyInt.From(i),
        nuint i => PyInt.From(new BigInteger(i)),
        char c => PyStr.FromCodePoint(c),
        BigInteger i => PyInt.From(i),
        byte[] b => new PyBytes((byte[])b.Clone()),
        Complex c => new PyComplex(c.Real, c.Imaginary),
        decimal d => DecimalConversions.ToPython(d),
        DateTime d => DateConversions.ToPython(d),
        DateTimeOffset d => DateConversions.ToPython(engine.Thread, d) ?? throw PythonErrors.ToException(engine, engine.Thread),
        DateOnly d => DateConversions.ToPython(d),
        TimeOnly t => DateConversions.ToPython(t),
        TimeSpan t => DateConversions.ToPython(t),
        PyScope scope => scope.Dict,
        PyValue wrapped => wrapped.ToPython(engine),
        Enum e => OfEnum(engine, e),
        Delegate d => HostDelegates.Create(NameOf(d), d).AsFunction(engine),
        IPyHostType host => engine.State.Wrap(host),
        System.Runtime.CompilerServices.ITuple tuple => OfTuple(engine, tuple),
        System.Collections.IEnumerable => throw new PythonConversionException($"A {value.GetType()} does not go into Python by itself. PyValue.Copy(value) makes a list, dict or set of what it holds now."),
        _ => throw new PythonConversionException($"A value of type {value.GetType()} has no counterpart in Python. Mark its class with [PyType], or pass what it holds."),
    };

    private static PyObject OfEnum(PyEngine engine, Enum value) => Convert(engine, System.Convert.ChangeType(value, value.GetTypeCode(), System.Globalization.CultureInfo.InvariantCulture));

    private static PyTuple OfTuple(PyEngine engine, System.Runtime.CompilerServices.ITuple tuple)
    {
        var items = new PyObject[tuple.Length];
        for (var i = 0; i < items.Length; i++) items[i] = Convert(engine, tuple[i]);
        return PyTuple.Adopt(items);
    }

    // Lambdas have names like <Main>b__0_1: shown as what they are.
    private static string NameOf(Delegate d) => d.Method.Name is var name && name.StartsWith('<') ? "<lambda>" : name;
}
