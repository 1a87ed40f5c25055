using PyEmbed.Core.Text;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Csv;

/// <summary><c>_csv.reader</c>: gives out rows, each a list of fields.</summary>
[PyType("reader", Module = "_csv", DisallowInstantiation = true, Doc = "CSV reader\n\nGives out the rows of an iterable of lines.")]
internal sealed partial class PyCsvReader(PyObject lines, PyCsvDialect dialect) : PyObject
{
    private const int EndOfLine = -2;
    private const int CharactersPerElement = 8;

    private readonly PythonTextBuilder _field = new();
    private PyList _fields = new();
    private State _state;
    private bool _isNumber;
    private long _limit;

    private enum State
    {
        StartRecord,
        StartField,
        Escaped,
        InField,
        InQuotes,
        EscapedInQuotes,
        QuoteInQuotes,
        SkipNewline,
        AfterEscapedNewline,
    }

    [PyProperty("dialect", Member = true)]
    internal PyObject Dialect => dialect;

    [PyProperty("line_num", Member = true)]
    internal long LineNumber { get; private set; }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        _fields = new PyList();
        _field.Truncate(0);
        _state = State.StartRecord;
        _isNumber = false;
        _limit = CsvState.Of(thread).FieldSizeLimit;
        do
        {
            if (!thread.TryChargeWork(1)) return null;
            if (Iteration.Next(thread, lines) is not { } line)
            {
                if (thread.HasError || _field.Length == 0 && _state != State.InQuotes) return null;
                if (dialect.IsStrict) return CsvState.Fail(thread, "unexpected end of data");
                if (!TrySave(thread)) return null;
                break;
            }
            if (line is not PyStr text)
                return CsvState.Fail(thread, $"iterator should return strings, not {line.Type.NameInMessages} (the file should be opened in text mode)");
            LineNumber++;
            if (!thread.TryChargeWork(text.Length / CharactersPerElement) || !TryRead(thread, text)) return null;
        }
        while (_state != State.StartRecord);
        var fields = _fields;
        _fields = new PyList();
        return fields;
    }

    private bool TryRead(PyThreadState thread, PyStr text)
    {
        if (text.IsNarrow)
        {
            foreach (var c in text.NarrowSpan)
                if (!TryProcess(thread, c)) return false;
        }
        else
        {
            foreach (var c in text.WideSpan)
                if (!TryProcess(thread, c)) return false;
        }
        return TryProcess(thread, EndOfLine);
    }

    private static bool IsEnd(int c) => c is '\n' or '\r' or EndOfLine;

    private bool IsQuote(int c) => c == dialect.QuoteChar && dialect.Quoting != CsvQuoting.None;

    private bool TryProcess(PyThreadState thread, int c)
    {
        switch (_state)
        {
            case State.StartRecord:
                if (c == EndOfLine) return true;
                if (IsEnd(c)) return Go(State.SkipNewline);
                _state = State.StartField;
                goto case State.StartField;

            case State.StartField:
                if (IsEnd(c)) return TryEndField(thread, c);
                if (IsQuote(c)) return Go(State.InQuotes);
                if (c == dialect.EscapeChar) return Go(State.Escaped);
                if (c == ' ' && dialect.SkipInitialSpace) return true;
                if (c == dialect.Delimiter) return TrySave(thread);
                _isNumber = dialect.Quoting == CsvQuoting.Nonnumeric;
                return TryAdd(thread, c) && Go(State.InField);

            case State.Escaped:
                return TryAdd(thread, c == EndOfLine ? '\n' : c) && Go(c is '\n' or '\r' ? State.AfterEscapedNewline : State.InField);

            case State.AfterEscapedNewline:
                if (c == EndOfLine) return true;
                goto case State.InField;

            case State.InField:
                if (IsEnd(c)) return TryEndField(thread, c);
                if (c == dialect.EscapeChar) return Go(State.Escaped);
                if (c == dialect.Delimiter) return TrySave(thread) && Go(State.StartField);
                return TryAdd(thread, c);

            case State.InQuotes:
                if (c == EndOfLine) return true;
                if (c == dialect.EscapeChar) return Go(State.EscapedInQuotes);
                if (IsQuote(c)) return Go(dialect.DoubleQuote ? State.QuoteInQuotes : State.InField);
                return TryAdd(thread, c);

            case State.EscapedInQuotes:
                return TryAdd(thread, c == EndOfLine ? '\n' : c) && Go(State.InQuotes);

            case State.QuoteInQuotes:
                // A second quote stands for one; anything else ends the quotes.
                if (IsQuote(c)) return TryAdd(thread, c) && Go(State.InQuotes);
                if (c == dialect.Delimiter) return TrySave(thread) && Go(State.StartField);
                if (IsEnd(c)) return TryEndField(thread, c);
                if (dialect.IsStrict) return CsvState.Fail(thread, $"'{PyStr.FromCodePoint(dialect.Delimiter)}' expected after '{PyStr.FromCodePoint(dialect.QuoteChar)}'");
                return TryAdd(thread, c) && Go(State.InField);

            default:
                if (c == EndOfLine) return Go(State.StartRecord);
                return IsEnd(c) || CsvState.Fail(thread, "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?");
        }
    }

    private bool Go(State state)
    {
        _state = state;
        return true;
    }

    private bool TryAdd(PyThreadState thread, int c)
    {
        if (_field.Length >= _limit) return CsvState.Fail(thread, $"field larger than field limit ({_limit})");
        _field.Append(c);
        return true;
    }

    private bool TryEndField(PyThreadState thread, int c) => TrySave(thread) && Go(c == EndOfLine ? State.StartRecord : State.SkipNewline);

    private bool TrySave(PyThreadState thread)
    {
        PyObject? field = PyStr.From(_field.ToText());
        _field.Truncate(0);
        if (_isNumber)
        {
            _isNumber = false;
            field = Calls.Call1(thread, PyFloat.BuiltinType, field);
            if (field is null) return false;
        }
        return _fields.TryAppend(thread, field);
    }
}
