using System.Text;
using PyEmbed.Core.Encodings;
using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary><c>strftime</c>: <c>%f</c>, <c>%z</c> and <c>%Z</c> are the object's, all else is the module <c>time</c>'s.</summary>
internal static class StrftimeFormat
{
    /// <param name="thread">The thread.</param>
    /// <param name="format">The format.</param>
    /// <param name="fields">The tuple of nine fields.</param>
    /// <param name="microsecond">Of the time.</param>
    /// <param name="zone">Its zone.</param>
    /// <param name="asked">What the zone is asked about: the datetime, or None for a time.</param>
    public static PyObject? Write(PyThreadState thread, PyStr format, PyObject fields, int microsecond, PyTzInfo? zone, PyObject asked)
    {
        if (!thread.TryChargeWork(format.Length / 16)) return null;
        if (Replace(thread, format, microsecond, zone, asked) is not { } plain || Imports.Import(thread, "time") is not { } module) return null;
        return Calls.CallMethod(thread, module, DateTimeNames.StrFTime, plain, fields);
    }

    private static PyStr? Replace(PyThreadState thread, PyStr format, int microsecond, PyTzInfo? zone, PyObject asked)
    {
        if (!TryCheckSurrogates(thread, format)) return null;
        var text = format.ToString();
        if (!text.AsSpan().ContainsAny('%', '\0')) return format;
        text = UpToNull(text);
        StringBuilder? made = null;
        string? offset = null;
        PyStr? name = null;
        var copied = 0;
        for (var at = text.IndexOf('%'); at >= 0 && at + 1 < text.Length; at = text.IndexOf('%', at + 2))
        {
            string? value;
            switch (text[at + 1])
            {
                case 'f':
                    value = $"{microsecond:000000}";
                    break;
                case 'z':
                    value = offset ??= Offset(thread, zone, asked);
                    break;
                case 'Z':
                    value = (name ??= Name(thread, zone, asked))?.ToString();
                    break;
                default:
                    continue;
            }
            if (value is null) return null;
            made ??= new StringBuilder();
            if (!thread.TryReserve((at - copied + value.Length) * 2L)) return null;
            made.Append(text, copied, at - copied).Append(value);
            copied = at + 2;
        }
        var all = made is null ? text : UpToNull(made.Append(text, copied, text.Length - copied).ToString());
        return format.IsNarrow && name is not { IsNarrow: false } ? PyStr.FromCodeUnits(all) : PyStr.FromUtf16(all);
    }

    // As in CPython, a null character ends a format, also one in a zone's name.
    private static string UpToNull(string text) => text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text;

    // The error tells where in this text it is, not where in what becomes of it.
    private static bool TryCheckSurrogates(PyThreadState thread, PyStr text) =>
        !text.ToString().AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || CodecCalls.Encode(thread, text, StandardEncoding.Utf8, null) is not null;

    private static string? Offset(PyThreadState thread, PyTzInfo? zone, PyObject asked)
    {
        if (!ZoneCalls.TryOffset(thread, zone, asked, out var offset)) return null;
        var text = new IsoText(stackalloc char[IsoText.Longest]);
        text.AppendOffset(offset, hasColons: false);
        return text.Written.ToString();
    }

    // A percent sign in it is none of a directive. Of a class derived from str its own replace() is called.
    private static PyStr? Name(PyThreadState thread, PyTzInfo? zone, PyObject asked)
    {
        if (ZoneCalls.Name(thread, zone, asked) is not { } name) return null;
        if (name is not PyStr) return PyStr.Empty;
        if (Calls.CallMethod(thread, name, DateTimeNames.Replace, PyStr.FromCodePoint('%'), DateTimeNames.TwoPercents) is not { } replaced) return null;
        if (replaced is PyStr text) return TryCheckSurrogates(thread, text) ? text : null;
        _ = PyErr.TypeError("tzname.replace() did not return a string");
        return null;
    }

    /// <summary><c>__format__</c>: without a format it is <c>str()</c>.</summary>
    public static PyObject? Format(PyThreadState thread, PyObject self, PyObject format)
    {
        if (format is not PyStr text) return ArgumentErrors.BadArgument("__format__", "argument 1", "str", format);
        return text.Length == 0 ? Representation.Str(thread, self) : Calls.CallMethod(thread, self, DateTimeNames.StrFTime, text);
    }

    /// <summary>The one argument of <c>strftime</c>. Null: TypeError is set.</summary>
    public static PyStr? ReadArgument(ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var arguments = new OrderedArguments("strftime", DateTimeNames.FormatParameters, 1, args, keywordNames);
        return arguments.TryStart() && arguments.TryText(out var format) && arguments.TryFinish() ? format : null;
    }
}
