using System.Globalization;
using PyEmbed.Core.Numbers;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Json;

/// <summary>Writes one value, with all in it, as JSON.</summary>
internal sealed class JsonWriter(PyThreadState thread, JsonEncoding encoding)
{
    private readonly JsonText _text = new(thread);

    public PyStr ToStr() => _text.ToStr();

    /// <summary>False: an error is set.</summary>
    [MustCheck]
    public bool TryWrite(PyObject value)
    {
        if (!thread.TryChargeWork(1)) return false;
        switch (value)
        {
            case PyStr text:
                return TryWriteString(text);
            case PyBool flag:
                _text.Append(ReferenceEquals(flag, PyBool.True) ? "true" : "false");
                return _text.TryCheck();
            case PyInt small:
                Span<char> digits = stackalloc char[20];
                _ = small.Value.TryFormat(digits, out var count, provider: CultureInfo.InvariantCulture);
                _text.Append(digits[..count]);
                return _text.TryCheck();
            case PyBigInt:
                if (!PyInt.TryToText(thread, value, out var number)) return false;
                _text.Append(number);
                return _text.TryCheck();
            case PyFloat real:
                if (FloatTextOf(real.Value) is not { } shown) return false;
                _text.Append(shown);
                return _text.TryCheck();
            case PyNone:
                _text.Append("null");
                return _text.TryCheck();
            case PyDict or PyList or PyTuple:
                if (!thread.TryEnterRecursion(" while encoding a JSON object")) return false;
                var isWritten = value is PyDict entries ? TryWriteDict(entries) : TryWriteItems(value);
                thread.LeaveRecursion();
                return isWritten;
            default:
                return TryWriteOther(value);
        }
    }

    private bool TryWriteString(PyStr text)
    {
        if (encoding.Quoting != JsonQuoting.Custom) return _text.TryAppendQuoted(text, encoding.Quoting);
        if (Calls.Call1(thread, encoding.Encoder, text) is not { } encoded) return false;
        return encoded is PyStr made ? _text.TryAppend(made) : PyErr.TypeError($"encoder() must return a string, not {encoded.Type.NameInMessages}");
    }

    private string? FloatTextOf(double value)
    {
        if (double.IsFinite(value)) return FloatText.Repr(value);
        if (encoding.AllowNan) return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        _ = PyErr.ValueError("Out of range float values are not JSON compliant");
        return null;
    }

    private bool TryWriteItems(PyObject sequence)
    {
        // A subclass may iterate over something else.
        if (sequence.GetType() != typeof(PyList) && sequence.GetType() != typeof(PyTuple))
        {
            if (Iteration.ToList(thread, sequence) is { } copy) return TryWriteItems(sequence, copy, null);
            return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError("_iterencode_list needs a sequence");
        }
        return TryWriteItems(sequence, sequence as PyList, sequence as PyTuple);
    }

    private bool TryWriteItems(PyObject sequence, PyList? list, PyTuple? tuple)
    {
        if ((list?.Count ?? tuple!.Count) == 0)
        {
            _text.Append("[]");
            return true;
        }
        if (!TryMark(sequence)) return false;
        _text.Append("[");
        // What default() does may change the list.
        for (var i = 0; i < (list?.Count ?? tuple!.Count); i++)
            if (i > 0 && !_text.TryAppend(encoding.ItemSeparator) || !TryWrite(list is null ? tuple![i] : list[i])) return false;
        _text.Append("]");
        Unmark(sequence);
        return _text.TryCheck();
    }

    private bool TryWriteDict(PyDict entries)
    {
        if (entries.Count == 0)
        {
            _text.Append("{}");
            return true;
        }
        if (!TryMark(entries)) return false;
        _text.Append("{");
        var isFirst = true;
        if (!encoding.SortKeys && entries.GetType() == typeof(PyDict))
        {
            if (!thread.TryReserve(entries.Count * 16L)) return false;
            // A copy: what default() does may change the dict.
            var pairs = new (PyObject Key, PyObject Value)[entries.Count];
            var (position, count) = (0, 0);
            while (entries.NextEntry(ref position, out var key, out var value)) pairs[count++] = (key, value);
            foreach (var (key, value) in pairs)
                if (!TryWriteEntry(key, value, ref isFirst)) return false;
        }
        else
        {
            if (Items(entries) is not { } items || encoding.SortKeys && !ListSort.Run(thread, items, null, false)) return false;
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is not PyTuple { Count: 2 } pair) return PyErr.ValueError("items must return 2-tuples");
                if (!TryWriteEntry(pair[0], pair[1], ref isFirst)) return false;
            }
        }
        _text.Append("}");
        Unmark(entries);
        return _text.TryCheck();
    }

    // PyMapping_Items: the entries themselves of a dict, what its items() gives of a subclass.
    private PyList? Items(PyDict entries)
    {
        if (entries.GetType() != typeof(PyDict))
        {
            if (Calls.CallMethod(thread, entries, JsonNames.Items) is not { } given) return null;
            if (given.GetType() == typeof(PyList)) return (PyList)given;
            if (Iteration.GetIter(thread, given) is { } iterator) return Iteration.ToList(thread, iterator);
            if (thread.ClearErrorIf(PyExceptions.TypeError)) _ = PyErr.TypeError($"{entries.Type.NameInMessages}.items() returned a non-iterable (type {given.Type.NameInMessages})");
            return null;
        }
        var items = new PyList();
        var position = 0;
        while (entries.NextEntry(ref position, out var key, out var value))
            if (!items.TryAppend(thread, PyTuple.Of(key, value))) return null;
        return items;
    }

    private bool TryWriteEntry(PyObject key, PyObject value, ref bool isFirst)
    {
        var text = key as PyStr;
        if (text is null)
        {
            string? name = null;
            switch (key)
            {
                case PyFloat real:
                    name = FloatTextOf(real.Value);
                    if (name is null) return false;
                    break;
                case PyBool:
                    name = ReferenceEquals(key, PyBool.True) ? "true" : "false";
                    break;
                case PyNone:
                    name = "null";
                    break;
                case PyInt or PyBigInt:
                    if (!PyInt.TryToText(thread, key, out name)) return false;
                    break;
            }
            if (name is null)
                return encoding.SkipKeys || PyErr.TypeError($"keys must be str, int, float, bool or None, not {key.Type.NameInMessages}");
            text = PyStr.FromUtf16(name);
        }
        if (!isFirst && !_text.TryAppend(encoding.ItemSeparator)) return false;
        isFirst = false;
        return TryWriteString(text) && _text.TryAppend(encoding.KeySeparator) && TryWrite(value);
    }

    // What default() makes of it.
    private bool TryWriteOther(PyObject value)
    {
        if (!TryMark(value)) return false;
        if (Calls.Call1(thread, encoding.Default, value) is not { } other) return false;
        if (!thread.TryEnterRecursion(" while encoding a JSON object")) return false;
        var isWritten = TryWrite(other);
        thread.LeaveRecursion();
        if (isWritten) Unmark(value);
        return isWritten;
    }

    // What is being written is remembered, so that an object inside itself is found. After an error it stays so, as CPython's markers do.
    private bool TryMark(PyObject value)
    {
        if (encoding.Open is not { } open || open.Add(value)) return true;
        return PyErr.ValueError("Circular reference detected");
    }

    private void Unmark(PyObject value) => encoding.Open?.Remove(value);
}
