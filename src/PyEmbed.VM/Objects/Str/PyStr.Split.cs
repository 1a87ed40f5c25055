using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary>Taking text apart and putting it together.</summary>
public partial class PyStr
{
    [PyMethod("split(self, /, sep=None, maxsplit=-1)", Doc = "The words of the text, between separators or runs of white space; at most maxsplit splits are made.")]
    internal PyObject? Split(PyThreadState thread, PyObject? sep, nint maxsplit)
    {
        if (sep is null or PyNone)
        {
            return _isNarrow ? SpanSplit.SplitAtSpace(thread, NarrowSpan, maxsplit, new NarrowPieces(this)) : SpanSplit.SplitAtSpace(thread, WideSpan, maxsplit, new WidePieces(this));
        }
        if (sep is not PyStr separator) return PyErr.TypeError($"must be str or None, not {sep.Type.NameInMessages}");
        if (!_isNarrow) return SpanSplit.Split(thread, WideSpan, separator.Widened, maxsplit, new WidePieces(this));
        return separator._isNarrow ? SpanSplit.Split(thread, NarrowSpan, separator.NarrowSpan, maxsplit, new NarrowPieces(this)) : ListOf(AsExact());
    }

    [PyMethod("rsplit(self, /, sep=None, maxsplit=-1)", Doc = "As split(), but splits are made from the end.")]
    internal PyObject? SplitFromEnd(PyThreadState thread, PyObject? sep, nint maxsplit)
    {
        if (sep is null or PyNone)
        {
            return _isNarrow
                ? SpanSplit.SplitAtSpaceFromEnd(thread, NarrowSpan, maxsplit, new NarrowPieces(this))
                : SpanSplit.SplitAtSpaceFromEnd(thread, WideSpan, maxsplit, new WidePieces(this));
        }
        if (sep is not PyStr separator) return PyErr.TypeError($"must be str or None, not {sep.Type.NameInMessages}");
        if (!_isNarrow) return SpanSplit.SplitFromEnd(thread, WideSpan, separator.Widened, maxsplit, new WidePieces(this));
        return separator._isNarrow ? SpanSplit.SplitFromEnd(thread, NarrowSpan, separator.NarrowSpan, maxsplit, new NarrowPieces(this)) : ListOf(AsExact());
    }

    [PyMethod("splitlines(self, /, keepends=False)", Doc = "The lines of the text, without their ends unless keepends.")]
    internal PyObject? SplitLines(PyThreadState thread, [AsInt] bool keepends) => _isNarrow
        ? SpanSplit.SplitLines(thread, NarrowSpan, keepends, new NarrowPieces(this))
        : SpanSplit.SplitLines(thread, WideSpan, keepends, new WidePieces(this));

    [PyMethod("partition(self, sep, /)", Doc = "What stands before the first separator, the separator, what stands behind it; without it the text and two empty strings.")]
    internal PyObject? Partition(PyThreadState thread, PyObject sep)
    {
        if (sep is not PyStr separator) return MustBeStr(sep);
        if (separator._length == 0) return PyErr.ValueError("empty separator");
        if (!thread.TryChargeWork(_length)) return null;
        var index = IndexOf(separator, 0, _length);
        return index < 0 ? PyTuple.Of(AsExact(), Empty, Empty) : PartitionAt(index, separator);
    }

    [PyMethod("rpartition(self, sep, /)", Doc = "As partition(), at the last separator; without it two empty strings and the text.")]
    internal PyObject? PartitionLast(PyThreadState thread, PyObject sep)
    {
        if (sep is not PyStr separator) return MustBeStr(sep);
        if (separator._length == 0) return PyErr.ValueError("empty separator");
        if (!thread.TryChargeWork(_length)) return null;
        var index = LastIndexOf(separator, 0, _length);
        return index < 0 ? PyTuple.Of(Empty, Empty, AsExact()) : PartitionAt(index, separator);
    }

    private PyTuple PartitionAt(int index, PyStr separator)
    {
        var rest = index + separator._length;
        return PyTuple.Of(Substring(0, index), separator, Substring(rest, _length - rest));
    }

    [PyMethod("strip(self, chars=None, /)", Doc = "The text without white space, or the given characters, at both ends.")]
    internal PyObject? Strip(PyThreadState thread, PyObject? chars) => Stripped(thread, chars, StripEnds.Both, "strip");

