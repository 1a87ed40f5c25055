using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;

namespace PyEmbed.StandardLibrary.Unicodedata;

/// <summary>Python's module <c>unicodedata</c>: the Unicode Character Database, version 14. The older version <c>ucd_3_2_0</c> is not here.</summary>
[PyModule("unicodedata", Doc = "The Unicode Character Database, version 14.0.0.")]
internal sealed partial class UnicodedataModule
{
    private const int LongestName = 256;

    [PyConstant("unidata_version")] internal const string Version = UnicodeData.Version;

    [PyFunction("decimal(chr, default=<unrepresentable>, /)", Doc = "The character's value as a decimal digit.")]
    internal static PyObject? Decimal(PyObject chr, PyObject? @default)
    {
        if (!TryCharacter("decimal", "argument 1", chr, out var c)) return null;
        var value = UnicodeData.DecimalValue(c);
        return value >= 0 ? PyInt.From(value) : @default ?? PyErr.ValueError("not a decimal");
    }

    [PyFunction("digit(chr, default=<unrepresentable>, /)", Doc = "The character's value as a digit.")]
    internal static PyObject? Digit(PyObject chr, PyObject? @default)
    {
        if (!TryCharacter("digit", "argument 1", chr, out var c)) return null;
        var value = UnicodeData.DigitValue(c);
        return value >= 0 ? PyInt.From(value) : @default ?? PyErr.ValueError("not a digit");
    }

    [PyFunction("numeric(chr, default=<unrepresentable>, /)", Doc = "The character's numeric value, as a float.")]
    internal static PyObject? Numeric(PyObject chr, PyObject? @default)
    {
        if (!TryCharacter("numeric", "argument 1", chr, out var c)) return null;
        return UnicodeData.TryGetNumericValue(c, out var value) ? PyFloat.From(value) : @default ?? PyErr.ValueError("not a numeric character");
    }

    [PyFunction("category(chr, /)", Doc = "The general category.")]
    internal static PyObject? Category(PyObject chr) => TryCharacter("category", "argument", chr, out var c) ? PyStr.FromCodeUnits(UnicodeData.CategoryName(c)) : null;

    [PyFunction("bidirectional(chr, /)", Doc = "The bidirectional class; empty where there is none.")]
    internal static PyObject? Bidirectional(PyObject chr) => TryCharacter("bidirectional", "argument", chr, out var c) ? PyStr.FromCodeUnits(UnicodeData.Bidirectional(c)) : null;

    [PyFunction("combining(chr, /)", Doc = "The canonical combining class, 0 where there is none.")]
    internal static PyObject? Combining(PyObject chr) => TryCharacter("combining", "argument", chr, out var c) ? PyInt.From(UnicodeData.CombiningClass(c)) : null;

    [PyFunction("mirrored(chr, /)", Doc = "1 for a character that is mirrored in text from right to left, else 0.")]
    internal static PyObject? Mirrored(PyObject chr) => TryCharacter("mirrored", "argument", chr, out var c) ? PyInt.From(UnicodeData.IsMirrored(c) ? 1 : 0) : null;

    [PyFunction("east_asian_width(chr, /)", Doc = "The East Asian width.")]
    internal static PyObject? EastAsianWidth(PyObject chr) => TryCharacter("east_asian_width", "argument", chr, out var c) ? PyStr.FromCodeUnits(UnicodeData.EastAsianWidth(c)) : null;

    [PyFunction("decomposition(chr, /)", Doc = "The decomposition mapping; empty where there is none.")]
    internal static PyObject? Decomposition(PyObject chr) => TryCharacter("decomposition", "argument", chr, out var c) ? PyStr.FromCodeUnits(Normalization.DecompositionText(c)) : null;

    [PyFunction("name(chr, default=<unrepresentable>, /)", Doc = "The character's name.")]
    internal static PyObject? CharacterName(PyObject chr, PyObject? @default)
    {
        if (!TryCharacter("name", "argument 1", chr, out var c)) return null;
        return UnicodeNames.TryGetName(c, out var name) ? PyStr.FromCodeUnits(name) : @default ?? PyErr.ValueError("no such name");
    }

    [PyFunction("lookup(name, /)", Doc = "The character, or the sequence of characters, with that name.")]
    internal static PyObject? Lookup(PyThreadState thread, PyObject name)
    {
        if (!TryName(thread, name, out var text)) return null;
        if (text.Length > LongestName) return PyErr.KeyError("name too long");
        if (UnicodeNames.TryLookup(text, out var c)) return PyStr.FromCodePoint(c);
        return UnicodeNames.TryLookupSequence(text, out var sequence) ? PyStr.From(sequence) : PyErr.KeyError($"undefined character name '{text}'");
    }

    private static bool TryName(PyThreadState thread, PyObject name, out string text)
    {
        text = name.ToString() ?? "";
        if (name is PyStr) return true;
        if (!Buffers.TryGet(thread, name, out var lease)) return false;
        using (lease) text = System.Text.Encoding.Latin1.GetString(lease.Bytes[..Math.Min(lease.Length, LongestName + 1)]);
        return true;
    }

    [PyFunction("normalize(form, unistr, /)", Doc = "The text in normal form NFC, NFKC, NFD or NFKD.")]
    internal static PyObject? Normalize(PyThreadState thread, PyStr form, PyStr unistr)
    {
        if (unistr.Length == 0) return unistr;
        return TryForm(thread, form, unistr, out var normalForm) ? From(unistr, Normalization.Normalize(normalForm, unistr.Text)) : null;
    }

    private static PyStr From(PyStr text, PythonText normalized) => normalized.Equals(text.Text) ? text : PyStr.From(normalized);

    [PyFunction("is_normalized(form, unistr, /)", Doc = "Whether the text is in normal form NFC, NFKC, NFD or NFKD.")]
    internal static PyObject? IsNormalized(PyThreadState thread, PyStr form, PyStr unistr)
    {
        if (unistr.Length == 0) return PyBool.True;
        return TryForm(thread, form, unistr, out var normalForm) ? PyBool.From(Normalization.IsNormalized(normalForm, unistr.Text)) : null;
    }

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
