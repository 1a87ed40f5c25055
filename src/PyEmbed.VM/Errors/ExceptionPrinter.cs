using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM;

/// <summary>Prints an exception with its traceback, causes, groups, notes and suggestions, byte for byte as CPython 3.11's C printer.</summary>
/// <remarks>Nothing of what an exception does while it is printed may end the printing: what its attributes raise is dropped where CPython drops it.</remarks>
internal sealed partial class ExceptionPrinter
{
    private const string CauseMessage = "The above exception was the direct cause of the following exception:\n";
    private const string ContextMessage = "During handling of the above exception, another exception occurred:\n";
    private const int MostGroupItems = 15;
    private const int DeepestGroup = 10;

    private readonly PyThreadState _thread;
    private readonly IErrorOutput _output;
    private readonly HashSet<PyBaseException>? _seen;
    private int _depth;        // of groups; 0 outside of any
    private bool _needsClose;  // whether the innermost group's frame is still open

    private ExceptionPrinter(PyThreadState thread, IErrorOutput output, bool isChained)
    {
        _thread = thread;
        _output = output;
        _seen = isChained ? new HashSet<PyBaseException>(ReferenceEqualityComparer.Instance) : null;
    }

    /// <summary>Prints to an output. False: an error is set (writing failed, or the exceptions are nested too deeply).</summary>
    [MustCheck]
    public static bool TryPrint(PyThreadState thread, PyObject? value, IErrorOutput output, bool isChained = true) =>
        new ExceptionPrinter(thread, output, isChained).TryPrintAll(value);

    private string Indent => new(' ', 2 * _depth);

    private string Margin => _depth > 0 ? Indent + "| " : "";

    private bool TryPrintAll(PyObject? value)
    {
        if (!_thread.TryEnterRecursion(" in print_exception_recursive")) return false;
        var isPrinted = (_seen is null || value is not PyBaseException exception || TryPrintChain(exception))
            && (value is PyBaseExceptionGroup group ? TryPrintGroup(group) : TryPrintOne(value));
        _thread.LeaveRecursion();
        return isPrinted;
    }

    // PEP 3134: what led to an exception stands above it.
    private bool TryPrintChain(PyBaseException exception)
    {
        _seen!.Add(exception);
        if (exception.Cause is { } cause) return _seen.Contains(cause) || TryPrintLink(cause, CauseMessage);
        if (exception.SuppressContext || exception.Context is not { } context) return true;
        return _seen.Contains(context) || TryPrintLink(context, ContextMessage);
    }

    private bool TryPrintLink(PyBaseException exception, string message)
    {
        if (!_thread.TryEnterRecursion(" in print_chained")) return false;
        var needsClose = _needsClose;
        var isPrinted = TryPrintAll(exception);
        _needsClose = needsClose;
        _thread.LeaveRecursion();
        return isPrinted && _output.TryWrite(_thread, $"{Margin}\n{Margin}{message}{Margin}\n");
    }

    private bool TryPrintOne(PyObject? value)
    {
        if (value is not PyBaseException exception)
            return _output.TryWrite(_thread, $"{Margin}TypeError: print_exception(): Exception expected for value, {(value ?? PyNone.Instance).Type.NameInMessages} found\n");
        if (!TryPrintTraceback(exception)) return false;
        PyObject shown = exception;
        return TryPrintSyntax(exception, ref shown)
            && TryPrintMessage(exception.Type, shown)
            && TryPrintSuggestion(shown)
            && _output.TryWrite(_thread, "\n")
            && TryPrintNotes(exception);
    }

    private bool TryPrintTraceback(PyBaseException exception)
    {
        if (exception.Traceback is not ITraceback traceback) return true;
        var isGroup = exception is PyBaseExceptionGroup;
        var header = isGroup ? "Exception Group Traceback (most recent call last):\n" : "Traceback (most recent call last):\n";
        return TracebackPrinter.TryPrint(_thread, traceback, _output, Margin, isGroup && _depth == 1 ? Indent + "+ " : Margin, header);
    }

    private bool TryPrintMessage(PyType type, PyObject value)
    {
        var module = Attributes.Get(_thread, type, Names.Module);
        if (module is null) _thread.ClearError();
        var prefix = module is not PyStr name ? "<unknown>." : name.TextEquals(Names.PlainBuiltins) || name.TextEquals(Names.Main) ? "" : name + ".";
        if (!_output.TryWrite(_thread, Margin + prefix + type.QualName)) return false;
        if (value is PyNone) return true;
        if (Representation.Str(_thread, value) is not { } text)
        {
            _thread.ClearError();
            return _output.TryWrite(_thread, ": <exception str() failed>");
        }
        return text.Length == 0 || (_output.TryWrite(_thread, ": ") && _output.TryWrite(_thread, text));
    }

    private bool TryPrintSuggestion(PyObject value)
    {
        if (value is not PyBaseException exception || NameSuggestions.For(_thread, exception) is not { } suggestion) return true;
        return _output.TryWrite(_thread, $". Did you mean: '{suggestion}'?");
    }

    private bool TryPrintNotes(PyBaseException exception)
    {
        if (!Attributes.TryGet(_thread, exception, Names.Notes, out var notes))
        {
            _thread.ClearError();
            return true;
        }
        if (notes is null) return true;
        if (!IsSequence(notes))
        {
            var shown = Representation.Repr(_thread, notes);
            if (shown is null) _thread.ClearError();
            return _output.TryWrite(_thread, Margin + (shown is null ? "<__notes__ repr() failed>" : shown.ToString()));
        }
        if (!Subscript.TryLength(_thread, notes, out var count)) return false;
        for (nint i = 0; i < count; i++)
        {
            if (Subscript.GetItem(_thread, notes, PyInt.From(i)) is not { } note) return false;
            if (!TryPrintNote(note)) return false;
        }
        return true;
    }

    private bool TryPrintNote(PyObject note)
    {
        if (Representation.Str(_thread, note) is not { } text)
        {
            _thread.ClearError();
            return _output.TryWrite(_thread, "<note str() failed>\n");
        }
        var source = text.Text;
        for (var start = 0; start < source.Length;)
        {
            var end = start;
            while (end < source.Length && !IsLineEnd(source[end])) end++;
            if (end < source.Length) end += source[end] == '\r' && end + 1 < source.Length && source[end + 1] == '\n' ? 2 : 1;
            if (!_output.TryWrite(_thread, Margin) || !_output.TryWrite(_thread, PyStr.From(SourceLines.Slice(source, start, end)))) return false;
            start = end;
        }
        return _output.TryWrite(_thread, "\n");
    }

    // What str.splitlines() takes as the end of a line.
    private static bool IsLineEnd(int c) => c is >= 0x0A and <= 0x0D or >= 0x1C and <= 0x1E or 0x85 or 0x2028 or 0x2029;

    private static bool IsSequence(PyObject value) => value.Type.Defines(Slot.GetItem) && !value.Type.Has(TypeFlags.DictSubclass);
}