    [PyMethod("lstrip(self, chars=None, /)", Doc = "The text without white space, or the given characters, at its start.")]
    internal PyObject? StripLeft(PyThreadState thread, PyObject? chars) => Stripped(thread, chars, StripEnds.Left, "lstrip");

    [PyMethod("rstrip(self, chars=None, /)", Doc = "The text without white space, or the given characters, at its end.")]
    internal PyObject? StripRight(PyThreadState thread, PyObject? chars) => Stripped(thread, chars, StripEnds.Right, "rstrip");

    private PyObject? Stripped(PyThreadState thread, PyObject? chars, StripEnds ends, string name)
    {
        int start, length;
        if (chars is null or PyNone)
        {
            if (!thread.TryChargeWork(_length)) return null;
            (start, length) = _isNarrow ? SpanSplit.Strip(NarrowSpan, ends, new NarrowPieces(this)) : SpanSplit.Strip(WideSpan, ends, new WidePieces(this));
            return Substring(start, length);
        }
        if (chars is not PyStr units) return PyErr.TypeError($"{name} arg must be None or str");
        // Each character looks through all of chars, sixteen at a time.
        if (!thread.TryChargeWork(_length * (1 + (long)units._length / 16))) return null;
        (start, length) = !_isNarrow ? SpanSplit.Strip(WideSpan, units.Widened, ends)
            : units._isNarrow ? SpanSplit.Strip(NarrowSpan, units.NarrowSpan, ends)
            : StripNarrowByWide(units.WideSpan, ends);
        return Substring(start, length);
    }

    private (int Start, int Length) StripNarrowByWide(ReadOnlySpan<int> units, StripEnds ends) => SpanSplit.Strip(Widened, units, ends);

    [PyMethod("join(self, iterable, /)", Doc = "All strings of the iterable one after the other, with this one between them.")]
    internal PyObject? Join(PyThreadState thread, PyObject iterable)
    {
        ReadOnlySpan<PyObject> items;
        switch (iterable)
        {
            case PyList list when iterable.GetType() == typeof(PyList):
                items = list.Items;
                break;
            case PyTuple tuple when iterable.GetType() == typeof(PyTuple):
                items = tuple.Items;
                break;
            default:
                if (Iteration.GetIter(thread, iterable) is not { } iterator)
                {
                    return thread.ClearErrorIf(PyExceptions.TypeError) ? PyErr.TypeError("can only join an iterable") : null;
                }
                var collected = new PyList();
                if (!Iteration.TryExtend(thread, collected, iterator)) return null;
                items = collected.Items;
                break;
        }
        return Join(thread, items);
    }

    /// <summary>The items, which must all be strs, with this text between them.</summary>
    [MustCheck]
    internal PyStr? Join(PyThreadState thread, ReadOnlySpan<PyObject> items)
    {
        if (items.Length == 0) return Empty;
        if (items.Length == 1 && items[0].GetType() == typeof(PyStr)) return (PyStr)items[0];
        var total = (long)_length * (items.Length - 1);
        var isNarrow = _isNarrow || items.Length == 1;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is not PyStr text) return PyErr.TypeError($"sequence item {i}: expected str instance, {items[i].Type.NameInMessages} found");
            total += text._length;
            isNarrow &= text._isNarrow;
        }
        if (total == 0) return Empty;
        if (!TryReserve(thread, total, isNarrow ? sizeof(char) : sizeof(int)) || !thread.TryChargeWork(total + items.Length)) return null;
        if (isNarrow) return JoinNarrow(items, (int)total);
        var wide = new int[total];
        var at = 0;
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                CopyTo(wide.AsSpan(at));
                at += _length;
            }
            var text = (PyStr)items[i];
            text.CopyTo(wide.AsSpan(at));
            at += text._length;
        }
        return FromOwnedWide(wide);
    }

    private PyStr JoinNarrow(ReadOnlySpan<PyObject> items, int total)
    {
        var made = NewString(total, out var chars);
        var separator = _isNarrow ? NarrowSpan : default;
        var at = 0;
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0 && separator.Length > 0)
            {
                if (separator.Length == 1) chars[at] = separator[0];
                else separator.CopyTo(chars[at..]);
                at += separator.Length;
            }
            var text = ((PyStr)items[i]).NarrowSpan;
            text.CopyTo(chars[at..]);
            at += text.Length;
        }
        return FromCodeUnits(made);
    }

    private static PyList ListOf(PyObject item) => PyList.Adopt([item]);
}
