using System.Runtime.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Interpreter;

/// <summary>A register of a frame: an int or float computed in a frame is not boxed until it leaves the frame.</summary>
/// <remarks>
/// <see cref="Ref"/> null: the int in <see cref="Bits"/>. <see cref="RegisterTag.Float"/>: the double with those bits, never NaN. <see cref="RegisterTag.Unbound"/>: nothing. Else the object;
/// ints and floats may also be boxed.
/// </remarks>
internal struct Register
{
    public PyObject? Ref;
    public long Bits;

    public readonly bool IsUnbound => ReferenceEquals(Ref, RegisterTag.Unbound);

    public readonly bool IsFloat => ReferenceEquals(Ref, RegisterTag.Float);

    public readonly double Double => BitConverter.Int64BitsToDouble(Bits);

    /// <summary>The value as an object. Not for unbound ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly PyObject Box()
    {
        var value = Ref;
        if (value is null) return PyInt.From(Bits);
        return ReferenceEquals(value, RegisterTag.Float) ? BoxFloat(Bits) : value;
    }

    /// <summary>The value as an object, null for an unbound one.</summary>
    public readonly PyObject? BoxOrNull() => IsUnbound ? null : Box();

    // Of the bits: a method of the register would force local ones into memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject BoxFloat(long bits) => PyFloat.From(BitConverter.Int64BitsToDouble(bits));

    public static Register Of(PyObject value)
    {
        if (value.GetType() == typeof(PyInt)) return new Register { Bits = ((PyInt)value).Value };
        if (value.GetType() == typeof(PyFloat) && ((PyFloat)value).Value is var number && !double.IsNaN(number)) return new Register { Ref = RegisterTag.Float, Bits = BitConverter.DoubleToInt64Bits(number) };
        return new Register { Ref = value };
    }

    /// <summary>Stores a reference, without the write barrier where it is there already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(PyObject value)
    {
        if (!ReferenceEquals(Ref, value)) Ref = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetInt(long value)
    {
        Bits = value;
        Ref = null;
    }

    /// <summary>Stores a double that is not NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetFloat(double value)
    {
        Bits = BitConverter.DoubleToInt64Bits(value);
        if (!ReferenceEquals(Ref, RegisterTag.Float)) Ref = RegisterTag.Float;
    }

    /// <summary>Whether the value is an int of 64 bits, raw or boxed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool TryInt(out long value)
    {
        var box = Ref;
        if (box is null)
        {
            value = Bits;
            return true;
        }
        if (box.GetType() == typeof(PyInt))
        {
            value = Unsafe.As<PyInt>(box).Value;
            return true;
        }
        value = 0;
        return false;
    }

    /// <summary>Whether the value is a float, raw or boxed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool TryFloat(out double value)
    {
        var box = Ref;
        if (ReferenceEquals(box, RegisterTag.Float))
        {
            value = BitConverter.Int64BitsToDouble(Bits);
            return true;
        }
        if (box is not null && box.GetType() == typeof(PyFloat))
        {
            value = Unsafe.As<PyFloat>(box).Value;
            return true;
        }
        value = 0;
        return false;
    }
}

/// <summary>What a register refers to that holds no object. Never leaves the interpreter.</summary>
internal sealed class RegisterTag : PyObject
{
    /// <summary>An unbound local, an empty place, the nothing below a callable.</summary>
    public static readonly RegisterTag Unbound = new();

    /// <summary>In place of a result that goes to C#: the int in <see cref="PyThreadState.ResultBits"/>.</summary>
    public static readonly RegisterTag Int = new();

    /// <summary>The bits are those of a double.</summary>
    public static readonly RegisterTag Float = new();

    private RegisterTag() { }

    // What caches of classes compare with their own.
    internal override PyType Type => null!;
}
