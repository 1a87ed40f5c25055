using System.ComponentModel;
using System.Numerics;
using PyEmbed.Core.Encodings;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.CompilerServices;

/// <summary>Converts Python arguments to C# parameters, with CPython's errors. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ArgumentConversion
{
    /// <summary>None as null, anything else as it is.</summary>
    public static PyObject? NoneAsNull(PyObject? argument) => argument is PyNone ? null : argument;

    /// <summary>Through <c>__index__</c>.</summary>
    public static bool TryNativeInt(PyThreadState thread, PyObject? argument, out nint value)
    {
        if (argument is PyInt small)
        {
            value = (nint)small.Value;
            return true;
        }
        value = 0;
        if (!TryIndex(thread, argument!, "Python int too large to convert to C ssize_t", out var number)) return false;
        value = (nint)number;
        return true;
    }

    /// <summary>Through <c>__index__</c>.</summary>
    public static bool TryInt64(PyThreadState thread, PyObject? argument, out long value) => TryIndex(thread, argument!, "Python int too large to convert to C long", out value);

    /// <summary>Through <c>__index__</c>.</summary>
    public static bool TryInt32(PyThreadState thread, PyObject? argument, out int value)
    {
        value = 0;
        if (!TryIndex(thread, argument!, "Python int too large to convert to C int", out var number)) return false;
        if (number is > int.MaxValue or < int.MinValue) return PyErr.OverflowError("Python int too large to convert to C int");
        value = (int)number;
        return true;
    }

    /// <summary>Through <c>__index__</c>.</summary>
    public static bool TryUInt32(PyThreadState thread, PyObject? argument, out uint value)
    {
        value = 0;
        if (!TryIndex(thread, argument!, "Python int too large to convert to C unsigned int", out var number)) return false;
        if (number < 0) return PyErr.ValueError("value must be positive");
        if (number > uint.MaxValue) return PyErr.OverflowError("Python int too large to convert to C unsigned int");
        value = (uint)number;
        return true;
    }

    /// <summary>Through <c>__index__</c>.</summary>
    public static bool TryBigInteger(PyThreadState thread, PyObject? argument, out BigInteger value)
    {
        value = default;
        var number = Number.Index(thread, argument!);
        if (number is null) return false;
        value = Number.ToBigInteger(number);
        return true;
    }

    /// <summary>Through <c>__float__</c> or <c>__index__</c>.</summary>
    public static bool TryDouble(PyThreadState thread, PyObject? argument, out double value) => Number.TryToDouble(thread, argument!, out value);

    /// <summary>By truth.</summary>
    public static bool TryTruth(PyThreadState thread, PyObject? argument, out bool value) => Truth.TryTest(thread, argument!, out value);

    /// <summary>A C int that is used as a truth value.</summary>
    public static bool TryTruthAsInt(PyThreadState thread, PyObject? argument, out bool value)
    {
        var isGood = TryInt32(thread, argument, out var number);
        value = number != 0;
        return isGood;
    }

    /// <summary>A bound of a slice.</summary>
    public static bool TrySliceIndex(PyThreadState thread, PyObject? argument, out nint value) => TrySliceBound(thread, argument!, "slice indices must be integers or None or have an __index__ method", out value);

    /// <summary>A bound of a slice that cannot be None.</summary>
    public static bool TrySliceIndexNotNone(PyThreadState thread, PyObject? argument, out nint value) => TrySliceBound(thread, argument!, "slice indices must be integers or have an __index__ method", out value);

    /// <summary>The text of a str; null with an error set for anything else.</summary>
    public static string? Text(PyObject? argument, string function, string display, bool noneAllowed)
    {
        if (argument is PyStr text) return text.ToString();
        return ArgumentErrors.BadArgument(function, display, noneAllowed ? "str or None" : "str", argument);
    }

    /// <summary>Whether it is a bytes-like object, or text. False: an error is set.</summary>
    public static bool CheckBytesLikeOrText(PyThreadState thread, PyObject? argument)
    {
        if (argument is not PyStr text) return CheckBytesLike(thread, argument);
        return text.IsAsciiText || CodecCalls.Encode(thread, text, StandardEncoding.Utf8, null) is not null;
    }

    /// <summary>Whether it is a bytes-like object, whose bytes lie together. False: an error is set.</summary>
    public static bool CheckBytesLike(PyThreadState thread, PyObject? argument)
    {
        if (argument is PyBytes or PyByteArray) return true;
        if (!Buffers.TryGet(thread, argument!, out var lease)) return false;
        lease.Dispose();
        return true;
    }

    /// <summary>Whether a str has neither null characters nor surrogates. False: an error is set.</summary>
    public static bool CheckCText(PyThreadState thread, PyObject? argument)
    {
        var text = (PyStr)argument!;
        if (!text.IsAsciiText && CodecCalls.Encode(thread, text, StandardEncoding.Utf8, null) is null) return false;
        return !text.ToString().Contains('\0') || PyErr.ValueError("embedded null character");
    }

    private static bool TrySliceBound(PyThreadState thread, PyObject argument, string message, out nint value)
    {
        value = 0;
        return argument.Type.Defines(Slot.Index) ? Number.TrySliceIndex(thread, argument, out value) : PyErr.TypeError(message);
    }

    private static bool TryIndex(PyThreadState thread, PyObject argument, string tooLarge, out long value)
    {
        value = 0;
        var number = Number.Index(thread, argument);
        if (number is null) return false;
        return PyInt.TryGetInt64(number, out value) || PyErr.OverflowError(tooLarge);
    }
}

/// <summary>Makes Python objects of C# results. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ResultConversion
{
    /// <summary>An int.</summary>
    public static PyObject Int(long value) => PyInt.From(value);

    /// <summary>An int.</summary>
    public static PyObject Int(ulong value) => value <= long.MaxValue ? PyInt.From((long)value) : PyInt.From(new BigInteger(value));

    /// <summary>An int.</summary>
    public static PyObject Int(nuint value) => Int((ulong)value);

    /// <summary>An int of any size.</summary>
    public static PyObject Int(BigInteger value) => PyInt.From(value);

    /// <summary>A str; null stays null.</summary>
    public static PyObject? Text(string? value) => value is null ? null : PyStr.FromUtf16(value);

    /// <summary>A host object, wrapped; null stays null.</summary>
    public static PyObject? Host(PyThreadState thread, IPyHostType? value) => value is null ? null : thread.Interpreter.Wrap(value);
}
