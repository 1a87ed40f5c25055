using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;

namespace PyEmbed.StandardLibrary.Unicodedata;

/// <summary>What the module and <see cref="PyUcd"/> do, each with its version of the database.</summary>
internal static class UnicodeFunctions
{
    private const int LongestName = 256;

    public static PyObject? Decimal(UnicodeDatabase database, PyObject chr, PyObject? @default)
    {
        if (!TryCharacter("decimal", "argument 1", chr, out var c)) return null;
        var value = database.DecimalValue(c);
        return value >= 0 ? PyInt.From(value) : @default ?? PyErr.ValueError("not a decimal");
    }

    public static PyObject? Digit(UnicodeDatabase database, PyObject chr, PyObject? @default)
    {
        if (!TryCharacter("digit", "argument 1", chr, out var c)) return null;
        var value = UnicodeData.DigitValue(c);
        return value >= 0 ? PyInt.From(value) : @default ?? PyErr.ValueError("not a digit");
    }

    public static PyObject? Numeric(UnicodeDatabase database, PyObject chr, PyObject? @default)
    {
        if (!TryCharacter("numeric", "argument 1", chr, out var c)) return null;
        return database.TryGetNumericValue(c, out var value) ? PyFloat.From(value) : @default ?? PyErr.ValueError("not a numeric character");
    }

    public static PyObject? Category(UnicodeDatabase database, PyObject chr) => TryCharacter("category", "argument", chr, out var c) ? PyStr.FromCodeUnits(database.Category(c)) : null;

    public static PyObject? Bidirectional(UnicodeDatabase database, PyObject chr) => TryCharacter("bidirectional", "argument", chr, out var c) ? PyStr.FromCodeUnits(database.Bidirectional(c)) : null;

    public static PyObject? Combining(UnicodeDatabase database, PyObject chr) => TryCharacter("combining", "argument", chr, out var c) ? PyInt.From(database.CombiningClass(c)) : null;

    public static PyObject? Mirrored(UnicodeDatabase database, PyObject chr) => TryCharacter("mirrored", "argument", chr, out var c) ? PyInt.From(database.IsMirrored(c) ? 1 : 0) : null;

    public static PyObject? EastAsianWidth(UnicodeDatabase database, PyObject chr) => TryCharacter("east_asian_width", "argument", chr, out var c) ? PyStr.FromCodeUnits(database.EastAsianWidth(c)) : null;

    public static PyObject? Decomposition(UnicodeDatabase database, PyObject chr) => TryCharacter("decomposition", "argument", chr, out var c) ? PyStr.FromCodeUnits(database.Decomposition(c)) : null;

    public static PyObject? CharacterName(UnicodeDatabase database, PyObject chr, PyObject? @default)
    {
        if (!TryCharacter("name", "argument 1", chr, out var c)) return null;
        return database.Name(c) is { } name ? PyStr.FromCodeUnits(name) : @default ?? PyErr.ValueError("no such name");
    }

    public static PyObject? Lookup(UnicodeDatabase database, PyThreadState thread, PyObject name)
    {
        if (!TryName(thread, name, out var text)) return null;
        if (text.Length > LongestName) return PyErr.KeyError("name too long");
        return database.TryLookup(text, out var found) ? PyStr.From(found) : PyErr.KeyError($"undefined character name '{text}'");
    }

    public static PyObject? Normalize(UnicodeDatabase database, PyThreadState thread, PyStr form, PyStr unistr)
    {
        if (unistr.Length == 0) return unistr;
        return TryForm(thread, form, unistr, out var normalForm) ? From(unistr, database.Normalize(normalForm, unistr.Text, thread.WorkBudget)) : null;
    }

    public static PyObject? IsNormalized(UnicodeDatabase database, PyThreadState thread, PyStr form, PyStr unistr)
    {
        if (unistr.Length == 0) return PyBool.True;
        return TryForm(thread, form, unistr, out var normalForm) ? PyBool.From(database.Normalize(normalForm, unistr.Text, thread.WorkBudget).Equals(unistr.Text)) : null;
    }

    private static bool TryName(PyThreadState thread, PyObject name, out string text)
    {
        text = name.ToString() ?? "";
        if (name is PyStr) return true;
        if (!Buffers.TryGet(thread, name, out var lease)) return false;
        using (lease) text = System.Text.Encoding.Latin1.GetString(lease.Bytes[..Math.Min(lease.Length, LongestName + 1)]);
        return true;
    }

    private static PyStr From(PyStr text, PythonText normalized) => normalized.Equals(text.Text) ? text : PyStr.From(normalized);

    private static bool TryForm(PyThreadState thread, PyStr name, PyStr text, out NormalizationForm form)
    {
        form = default;
        switch (name.ToString())
        {
            case "NFC":
                form = NormalizationForm.Nfc;
                break;
            case "NFKC":
                form = NormalizationForm.Nfkc;
                break;
            case "NFD":
                form = NormalizationForm.Nfd;
                break;
            case "NFKD":
                form = NormalizationForm.Nfkd;
                break;
            default:
                return PyErr.ValueError("invalid normalization form");
        }
        return thread.TryChargeWork(text.Length) && thread.TryReserve(text.Length * 16L);
    }

    private static bool TryCharacter(string function, string display, PyObject value, out int character)
    {
        character = 0;
        if (value is not PyStr { Length: 1 } text) return ArgumentErrors.BadArgument(function, display, "a unicode character", value);
        character = text[0];
        return true;
    }
}
