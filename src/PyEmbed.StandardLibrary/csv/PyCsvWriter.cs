using PyEmbed.Core.Text;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Csv;

/// <summary><c>_csv.writer</c>: writes rows.</summary>
[PyType("writer", Module = "_csv", DisallowInstantiation = true, Doc = "CSV writer\n\nWrites rows to a file.")]
internal sealed partial class PyCsvWriter(PyObject write, PyCsvDialect dialect) : PyObject
{
    private const int CharactersPerElement = 8;

    [PyProperty("dialect", Member = true)]
    internal PyObject Dialect => dialect;

    [PyMethod("writerow(self, row, /)", NoTextSignature = true, Doc = "writerow(iterable)\n\nWrite one row; gives what the file's write() does.")]
    internal PyObject? WriteRow(PyThreadState thread, PyObject row)
    {
        if (Iteration.GetIter(thread, row) is not { } values)
            return thread.ClearErrorIf(PyExceptions.TypeError) ? CsvState.Fail(thread, $"iterable expected, not {row.Type.NameInMessages}") : null;
        var line = new PythonTextBuilder();
        var count = 0;
        while (Iteration.Next(thread, values) is { } value)
        {
            if (!thread.TryChargeWork(1)) return null;
            var isQuoted = dialect.Quoting == CsvQuoting.All || dialect.Quoting == CsvQuoting.Nonnumeric && !IsNumber(value);
            var text = value switch { PyStr given => given, PyNone => PyStr.Empty, _ => Representation.Str(thread, value) };
            if (text is null) return null;
            if (count++ > 0) line.Append(dialect.Delimiter);
            if (!TryAppend(thread, line, text, isQuoted)) return null;
        }
        if (thread.HasError) return null;
        if (count > 0 && line.Length == 0)
        {
            // Else it would be read as a row without fields.
            if (dialect.Quoting == CsvQuoting.None) return CsvState.Fail(thread, "single empty field record must be quoted");
            if (!TryAppend(thread, line, PyStr.Empty, true)) return null;
        }
        line.Append(dialect.LineTerminator.Text);
        return Calls.Call1(thread, write, PyStr.From(line.ToText()));
    }

    [PyMethod("writerows(self, rows, /)", NoTextSignature = true, Doc = "writerows(iterable of iterables)\n\nWrite several rows.")]
    internal PyObject? WriteRows(PyThreadState thread, PyObject rows)
    {
        if (Iteration.GetIter(thread, rows) is not { } iterator) return null;
        while (Iteration.Next(thread, iterator) is { } row)
            if (WriteRow(thread, row) is null) return null;
        return thread.HasError ? null : PyNone.Instance;
    }

    private bool TryAppend(PyThreadState thread, PythonTextBuilder line, PyStr text, bool isQuoted)
    {
        if (!thread.TryChargeWork(text.Length / CharactersPerElement) || !thread.TryReserve((line.Length + 2L * text.Length) * 4)) return false;
        isQuoted = isQuoted || NeedsQuotes(text);
        if (isQuoted) line.Append(dialect.QuoteChar);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsSpecial(c) && (dialect.Quoting == CsvQuoting.None || c == dialect.EscapeChar || c == dialect.QuoteChar))
            {
                if (dialect.Quoting != CsvQuoting.None && c == dialect.QuoteChar && dialect.DoubleQuote) line.Append(c);
                else if (dialect.EscapeChar == PyCsvDialect.NotSet) return CsvState.Fail(thread, "need to escape, but no escapechar set");
                else line.Append(dialect.EscapeChar);
            }
            line.Append(c);
        }
        if (isQuoted) line.Append(dialect.QuoteChar);
        return true;
    }

    // Characters that escapes do not take care of.
    private bool NeedsQuotes(PyStr text)
    {
        if (dialect.Quoting == CsvQuoting.None) return false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!IsSpecial(c)) continue;
            if (c == dialect.QuoteChar ? dialect.DoubleQuote : c != dialect.EscapeChar) return true;
        }
        return false;
    }

    private bool IsSpecial(int c)
    {
        if (c == dialect.Delimiter || c == dialect.EscapeChar || c == dialect.QuoteChar) return true;
        var terminator = dialect.LineTerminator;
        for (var i = 0; i < terminator.Length; i++)
            if (terminator[i] == c) return true;
        return false;
    }

    // PyNumber_Check.
    private static bool IsNumber(PyObject value) =>
        value is PyInt or PyBigInt or PyFloat or PyComplex || value.Type.Defines(Slot.Index) || value.Type.Defines(Slot.Int) || value.Type.Defines(Slot.Float);
}
