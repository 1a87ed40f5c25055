namespace PyEmbed.StandardLibrary.Sre;

/// <summary>What is searched: the text of a str, or the bytes of a bytes-like object.</summary>
internal sealed class Subject
{
    private Subject(PyObject value, int length) => (Value, Length) = (value, length);

    public PyObject Value { get; }

    public int Length { get; }

    public string? Narrow { get; private init; }

    public int[]? Wide { get; private init; }

    public byte[]? Bytes { get; private init; }

    /// <summary>Null: TypeError is set, because the object cannot be searched with the pattern.</summary>
    [MustCheck]
    public static Subject? Of(PyThreadState thread, PyObject value, PyPattern pattern)
    {
        if (value is PyStr text)
        {
            if (pattern.IsOfBytes == true) return Fail("cannot use a bytes pattern on a string-like object");
            if (!text.IsNarrow && !thread.TryReserve(sizeof(int) * (long)text.Length)) return null;
            var content = text.Text;
            return new Subject(value, text.Length) { Narrow = content.IsNarrow ? content.Narrow : null, Wide = content.WideArray };
        }
        if (!IsBytesLike(value)) return Fail($"expected string or bytes-like object, got '{value.Type.NameInMessages}'");
        if (pattern.IsOfBytes == false) return Fail("cannot use a string pattern on a bytes-like object");
        if (value is PyBytes { Data: var data }) return new Subject(value, data.Length) { Bytes = data };
        if (!Buffers.TryGet(thread, value, out var lease)) return null;
        using (lease)
        {
            // A buffer may change while callbacks run; a match is against what was there at the beginning.
            if (!thread.TryReserve(lease.Length) || !thread.TryChargeWork(lease.Length / 64)) return null;
            return new Subject(value, lease.Length) { Bytes = lease.Bytes.ToArray() };
        }
    }

    private static Subject? Fail(string message)
    {
        _ = PyErr.TypeError(message);
        return null;
    }

    private static bool IsBytesLike(PyObject value) => value is PyBytes or IBufferExporter;

    /// <summary>A part of it: a str, or bytes.</summary>
    public PyObject? Slice(PyThreadState thread, int start, int end) => Slice(thread, Value, Bytes, start, end);

    /// <summary>A part of an object that was searched, as it is now.</summary>
    public static PyObject? Slice(PyThreadState thread, PyObject value, int start, int end)
    {
        if (value is PyStr || value is PyBytes) return Slice(thread, value, (value as PyBytes)?.Data, start, end);
        if (!Buffers.TryGet(thread, value, out var lease)) return null;
        using (lease)
        {
            start = Math.Min(start, lease.Length);
            end = Math.Min(end, lease.Length);
            return thread.TryReserve(end - start) ? PyBytes.Adopt(lease.Bytes[start..end].ToArray()) : null;
        }
    }

    private static PyObject? Slice(PyThreadState thread, PyObject value, byte[]? bytes, int start, int end)
    {
        if (bytes is not null)
        {
            if (start == 0 && end == bytes.Length && value.GetType() == typeof(PyBytes)) return value;
            return thread.TryReserve(end - start) ? PyBytes.Adopt(bytes[start..end]) : null;
        }
        var text = (PyStr)value;
        if (start == 0 && end == text.Length && value.GetType() == typeof(PyStr)) return value;
        return thread.TryReserve(sizeof(char) * (long)(end - start)) ? text.Substring(start, end - start) : null;
    }

    public PyObject Empty => Bytes is null ? PyStr.Empty : PyBytes.Empty;
}
