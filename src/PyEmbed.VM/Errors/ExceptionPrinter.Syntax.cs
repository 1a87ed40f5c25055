using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM;

internal sealed partial class ExceptionPrinter
{
    private readonly record struct SyntaxPlace(PyObject Message, PyObject FileName, long Line, long Offset, long EndLine, long EndOffset, PyObject? Text);

    /// <summary>For whatever has <c>print_file_and_line</c> and the attributes of a SyntaxError: file, line and marked source; what is shown behind is then its message.</summary>
    private bool TryPrintSyntax(PyBaseException exception, ref PyObject shown)
    {
        if (!Attributes.TryGet(_thread, exception, Names.PlainPrintFileAndLine, out var marker))
        {
            _thread.ClearError();
            return true;
        }
        if (marker is null) return true;
        if (ReadPlace(exception) is not { } place)
        {
            _thread.ClearError();
            return true;
        }
        shown = place.Message;
        if (Representation.Str(_thread, place.FileName) is not { } fileName) return false;
        if (!_output.TryWrite(_thread, $"{Margin}  File \"{fileName}\", line {place.Line}\n")) return false;
        if (place.Text is null) return true;
        if (place.Text is not PyStr source) return PyErr.TypeError("bad argument type for built-in operation");
        if (!Utf8.TryEncode(source.Text, ErrorHandler.Strict, out var bytes, out _)) return PyErr.TypeError("surrogates not allowed");
        // Of a range of several lines the first is marked up to its end.
        var endOffset = place.EndLine > place.Line ? bytes.Length : Math.Min(place.EndOffset, bytes.Length + 1);
        return TryPrintSource(bytes, place.Offset, endOffset);
    }

    private SyntaxPlace? ReadPlace(PyBaseException exception)
    {
        if (Attributes.Get(_thread, exception, Names.PlainMsg) is not { } message || Attributes.Get(_thread, exception, Names.PlainFilename) is not { } fileName) return null;
        if (Attributes.Get(_thread, exception, Names.PlainLineno) is not { } lineObject || !Number.TryIndexClampedOverflow(_thread, lineObject, out var line)) return null;
        if (!TryReadNumber(exception, Names.PlainOffset, -1, out var offset)) return null;
        long endLine = line;
        var endOffset = -1L;
        // Subclasses are shown with one mark.
        if (ReferenceEquals(exception.Type, PyExceptions.SyntaxError)
            && (!TryReadNumber(exception, Names.PlainEndLineno, line, out endLine) || !TryReadNumber(exception, Names.PlainEndOffset, -1, out endOffset))) return null;
        if (Attributes.Get(_thread, exception, Names.PlainText) is not { } text) return null;
        return new SyntaxPlace(message, fileName is PyNone ? s_string : fileName, line, offset, endLine, endOffset, text is PyNone ? null : text);
    }

    private static readonly PyStr s_string = PyStr.FromName("<string>");

    private bool TryReadNumber(PyBaseException exception, PyStr name, long fallback, out long number)
    {
        number = fallback;
        if (Attributes.Get(_thread, exception, name) is not { } value) return false;
        if (value is PyNone) return true;
        if (!Number.TryIndexClampedOverflow(_thread, value, out var index)) return false;
        number = index;
        return true;
    }

    // Offsets count characters and the lengths bytes, as in CPython; there is no margin even in a group.
    private bool TryPrintSource(byte[] text, long offset, long endOffset)
    {
        var marks = endOffset > 0 && endOffset > offset ? endOffset - offset : 1;
        offset--;
        var start = 0;
        while (start < text.Length && text[start] is (byte)' ' or (byte)'\t' or (byte)'\f')
        {
            start++;
            offset--;
        }
        var end = text.Length;
        if (end > start && text[end - 1] == '\n') end--;
        if (offset > end - start) offset = end - start;
        while (text.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var newline && newline < offset)
        {
            start += newline + 1;
            offset -= newline + 1;
        }
        _ = Utf8.TryDecode(text.AsSpan(start), ErrorHandler.Replace, out var shown, out _);
        var hasEnd = end < text.Length && text[end] == '\n';
        if (!_output.TryWrite(_thread, "    ") || !_output.TryWrite(_thread, PyStr.From(shown)) || (!hasEnd && !_output.TryWrite(_thread, "\n"))) return false;
        if (offset < 0) return true;
        if (!_thread.TryChargeWork(offset + marks) || !_thread.TryReserve(2 * (offset + marks))) return false;
        return _output.TryWrite(_thread, $"    {new string(' ', (int)offset)}{new string('^', (int)Math.Min(marks, int.MaxValue / 4))}\n");
    }
}
