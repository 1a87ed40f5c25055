using System.Text;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

// float(x)
public partial class PyFloat
{
    [PyMethod("__new__(cls, x=0, /)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject? x)
    {
        if (x is null) return ReferenceEquals(type, BuiltinType) ? From(0) : new PyFloatInstance(type, 0);
        var value = FromObject(thread, x);
        return value is null || ReferenceEquals(type, BuiltinType) ? value : new PyFloatInstance(type, ((PyFloat)value).Value);
    }

    /// <summary><c>float(value)</c>; null: an error is set.</summary>
    [MustCheck]
    internal static PyObject? FromObject(PyThreadState thread, PyObject value)
    {
        if (value.GetType() == typeof(PyFloat)) return value;
        // A subclass may have a __float__ of its own.
        if (value is PyFloat && value.Type.ProviderOf(Slot.Float) != BuiltinType.Slots) return Number.TryCallFloat(thread, value, out var own) ? From(own) : null;
        if (value.Type.Defines(Slot.Float) || value.Type.Defines(Slot.Index))
            return Number.TryToDouble(thread, value, out var number) ? From(number) : null;
        if (value is PyStr text)
        {
            if (!thread.TryChargeWork(text.Length / 8)) return null;
            return Parse(thread, NumberText.ToAscii(text.Text), value);
        }
        if (value is IBufferExporter exporter)
        {
            if (exporter.TryExport(thread, BufferAccess.Read, out var lease)) using (lease) return Parse(thread, lease.Bytes, value);
            thread.ClearError();
        }
        return PyErr.TypeError($"float() argument must be a string or a real number, not '{value.Type.NameInMessages}'");
    }

    // Bytes above 0x7F are no part of any number.
    private static PyObject? Parse(PyThreadState thread, ReadOnlySpan<byte> bytes, PyObject shown)
    {
        if (!thread.TryChargeWork(bytes.Length / 8)) return null;
        return Parse(thread, Encoding.Latin1.GetString(bytes.Trim(" \t\n\v\f\r"u8)), shown);
    }

    private static PyObject? Parse(PyThreadState thread, string text, PyObject shown)
    {
        if (FloatParser.TryParse(text, out var value)) return From(value);
        return Representation.Repr(thread, shown) is { } repr ? PyErr.ValueError($"could not convert string to float: {repr}") : null;
    }
}
