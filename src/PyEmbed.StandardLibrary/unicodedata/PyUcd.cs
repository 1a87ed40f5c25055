namespace PyEmbed.StandardLibrary.Unicodedata;

/// <summary><c>unicodedata.UCD</c>: an older version of the database, with the functions of the module as methods.</summary>
[PyType("UCD", Module = "unicodedata", DisallowInstantiation = true)]
internal sealed partial class PyUcd : PyObject
{
    private static UnicodeDatabase Database => UnicodeDatabase.Old;

    [PyProperty("unidata_version", Member = true)]
    internal PyObject Version => PyStr.FromUtf16(Core.Unicode.Unicode320.Version);

    [PyMethod("decimal(self, chr, default=<unrepresentable>, /)", Doc = "The character's value as a decimal digit.")]
    internal PyObject? Decimal(PyObject chr, PyObject? @default) => UnicodeFunctions.Decimal(Database, chr, @default);

    [PyMethod("digit(self, chr, default=<unrepresentable>, /)", Doc = "The character's value as a digit.")]
    internal PyObject? Digit(PyObject chr, PyObject? @default) => UnicodeFunctions.Digit(Database, chr, @default);

    [PyMethod("numeric(self, chr, default=<unrepresentable>, /)", Doc = "The character's numeric value, as a float.")]
    internal PyObject? Numeric(PyObject chr, PyObject? @default) => UnicodeFunctions.Numeric(Database, chr, @default);

    [PyMethod("category(self, chr, /)", Doc = "The general category.")]
    internal PyObject? Category(PyObject chr) => UnicodeFunctions.Category(Database, chr);

    [PyMethod("bidirectional(self, chr, /)", Doc = "The bidirectional class; empty where there is none.")]
    internal PyObject? Bidirectional(PyObject chr) => UnicodeFunctions.Bidirectional(Database, chr);

    [PyMethod("combining(self, chr, /)", Doc = "The canonical combining class, 0 where there is none.")]
    internal PyObject? Combining(PyObject chr) => UnicodeFunctions.Combining(Database, chr);

    [PyMethod("mirrored(self, chr, /)", Doc = "1 for a character that is mirrored in text from right to left, else 0.")]
    internal PyObject? Mirrored(PyObject chr) => UnicodeFunctions.Mirrored(Database, chr);

    [PyMethod("east_asian_width(self, chr, /)", Doc = "The East Asian width.")]
    internal PyObject? EastAsianWidth(PyObject chr) => UnicodeFunctions.EastAsianWidth(Database, chr);

    [PyMethod("decomposition(self, chr, /)", Doc = "The decomposition mapping; empty where there is none.")]
    internal PyObject? Decomposition(PyObject chr) => UnicodeFunctions.Decomposition(Database, chr);

    [PyMethod("name(self, chr, default=<unrepresentable>, /)", Doc = "The character's name.")]
    internal PyObject? CharacterName(PyObject chr, PyObject? @default) => UnicodeFunctions.CharacterName(Database, chr, @default);

    [PyMethod("lookup(self, name, /)", Doc = "The character, or the sequence of characters, with that name.")]
    internal PyObject? Lookup(PyThreadState thread, PyObject name) => UnicodeFunctions.Lookup(Database, thread, name);

    [PyMethod("is_normalized(self, form, unistr, /)", Doc = "Whether the text is in normal form NFC, NFKC, NFD or NFKD.")]
    internal PyObject? IsNormalized(PyThreadState thread, PyStr form, PyStr unistr) => UnicodeFunctions.IsNormalized(Database, thread, form, unistr);

    [PyMethod("normalize(self, form, unistr, /)", Doc = "The text in normal form NFC, NFKC, NFD or NFKD.")]
    internal PyObject? Normalize(PyThreadState thread, PyStr form, PyStr unistr) => UnicodeFunctions.Normalize(Database, thread, form, unistr);
}
