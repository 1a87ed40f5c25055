namespace PyEmbed.VM.Protocols;

/// <summary><c>repr()</c>, <c>str()</c>, <c>ascii()</c>, <c>format()</c>.</summary>
internal static class Representation
{
    [MustCheck]
    public static PyStr? Repr(PyThreadState thread, PyObject value)
    {
        if (!thread.TryEnterRecursion(" while getting the repr of an object")) return null;
        var result = value.Type.Slots.Repr(thread, value);
        thread.LeaveRecursion();
        if (result is null) return null;
        return result as PyStr ?? PyErr.TypeError($"__repr__ returned non-string (type {result.Type.NameInMessages})");
    }

    [MustCheck]
    public static PyStr? Str(PyThreadState thread, PyObject value)
    {
        if (value.GetType() == typeof(PyStr)) return (PyStr)value;
        if (!thread.TryEnterRecursion(" while getting the str of an object")) return null;
        var result = value.Type.Slots.Str(thread, value);
        thread.LeaveRecursion();
        if (result is null) return null;
        return result as PyStr ?? PyErr.TypeError($"__str__ returned non-string (type {result.Type.NameInMessages})");
    }

    [MustCheck]
    public static PyStr? Ascii(PyThreadState thread, PyObject value)
    {
        if (Repr(thread, value) is not { } repr) return null;
        if (!repr.IsAsciiText && (!thread.TryChargeWork(repr.Length) || !PyStr.TryReserve(thread, Core.Literals.TextRepr.MostLength(repr.Text, asciiOnly: true)))) return null;
        var escaped = Core.Literals.TextRepr.EscapeNonAscii(repr.Text);
        return escaped.Length == repr.Length ? repr : PyStr.From(escaped);   // nothing to escape: it may be of a subclass
    }

    /// <summary><c>format(value, spec)</c></summary>
    [MustCheck]
    public static PyStr? Format(PyThreadState thread, PyObject value, PyStr spec)
    {
        // What f-strings format most, without a look at the class.
        if (value.GetType() == typeof(PyStr)) return spec.Length == 0 ? (PyStr)value : Objects.TextFormat.Format(thread, (PyStr)value, spec);
        if (value.GetType() == typeof(PyInt)) return spec.Length == 0 ? PyInt.Repr(thread, value) as PyStr : Objects.IntFormat.Format(thread, value, spec);
        if (value.GetType() == typeof(PyFloat)) return spec.Length == 0 ? PyStr.FromCodeUnits(((PyFloat)value).ReprText()) : Objects.FloatFormat.Format(thread, (PyFloat)value, spec);
        if (!Attributes.TryGetSpecial(thread, value, Names.Format, out var method)) return null;
        if (method is null) return PyErr.TypeError($"Type {value.Type.NameInMessages} doesn't define __format__");
        var result = Calls.Call1(thread, method, spec);
        if (result is null) return null;
        return result as PyStr ?? PyErr.TypeError($"__format__ must return a str, not {result.Type.NameInMessages}");
    }
}
