using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Codecs;

/// <summary>Encodings that are a table: a mapping from characters to bytes or from bytes to characters.</summary>
internal static class CharacterMap
{
    private const string Undefined = "character maps to <undefined>";
    private const int NoCharacter = 0xFFFE;   // what stands in a table where a byte means nothing

    /// <summary>The table that encodes what a table of characters decodes. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? Build(PyThreadState thread, PyStr table)
    {
        if (!thread.TryChargeWork(table.Length)) return null;
        var map = new PyDict();
        for (var i = 0; i < table.Length; i++)
            if (table[i] != NoCharacter && !map.TrySetItem(thread, PyInt.From(table[i]), PyInt.From(i))) return null;
        return map;
    }

    /// <summary>Null: an error is set.</summary>
    [MustCheck]
    public static PyBytes? Encode(PyThreadState thread, PyStr text, PyObject map, PyStr? errors)
    {
        if (!thread.TryChargeWork(text.Length) || !thread.TryReserve(text.Length)) return null;
        var handler = CodecCalls.EncodeHandler(thread, errors, text);
        var bytes = new ByteBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (!TryEncode(thread, text[at], map, ref bytes, out var isDefined)) return null;
            if (isDefined)
            {
                at++;
                continue;
            }
            var end = at + 1;
            var none = new ByteBuilder(16);
            while (end < text.Length)
            {
                if (!TryEncode(thread, text[end], map, ref none, out isDefined)) return null;
                if (isDefined) break;
                end++;
            }
            var error = new CodecError("charmap", at, end, Undefined);
            if (!thread.TryChargeWork(16)) return null;
            if (!handler.TryReplace(error, text.Text, out var replacement, out var next))
            {
                if (!thread.HasError) PyErr.Set(UnicodeErrors.CannotEncode(error, text.AsExact()));
                return null;
            }
            at = next;
            if (replacement.Bytes is { } raw)
            {
                bytes.Append(raw);
                continue;
            }
            for (var i = 0; i < replacement.Text.Length; i++)
            {
                if (!TryEncode(thread, replacement.Text[i], map, ref bytes, out isDefined)) return null;
                if (isDefined) continue;
                PyErr.Set(UnicodeErrors.CannotEncode(error, text.AsExact()));
                return null;
            }
        }
        return PyBytes.Adopt(bytes.ToArray());
    }

    private static bool TryEncode(PyThreadState thread, int character, PyObject map, ref ByteBuilder bytes, out bool isDefined)
    {
        isDefined = false;
        if (!TryLook(thread, map, PyInt.From(character), out var value)) return false;
        switch (value)
        {
            case null or PyNone:
                return true;
            case PyInt number:
                if (number.Value is < 0 or > 255) return PyErr.TypeError("character mapping must be in range(256)");
                bytes.Append((byte)number.Value);
                break;
            case PyBigInt:
                return PyErr.TypeError("character mapping must be in range(256)");
            case PyBytes several:
                if (!thread.TryChargeWork(several.Length)) return false;
                bytes.Append(several.Data);
                break;
            default:
                return PyErr.TypeError($"character mapping must return integer, bytes or None, not {value.Type.NameInMessages}");
        }
        isDefined = true;
        return true;
    }

    /// <summary>Null: an error is set.</summary>
    [MustCheck]
    public static PyStr? Decode(PyThreadState thread, PyObject source, ReadOnlySpan<byte> bytes, PyObject map, PyStr? errors, int start = 0)
    {
        if (!thread.TryChargeWork(bytes.Length) || !thread.TryReserve(2L * bytes.Length)) return null;
        var handler = CodecCalls.DecodeHandler(thread, errors, source, bytes, decodeOther: (other, from) => Decode(thread, other, other.Data, map, errors, from));
        var text = new PythonTextBuilder(bytes.Length);
        for (var at = start; at < bytes.Length;)
        {
            if (!TryDecode(thread, bytes[at], map, text, out var isDefined)) return null;
            if (isDefined)
            {
                at++;
                continue;
            }
            var error = new CodecError("charmap", at, at + 1, Undefined);
            if (!handler.TryReplace(error, bytes, out var replacement, out at))
            {
                if (!thread.HasError) PyErr.Set(UnicodeErrors.CannotDecode(error, source as PyBytes ?? PyBytes.CopyOf(bytes)));
                return null;
            }
            text.Append(replacement);
        }
        return PyStr.From(text.ToText());
    }

    private static bool TryDecode(PyThreadState thread, byte value, PyObject map, PythonTextBuilder text, out bool isDefined)
    {
        isDefined = false;
        if (map is PyStr table)
        {
            if (value >= table.Length || table[value] == NoCharacter) return true;
            text.Append(table[value]);
            isDefined = true;
            return true;
        }
        if (!TryLook(thread, map, PyInt.From(value), out var found)) return false;
        switch (found)
        {
            case null or PyNone:
                return true;
            case PyInt number:
                if (number.Value == NoCharacter) return true;
                if (number.Value is < 0 or > 0x10FFFF) return PyErr.TypeError("character mapping must be in range(0x110000)");
                text.Append((int)number.Value);
                break;
            case PyBigInt:
                return PyErr.TypeError("character mapping must be in range(0x110000)");
            case PyStr several:
                if (several.Length == 1 && several[0] == NoCharacter) return true;
                if (!thread.TryChargeWork(several.Length)) return false;
                text.Append(several.Text);
                break;
            default:
                return PyErr.TypeError("character mapping must return integer, None or str");
        }
        isDefined = true;
        return true;
    }

    // What is not in the mapping (any LookupError) maps to nothing.
    private static bool TryLook(PyThreadState thread, PyObject map, PyObject key, out PyObject? value)
    {
        if (map.GetType() == typeof(PyDict)) return ((PyDict)map).TryGetItem(thread, key, out value);
        value = Subscript.GetItem(thread, map, key);
        return value is not null || thread.ClearErrorIf(PyExceptions.LookupError);
    }
}
