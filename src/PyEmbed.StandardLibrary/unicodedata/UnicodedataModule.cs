namespace PyEmbed.StandardLibrary.Unicodedata;

/// <summary>Python's module <c>unicodedata</c>: the Unicode Character Database, version 14, and with <c>ucd_3_2_0</c> the version that internet names are made by.</summary>
[PyModule("unicodedata", Doc = "The Unicode Character Database, version 14.0.0.")]
internal sealed partial class UnicodedataModule
{
    private static UnicodeDatabase Database => UnicodeDatabase.Current;

    [PyConstant("unidata_version")] internal const string Version = Core.Unicode.UnicodeData.Version;

    [PyConstant("UCD")] internal static PyType Ucd => PyUcd.BuiltinType;

    [PyConstant("ucd_3_2_0")] internal PyObject Old { get; } = new PyUcd();

    [PyFunction("decimal(chr, default=<unrepresentable>, /)", Doc = "The character's value as a decimal digit.")]
    internal static PyObject? Decimal(PyObject chr, PyObject? @default) => UnicodeFunctions.Decimal(Database, chr, @default);

    [PyFunction("digit(chr, default=<unrepresentable>, /)", Doc = "The character's value as a digit.")]
    internal static PyObject? Digit(PyObject chr, PyObject? @default) => UnicodeFunctions.Digit(Database, chr, @default);

    [PyFunction("numeric(chr, default=<unrepresentable>, /)", Doc = "The character's numeric value, as a float.")]
    internal static PyObject? Numeric(PyObject chr, PyObject? @default) => UnicodeFunctions.Numeric(Database, chr, @default);

    [PyFunction("category(chr, /)", Doc = "The general category.")]
    internal static PyObject? Category(PyObject chr) => UnicodeFunctions.Category(Database, chr);

    [PyFunction("bidirectional(chr, /)", Doc = "The bidirectional class; empty where there is none.")]
    internal static PyObject? Bidirectional(PyObject chr) => UnicodeFunctions.Bidirectional(Database, chr);

    [PyFunction("combining(chr, /)", Doc = "The canonical combining class, 0 where there is none.")]
    internal static PyObject? Combining(PyObject chr) => UnicodeFunctions.Combining(Database, chr);

    [PyFunction("mirrored(chr, /)", Doc = "1 for a character that is mirrored in text from right to left, else 0.")]
    internal static PyObject? Mirrored(PyObject chr) => UnicodeFunctions.Mirrored(Database, chr);

    [PyFunction("east_asian_width(chr, /)", Doc = "The East Asian width.")]
    internal static PyObject? EastAsianWidth(PyObject chr) => UnicodeFunctions.EastAsianWidth(Database, chr);

    [PyFunction("decomposition(chr, /)", Doc = "The decomposition mapping; empty where there is none.")]
    internal static PyObject? Decomposition(PyObject chr) => UnicodeFunctions.Decomposition(Database, chr);

    [PyFunction("name(chr, default=<unrepresentable>, /)", Doc = "The character's name.")]
    internal static PyObject? CharacterName(PyObject chr, PyObject? @default) => UnicodeFunctions.CharacterName(Database, chr, @default);

    [PyFunction("lookup(name, /)", Doc = "The character, or the sequence of characters, with that name.")]
    internal static PyObject? Lookup(PyThreadState thread, PyObject name) => UnicodeFunctions.Lookup(Database, thread, name);

    [PyFunction("normalize(form, unistr, /)", Doc = "The text in normal form NFC, NFKC, NFD or NFKD.")]
    internal static PyObject? Normalize(PyThreadState thread, PyStr form, PyStr unistr) => UnicodeFunctions.Normalize(Database, thread, form, unistr);

    [PyFunction("is_normalized(form, unistr, /)", Doc = "Whether the text is in normal form NFC, NFKC, NFD or NFKD.")]
    internal static PyObject? IsNormalized(PyThreadState thread, PyStr form, PyStr unistr) => UnicodeFunctions.IsNormalized(Database, thread, form, unistr);
}
