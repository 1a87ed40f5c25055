using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Csv;

/// <summary><c>_csv.Dialect</c>: the parameters of a reader or writer, checked.</summary>
[PyType("Dialect", Module = "_csv", Subclassable = true, Doc = "CSV dialect\n\nThe parameters of a reader or writer.")]
internal partial class PyCsvDialect : PyObject
{
    /// <summary>A character that there is not.</summary>
    public const int NotSet = -1;

    public PyCsvDialect() { }

    public int Delimiter { get; private set; } = ',';

    public int EscapeChar { get; private set; } = NotSet;

    public int QuoteChar { get; private set; } = '"';

    public PyStr LineTerminator { get; private set; } = PyStr.FromCodeUnits("\r\n");

    public CsvQuoting Quoting { get; private set; }

    [PyProperty("doublequote", Member = true)]
    internal bool DoubleQuote { get; private set; } = true;

    [PyProperty("skipinitialspace", Member = true)]
    internal bool SkipInitialSpace { get; private set; }

    [PyProperty("strict", Member = true)]
    internal bool IsStrict { get; private set; }

    [PyProperty("delimiter")]
    internal PyObject DelimiterText() => Character(Delimiter);

    [PyProperty("escapechar")]
    internal PyObject EscapeCharText() => Character(EscapeChar);

    [PyProperty("quotechar")]
    internal PyObject QuoteCharText() => Character(QuoteChar);

    [PyProperty("lineterminator")]
    internal PyObject LineTerminatorText() => LineTerminator;

    [PyProperty("quoting")]
    internal int QuotingNumber() => (int)Quoting;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var count = args.Length - (keywordNames?.Count ?? 0);
        var names = CsvNames.Parameters;
        if (args.Length > names.Length + 1) return PyErr.TypeError($"function takes at most {names.Length + 1} arguments ({args.Length} given)");
        // The dialect, then the parameters.
        var given = new PyObject?[names.Length + 1];
        for (var i = 0; i < count; i++) given[i] = args[i];
        for (var i = 0; i < args.Length - count; i++)
        {
            var name = (PyStr)keywordNames![i];
            var isDialect = name.ToString() == "dialect";
            var at = isDialect ? 0 : Array.FindIndex(names, known => PyStr.NameComparer.Equals(known, name)) + 1;
            if (at == 0 && !isDialect) return PyErr.TypeError($"'{name}' is an invalid keyword argument for this function");
            if (given[at] is not null) return PyErr.TypeError($"argument for function given by name ('{name}') and position ({at + 1})");
            given[at] = args[count + i];
        }
        return Make(thread, type, given[0], given.AsSpan(1));
    }

    /// <summary>As readers and writers make it from their arguments: a dialect and keywords. Null: an error is set.</summary>
    public static PyCsvDialect? Make(PyThreadState thread, PyObject? dialect, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var keywords = args[(args.Length - (keywordNames?.Count ?? 0))..];
        return (dialect is null ? New(thread, BuiltinType, keywords, keywordNames) : New(thread, BuiltinType, [dialect, .. keywords], keywordNames)) as PyCsvDialect;
    }

    [PyMethod("__reduce__(self)", NoTextSignature = true)]
    internal PyObject? Reduce() => PyErr.TypeError($"cannot pickle '{Type.Name}' instances");

    [PyMethod("__reduce_ex__(self, *args)", NoTextSignature = true)]
    internal PyObject? ReduceEx(PyThreadState thread, ReadOnlySpan<PyObject> args) => Reduce();

    private static PyObject? Make(PyThreadState thread, PyType type, PyObject? dialect, Span<PyObject?> given)
    {
        if (dialect is PyStr)
        {
            dialect = CsvState.Find(thread, dialect);
            if (dialect is null) return null;
        }
        var isPlain = true;
        foreach (var value in given) isPlain &= value is null;
        if (isPlain && dialect is PyCsvDialect) return dialect;
        if (dialect is not null)
        {
            for (var i = 0; i < given.Length; i++)
            {
                if (given[i] is not null) continue;
                var found = Attributes.Get(thread, dialect, CsvNames.Parameters[i]);
                if (found is null && !thread.ClearErrorIf(PyExceptions.Exception)) return null;
                given[i] = found;
            }
        }
        if (PyCsvDialectDefinition.Instance.Allocate(type) is not PyCsvDialect made) return ArgumentErrors.CannotCreate(type);
        return made.TrySet(thread, given) ? made : null;
    }

    // In CPython's order.
    private bool TrySet(PyThreadState thread, ReadOnlySpan<PyObject?> given)
    {
        var delimiter = Delimiter;
        if (given[0] is { } delimiterGiven && !TryCharacter("delimiter", delimiterGiven, isOptional: false, out delimiter)) return false;
        Delimiter = delimiter;
        var flag = DoubleQuote;
        if (given[1] is { } doubleQuote && !Truth.TryTest(thread, doubleQuote, out flag)) return false;
        DoubleQuote = flag;
        var escapeChar = EscapeChar;
        if (given[2] is { } escapeGiven && !TryCharacter("escapechar", escapeGiven, isOptional: true, out escapeChar)) return false;
        EscapeChar = escapeChar;
        if (given[3] is not (null or PyStr or PyNone)) return PyErr.TypeError("\"lineterminator\" must be a string");
        if (given[3] is PyStr terminatorText) LineTerminator = terminatorText;
        var quoteChar = QuoteChar;
        if (given[4] is { } quoteGiven && !TryCharacter("quotechar", quoteGiven, isOptional: true, out quoteChar)) return false;
        QuoteChar = quoteChar;
        var quoting = 0;
        if (given[5] is { } quotingGiven)
        {
            if (!PyInt.IsExact(quotingGiven)) return PyErr.TypeError("\"quoting\" must be an integer");
            if (!ArgumentConversion.TryInt32(thread, quotingGiven, out quoting)) return false;
        }
        flag = SkipInitialSpace;
        if (given[6] is { } skips && !Truth.TryTest(thread, skips, out flag)) return false;
        SkipInitialSpace = flag;
        flag = IsStrict;
        if (given[7] is { } strict && !Truth.TryTest(thread, strict, out flag)) return false;
        IsStrict = flag;

        if (quoting is < (int)CsvQuoting.Minimal or > (int)CsvQuoting.None) return PyErr.TypeError("bad \"quoting\" value");
        if (given[4] is PyNone && given[5] is null) quoting = (int)CsvQuoting.None;
        Quoting = (CsvQuoting)quoting;
        if (Quoting != CsvQuoting.None && QuoteChar == NotSet) return PyErr.TypeError("quotechar must be set if quoting enabled");
        return given[3] is not PyNone || PyErr.TypeError("lineterminator must be set");
    }

    private static bool TryCharacter(string name, PyObject value, bool isOptional, out int character)
    {
        character = NotSet;
        if (isOptional && value is PyNone) return true;
        if (value is not PyStr text) return PyErr.TypeError($"\"{name}\" must be string{(isOptional ? " or None" : "")}, not {value.Type.NameInMessages}");
        if (text.Length != 1) return PyErr.TypeError($"\"{name}\" must be a 1-character string");
        character = text[0];
        return true;
    }

    private static PyObject Character(int character) => character == NotSet ? PyNone.Instance : PyStr.FromCodePoint(character);
}
