using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Numbers;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;

namespace PyEmbed.Conversion;

/// <summary>Python objects as .NET values. The table stands in docs/reference/conversion.md. Conversions run no Python code.</summary>
internal static class FromPython
{
    /// <exception cref="PythonConversionException">The object is not of that type, or does not fit it.</exception>
    public static T Convert<T>(PyEngine engine, PyObject value) => TryConvert<T>(engine, value, out var result) ? result : throw Mismatch(typeof(T), value);

    /// <summary>A result that <see cref="Evaluation.EnterForRegister"/> gave.</summary>
    /// <exception cref="PythonConversionException">The object is not of that type, or does not fit it.</exception>
    public static T ConvertResult<T>(PyEngine engine, PyThreadState thread, PyObject result)
    {
        var bits = thread.ResultBits;
        if (ReferenceEquals(result, RegisterTag.Int))
        {
            if (typeof(T) == typeof(int) && bits == (int)bits)
            {
                var number = (int)bits;
                return Unsafe.As<int, T>(ref number);
            }
            if (typeof(T) == typeof(long)) return Unsafe.As<long, T>(ref bits);
            result = PyInt.From(bits);
        }
        else if (ReferenceEquals(result, RegisterTag.Float))
        {
            if (typeof(T) == typeof(double)) return Unsafe.As<long, T>(ref bits);
            result = PyFloat.From(BitConverter.Int64BitsToDouble(bits));
        }
        return Convert<T>(engine, result);
    }

    /// <summary>An argument of a host function; the error becomes Python's TypeError.</summary>
    public static T Argument<T>(PyEngine engine, PyObject value, string function, int index)
    {
        if (TryConvert<T>(engine, value, out var result)) return result;
        throw PyThrow.TypeError($"{function}() argument {index + 1} must be {NameOf(typeof(T))}, not {value.Type.Name}");
    }

    public static object? ArgumentAs(PyEngine engine, PyObject value, Type type, string function, int index)
    {
        if (TryConvertTo(engine, value, type, out var result)) return result;
        throw PyThrow.TypeError($"{function}() argument {index + 1} must be {NameOf(type)}, not {value.Type.Name}");
    }

    public static bool TryConvert<T>(PyEngine engine, PyObject value, out T result)
    {
        // One line of each is left for a number type, and nothing is boxed.
        if (typeof(T) == typeof(int) && value is PyInt small && small.Value is >= int.MinValue and <= int.MaxValue)
        {
            var number = (int)small.Value;
            result = Unsafe.As<int, T>(ref number);
            return true;
        }
        if (typeof(T) == typeof(long) && value is PyInt whole)
        {
            var number = whole.Value;
            result = Unsafe.As<long, T>(ref number);
            return true;
        }
        if (typeof(T) == typeof(double) && value is PyFloat real)
        {
            var number = real.Value;
            result = Unsafe.As<double, T>(ref number);
            return true;
        }
        if (typeof(T) == typeof(bool) && value is PyBool truth)
        {
            var flag = truth.IsTrueValue;
            result = Unsafe.As<bool, T>(ref flag);
            return true;
        }
        if (TryConvertTo(engine, value, typeof(T), out var converted))
        {
            result = (T)converted!;
            return true;
        }
        result = default!;
        return false;
    }

