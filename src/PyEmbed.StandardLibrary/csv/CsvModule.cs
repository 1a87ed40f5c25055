using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Csv;

/// <summary>Python's module <c>_csv</c>: the reader and the writer of <c>csv</c>.</summary>
[PyModule("_csv", Doc = "CSV parsing and writing.")]
internal sealed partial class CsvModule
{
    [PyConstant("__version__")] public const string Version = "1.0";
    [PyConstant("QUOTE_MINIMAL")] public const int QuoteMinimal = (int)CsvQuoting.Minimal;
    [PyConstant("QUOTE_ALL")] public const int QuoteAll = (int)CsvQuoting.All;
    [PyConstant("QUOTE_NONNUMERIC")] public const int QuoteNonnumeric = (int)CsvQuoting.Nonnumeric;
    [PyConstant("QUOTE_NONE")] public const int QuoteNone = (int)CsvQuoting.None;

    [PyConstant("Dialect")] internal static PyType Dialect => PyCsvDialect.BuiltinType;
    [PyConstant("Reader")] internal static PyType ReaderType => PyCsvReader.BuiltinType;
    [PyConstant("Writer")] internal static PyType WriterType => PyCsvWriter.BuiltinType;
    [PyConstant("Error")] internal static PyType Error => CsvState.Of(PyThreadState.Current).Error(PyThreadState.Current);
    [PyConstant("_dialects")] internal static PyDict Dialects => CsvState.Of(PyThreadState.Current).Dialects;

    [PyFunction("reader(*args, **kwargs)", NoTextSignature = true, Doc = "csv_reader = reader(iterable [, dialect='excel'] [optional keyword args])\n\nRead rows from an iterable of lines.")]
    internal static PyObject? Reader(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!TryRead(args, keywordNames, out var source, out var dialect)) return null;
        if (Iteration.GetIter(thread, source!) is not { } lines || PyCsvDialect.Make(thread, dialect, args, keywordNames) is not { } made) return null;
        return new PyCsvReader(lines, made);
    }

    [PyFunction("writer(*args, **kwargs)", NoTextSignature = true, Doc = "csv_writer = csv.writer(fileobj [, dialect='excel'] [optional keyword args])\n\nWrite rows to a file.")]
    internal static PyObject? Writer(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!TryRead(args, keywordNames, out var file, out var dialect)) return null;
        if (!Attributes.TryGet(thread, file!, CsvNames.Write, out var write)) return null;
        if (write is null || !Calls.IsCallable(write)) return PyErr.TypeError("argument 1 must have a \"write\" method");
        return PyCsvDialect.Make(thread, dialect, args, keywordNames) is { } made ? new PyCsvWriter(write, made) : null;
    }

    [PyFunction("register_dialect(*args, **kwargs)", NoTextSignature = true, Doc = "Create a mapping from a string name to a dialect class.\n    dialect = csv.register_dialect(name[, dialect[, **fmtparams]])")]
    internal static PyObject? Register(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!TryRead(args, keywordNames, out var name, out var dialect)) return null;
        if (name is not PyStr) return PyErr.TypeError("dialect name must be a string");
        if (PyCsvDialect.Make(thread, dialect, args, keywordNames) is not { } made) return null;
        return CsvState.Of(thread).Dialects.TrySetItem(thread, name, made) ? PyNone.Instance : null;
    }

    [PyFunction("unregister_dialect(/, name)", Doc = "Delete the name/dialect mapping associated with a string name.")]
    internal static PyObject? Unregister(PyThreadState thread, PyObject name)
    {
        if (!CsvState.Of(thread).Dialects.TryRemove(thread, name, out var removed)) return null;
        return removed is null ? CsvState.Fail(thread, "unknown dialect") : PyNone.Instance;
    }

    [PyFunction("get_dialect(/, name)", Doc = "Return the dialect instance associated with name.")]
    internal static PyObject? Get(PyThreadState thread, PyObject name) => CsvState.Find(thread, name);

    [PyFunction("list_dialects(/)", Doc = "Return a list of all known dialect names.")]
    internal static PyObject? List(PyThreadState thread) => Iteration.ToList(thread, CsvState.Of(thread).Dialects);

    [PyFunction("field_size_limit(/, new_limit=<unrepresentable>)", Doc = "Sets an upper limit on parsed fields; returns the old one.")]
    internal static PyObject? FieldSizeLimit(PyThreadState thread, PyObject? new_limit)
    {
        var state = CsvState.Of(thread);
        var old = state.FieldSizeLimit;
        if (new_limit is not null)
        {
            if (!PyInt.IsExact(new_limit)) return PyErr.TypeError("limit must be an integer");
            if (!ArgumentConversion.TryInt64(thread, new_limit, out var limit)) return null;
            state.FieldSizeLimit = limit;
        }
        return PyInt.From(old);
    }

    // One argument or two, and keywords for the dialect.
    private static bool TryRead(ReadOnlySpan<PyObject> args, PyTuple? keywordNames, out PyObject? first, out PyObject? dialect)
    {
        var count = args.Length - (keywordNames?.Count ?? 0);
        (first, dialect) = (count > 0 ? args[0] : null, count > 1 ? args[1] : null);
        if (count == 0) return PyErr.TypeError(" expected at least 1 argument, got 0");
        return count <= 2 || PyErr.TypeError($" expected at most 2 arguments, got {count}");
    }
}
