using PyEmbed.Core.Text;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>Collects text whose length is not known; what it takes is charged to the run's memory.</summary>
internal sealed class TextCollector
{
    private readonly PythonTextBuilder _builder = new();

    public int Length => _builder.Length;

    [MustCheck]
    public bool TryAppend(PyThreadState thread, PythonText text, int start, int count)
    {
        if (_builder.Length + (long)count > PyStr.MaxLength) return PyErr.MemoryError();
        if (!thread.TryChargeWork(count >> 3) || !thread.TryReserve((text.IsNarrow ? 2L : 4L) * (_builder.Length + count))) return false;
        if (text.IsNarrow) _builder.AppendCodeUnits(text.Narrow.AsSpan(start, count));
        else if (start == 0 && count == text.Length) _builder.Append(text);
        else foreach (var c in text.Wide.Slice(start, count)) _builder.Append(c);
        return true;
    }

    public PyStr ToStr() => PyStr.From(_builder.ToText());
}