    internal static bool TryConvertTo(PyEngine engine, PyObject value, Type type, out object? result)
    {
        result = null;
        if (type == typeof(object))
        {
            result = Natural(engine, value);
            return true;
        }
        if (typeof(PyObject).IsAssignableFrom(type))
        {
            result = type.IsInstanceOfType(value) ? value : null;
            return result is not null;
        }
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return value is PyNone || TryConvertTo(engine, value, underlying, out result);
        if (type.IsEnum)
        {
            if (!TryInteger(value, Enum.GetUnderlyingType(type), out var number)) return false;
            result = Enum.ToObject(type, number!);
            return true;
        }
        switch (Type.GetTypeCode(type))
        {
            case TypeCode.Decimal:
                return DecimalConversions.TryToHost(value, out result);
            case TypeCode.DateTime:
                return DateConversions.TryToHost(value, type, out result);
            case TypeCode.String:
                result = (value as PyStr)?.ToString();
                return result is not null || value is PyNone;
            case TypeCode.Boolean:
                result = (value as PyBool)?.IsTrueValue;
                return result is not null;
            case TypeCode.Double:
                return TryDouble(value, out result);
            case TypeCode.Single:
                if (!TryDouble(value, out result)) return false;
                result = (float)(double)result!;
                return true;
            case TypeCode.Char:
                if (value is PyStr { Length: 1 } text && text[0] <= char.MaxValue) result = (char)text[0];
                return result is not null;
            case TypeCode.Int32 or TypeCode.Int64 or TypeCode.Int16 or TypeCode.SByte or TypeCode.Byte or TypeCode.UInt16 or TypeCode.UInt32 or TypeCode.UInt64:
                return TryInteger(value, type, out result);
        }
        if (type == typeof(BigInteger))
        {
            if (!PyInt.TryGetValue(value, out var big)) return false;
            result = big;
            return true;
        }
        if (type == typeof(byte[]))
        {
            result = (value as PyBytes)?.Bytes.ToArray();
            return result is not null;
        }
        if (type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(TimeSpan)) return DateConversions.TryToHost(value, type, out result);
        if (type == typeof(Complex))
        {
            if (value is not PyComplex complex) return false;
            result = new Complex(complex.Real, complex.Imaginary);
            return true;
        }
        if (value is PyHostObject host && type.IsInstanceOfType(host.Target))
        {
            result = host.Target;
            return true;
        }
        return value is PyNone ? !type.IsValueType : CollectionResults.TryConvert(engine, value, type, out result);
    }

    // Bounds are checked; True and False are no integers here.
    private static bool TryInteger(PyObject value, Type type, out object? result)
    {
        result = null;
        if (value is PyBool || !PyInt.TryGetValue(value, out var number)) return false;
        (BigInteger least, BigInteger most) = Type.GetTypeCode(type) switch
        {
            TypeCode.Int32 => ((BigInteger)int.MinValue, (BigInteger)int.MaxValue),
            TypeCode.Int16 => (short.MinValue, short.MaxValue),
            TypeCode.SByte => (sbyte.MinValue, sbyte.MaxValue),
            TypeCode.Byte => (byte.MinValue, byte.MaxValue),
            TypeCode.UInt16 => (ushort.MinValue, ushort.MaxValue),
            TypeCode.UInt32 => (uint.MinValue, uint.MaxValue),
            TypeCode.UInt64 => (ulong.MinValue, ulong.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        if (number < least || number > most) return false;
        result = Type.GetTypeCode(type) == TypeCode.UInt64 ? (ulong)number : System.Convert.ChangeType((long)number, type, CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TryDouble(PyObject value, out object? result)
    {
        result = value switch
        {
            PyFloat f => f.Value,
            PyBool => null,
            PyInt i => (double)i.Value,
            PyBigInt b => FloatArithmetic.TryToDouble(b.Value, out var d) ? d : null,
            _ => null,
        };
        return result is not null;
    }

    /// <summary>What a Python object is when the host asks for nothing special.</summary>
    private static object? Natural(PyEngine engine, PyObject value) => value switch
    {
        PyNone => null,
        PyBool b => b.IsTrueValue,
        PyInt { Value: >= int.MinValue and <= int.MaxValue } i => (int)i.Value,
        PyInt i => i.Value,
        PyBigInt b => b.Value,
        PyFloat f => f.Value,
        PyStr s => s.ToString(),
        PyBytes b => b.Bytes.ToArray(),
        PyHostObject host => host.Target,
        _ => value,
    };

    private static string NameOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 or TypeCode.Int64 or TypeCode.Int16 or TypeCode.Byte or TypeCode.SByte or TypeCode.UInt16 or TypeCode.UInt32 or TypeCode.UInt64 => $"int (of the range of {type.Name})",
        TypeCode.Double or TypeCode.Single => "float",
        TypeCode.String => "str",
        TypeCode.Boolean => "bool",
        TypeCode.Decimal => "decimal.Decimal",
        TypeCode.DateTime => "datetime.datetime",
        _ => type.Name,
    };

    private static PythonConversionException Mismatch(Type type, PyObject value) =>
        new($"A Python object of type '{value.Type.Name}' cannot be converted to {type}{(value is PyInt i ? $" (it is {i.Value})" : "")}.");
}
