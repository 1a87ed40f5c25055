using PyEmbed.VM.Objects;

namespace PyEmbed.VM;

internal sealed partial class ExceptionPrinter
{
    // The group itself, then each of its exceptions in a box. PEP 654.
    private bool TryPrintGroup(PyBaseExceptionGroup group)
    {
        if (_depth > DeepestGroup) return _output.TryWrite(_thread, $"{Margin}... (max_group_depth is {DeepestGroup})\n");
        if (_depth == 0) _depth++;
        if (!TryPrintOne(group)) return false;
        var count = group.Exceptions.Count;
        var shown = count <= MostGroupItems ? count : MostGroupItems + 1;
        _needsClose = false;
        for (var i = 0; i < shown; i++)
        {
            var isLast = i == shown - 1;
            // An inner group may draw the closing line for this one.
            if (isLast) _needsClose = true;
            var isCut = i >= MostGroupItems;
            if (!_output.TryWrite(_thread, $"{Indent}{(i == 0 ? "+-" : "  ")}+---------------- {(isCut ? "..." : i + 1)} ----------------\n")) return false;
            _depth++;
            if (!isCut)
            {
                if (!_thread.TryEnterRecursion(" in print_exception_group")) return false;
                var isPrinted = TryPrintAll(group.Exceptions[i]);
                _thread.LeaveRecursion();
                if (!isPrinted) return false;
            }
            else
            {
                var rest = count - MostGroupItems;
                if (!_output.TryWrite(_thread, $"{Margin}and {rest} more exception{(rest > 1 ? "s" : "")}\n")) return false;
            }
            if (isLast && _needsClose)
            {
                if (!_output.TryWrite(_thread, Indent + "+------------------------------------\n")) return false;
                _needsClose = false;
            }
            _depth--;
        }
        if (_depth == 1) _depth = 0;
        return true;
    }
}
