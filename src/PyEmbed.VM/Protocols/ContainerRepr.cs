using PyEmbed.Core.Text;

namespace PyEmbed.VM.Protocols;

/// <summary>Collects the <c>repr</c> of a container: brackets, and the <c>repr</c> of each item.</summary>
internal readonly struct ContainerRepr(PyThreadState thread)
{
    private readonly PythonTextBuilder _text = new(32);

    public void Append(string text) => _text.AppendCodeUnits(text);

    /// <summary>Appends <c>repr(item)</c>. False: an error is set.</summary>
    [MustCheck]
    public bool TryAppend(PyObject item) => Representation.Repr(thread, item) is { } repr && TryAppendText(repr);

    /// <summary>Appends a text, charged to the limits.</summary>
    [MustCheck]
    public bool TryAppendText(PyStr text)
    {
        if (!thread.TryChargeWork(1 + text.Length / 8) || !thread.TryReserve((long)text.Length * 4)) return false;
        if ((long)_text.Length + text.Length > Array.MaxLength / 2) return PyErr.MemoryError();
        _text.Append(text.Text);
        return true;
    }

    /// <summary>Appends the items, with commas between them.</summary>
    [MustCheck]
    public bool TryAppendAll(ReadOnlySpan<PyObject> items)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0) Append(", ");
            if (!TryAppend(items[i])) return false;
        }
        return true;
    }

    public PyStr ToStr() => PyStr.From(_text.ToText());
}
