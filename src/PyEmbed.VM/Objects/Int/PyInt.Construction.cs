using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

// int(x) and int(text, base)
public partial class PyInt
{
    [PyMethod("__new__(cls, x=..., /, base=...)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject? x, PyObject? @base)
    {
        var value = Construct(thread, x, @base);
        return value is null || ReferenceEquals(type, BuiltinType) ? value : InstanceOf(type, value);
    }

    /// <summary>An instance of a subclass with the value of an int.</summary>
    internal static PyObject InstanceOf(PyType type, PyObject value) =>
        value is PyInt small ? new PyIntInstance(type, small.Value) : new PyBigIntInstance(type, ((PyBigInt)value).Value);

    /// <summary><c>int(value)</c>; null: an error is set.</summary>
    [MustCheck]
    internal static PyObject? FromObject(PyThreadState thread, PyObject value)
    {
        if (value.GetType() == typeof(PyStr)) return IntText.Parse(thread, (PyStr)value, 10);
        if (IsExact(value)) return value;
        if (value.Type.Defines(Slot.Int)) return FromIntMethod(thread, value);
        if (value.Type.Defines(Slot.Index)) return Number.Index(thread, value) is { } index ? Exact(index) : null;
        if (!Attributes.TryGetSpecial(thread, value, Names.Trunc, out var truncate)) return null;
        if (truncate is not null) return FromTruncMethod(thread, truncate);
        if (value is PyStr text) return IntText.Parse(thread, text, 10);
        if (value is IBufferExporter exporter)
        {
            if (exporter.TryExport(thread, BufferAccess.Read, out var lease)) using (lease) return IntText.Parse(thread, lease.Bytes, 10);
            thread.ClearError();
        }
        return PyErr.TypeError($"int() argument must be a string, a bytes-like object or a real number, not '{value.Type.NameInMessages}'");
    }

    private static PyObject? Construct(PyThreadState thread, PyObject? x, PyObject? @base)
    {
        if (x is null) return @base is null ? Zero : PyErr.TypeError("int() missing string argument");
        if (@base is null) return FromObject(thread, x);
        if (!Number.TrySliceIndex(thread, @base, out var radix)) return null;
        if (radix is < 0 or 1 or > 36) return PyErr.ValueError("int() base must be >= 2 and <= 36, or 0");
        if (x is PyStr text) return IntText.Parse(thread, text, (int)radix);
        if (x is PyByteSequence bytes) return IntText.Parse(thread, bytes.Bytes, (int)radix);
        return PyErr.TypeError("int() can't convert non-string with explicit base");
    }

    private static PyObject? FromIntMethod(PyThreadState thread, PyObject value)
    {
        var result = value.Type.Slots.Int(thread, value);
        if (result is null || IsExact(result)) return result;
        if (!result.Type.Has(TypeFlags.IntSubclass)) return PyErr.TypeError($"__int__ returned non-int (type {result.Type.NameInMessages})");
        var message = $"__int__ returned non-int (type {result.Type.NameInMessages}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.";
        return Warnings.Warn(thread, PyExceptions.DeprecationWarning, message, 1) ? Exact(result) : null;
    }

    private static PyObject? FromTruncMethod(PyThreadState thread, PyObject truncate)
    {
        if (!Warnings.Warn(thread, PyExceptions.DeprecationWarning, "The delegation of int() to __trunc__ is deprecated.", 1)) return null;
        var result = Calls.Call0(thread, truncate);
        if (result is null) return null;
        if (result.Type.Has(TypeFlags.IntSubclass)) return Exact(result);
        if (!result.Type.Defines(Slot.Index)) return PyErr.TypeError($"__trunc__ returned non-Integral (type {result.Type.NameInMessages})");
        return Number.Index(thread, result) is { } index ? Exact(index) : null;
    }
}
