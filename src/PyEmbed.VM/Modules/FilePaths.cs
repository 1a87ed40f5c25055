using PyEmbed.CompilerServices;
using PyEmbed.Core.Encodings;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Modules;

/// <summary>File names as arguments: str, bytes or an object with <c>__fspath__</c>. PEP 519.</summary>
internal static class FilePaths
{
    /// <summary><c>os.fspath(value)</c>: a str or bytes object. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? ToPath(PyThreadState thread, PyObject value)
    {
        if (value is PyStr || value.Type.Has(TypeFlags.BytesSubclass)) return value;
        if (!Attributes.TryGetSpecial(thread, value, Names.Fspath, out var method)) return null;
        if (method is null) return PyErr.TypeError($"expected str, bytes or os.PathLike object, not {value.Type.NameInMessages}");
        if (Calls.Call0(thread, method) is not { } path) return null;
        return path is PyStr || path.Type.Has(TypeFlags.BytesSubclass) ? path
            : PyErr.TypeError($"expected {value.Type.NameInMessages}.__fspath__() to return str or bytes, not {path.Type.NameInMessages}");
    }

    /// <summary>The path as text. Null: an error is set.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="value">str, bytes or an object with <c>__fspath__</c>.</param>
    /// <param name="embeddedNull">The message about a NUL: CPython's functions that encode paths speak of a byte, those that decode them of a character.</param>
    [MustCheck]
    public static string? Decode(PyThreadState thread, PyObject value, string embeddedNull)
    {
        return ToPath(thread, value) is { } path ? Text(thread, path, embeddedNull) : null;
    }

    /// <summary>The name of a source as text; of other bytes-like objects too, with a DeprecationWarning. Null: an error is set.</summary>
    [MustCheck]
    public static string? DecodeSourceName(PyThreadState thread, PyObject value)
    {
        if (value is PyBytes || !BytesLike.Is(value)) return Decode(thread, value, "embedded null character");
        if (!Warnings.Warn(thread, PyExceptions.DeprecationWarning, $"path should be string, bytes, or os.PathLike, not {value.Type.NameInMessages}", 1)) return null;
        return Text(thread, value, "embedded null character");
    }

    private static string? Text(PyThreadState thread, PyObject value, string embeddedNull)
    {
        if (value is not PyStr text)
        {
            if (!BytesLike.TryRead(thread, value, out var bytes)) return null;
            _ = Utf8.TryDecode(bytes, ErrorHandler.SurrogateEscape, out var decoded, out _);
            text = PyStr.From(decoded);
        }
        for (var i = 0; i < text.Length; i++)
            if (text[i] == 0) return PyErr.ValueError(embeddedNull);
        return text.IsNarrow && text.NarrowSpan.ContainsAnyInRange('\uDC80', '\uDCFF') ? JoinEscapes(text) : text.ToString();
    }

    // Bytes that were escaped because the file system's encoding is ASCII may be UTF-8 all the same.
    private static string JoinEscapes(PyStr text)
    {
        if (!Utf8.TryEncode(text.Text, ErrorHandler.SurrogateEscape, out var bytes, out _)) return text.ToString();
        _ = Utf8.TryDecode(bytes, ErrorHandler.SurrogateEscape, out var decoded, out _);
        return PyStr.From(decoded).ToString();
    }
}
