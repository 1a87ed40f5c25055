using PyEmbed.Core.Encodings;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Import;

/// <summary>The texts of frozen modules. Their code names the file <c>&lt;frozen NAME&gt;</c>.</summary>
internal static class FrozenSource
{
    private const string Before = "<frozen ";

    // A byte of UTF-8 becomes at most one char of two bytes, or a code point of four from four bytes.
    private const int BytesForByte = 2;

    /// <summary>The text of a module; <c>None</c> where it has none that can be shown. Null: an error is set.</summary>
    public static PyObject? Text(PyThreadState thread, string module)
    {
        if (!TryGet(thread, module, out var utf8)) return PyNone.Instance;
        if (!thread.TryChargeWork(utf8.Length) || !thread.TryReserve((long)utf8.Length * BytesForByte)) return null;
        return PyStr.FromUtf16(ValidUtf8.ToUtf16(utf8.Span));
    }

    /// <summary>The line of a traceback or warning, counted from 1 and without its end; null where none is shown. Sets no error.</summary>
    public static PyStr? ShownLine(PyThreadState thread, string fileName, int line)
    {
        if (!TryGetModule(fileName, out var module) || PyFrozenImporter.ComesFirst(module) || !TryGet(thread, module, out var utf8)) return null;
        var rest = utf8.Span;
        for (; line > 1; line--)
        {
            var end = rest.IndexOf((byte)'\n');
            if (end < 0) return null;
            rest = rest[(end + 1)..];
        }
        var length = rest.IndexOf((byte)'\n');
        return rest.IsEmpty ? null : PyStr.FromUtf16(ValidUtf8.ToUtf16(length < 0 ? rest : rest[..length]));
    }

    private static bool TryGet(PyThreadState thread, string module, out ReadOnlyMemory<byte> utf8)
    {
        utf8 = default;
        if (!thread.Interpreter.ModulePolicyAllows(module)) return false;
        foreach (var source in thread.Interpreter.ModuleSources)
            if (source.TryGetFrozenSource(module, out utf8)) return true;
        return false;
    }

    /// <summary>Whether tracebacks and warnings show no lines of a file because its module is frozen in CPython, too, which has no text for it then.</summary>
    public static bool HasHiddenLines(string fileName) => TryGetModule(fileName, out var module) && PyFrozenImporter.ComesFirst(module);

    private static bool TryGetModule(string fileName, out string module)
    {
        var isFrozen = fileName.StartsWith(Before, StringComparison.Ordinal) && fileName[^1] == '>';
        module = isFrozen ? fileName[Before.Length..^1] : "";
        return isFrozen;
    }
}
