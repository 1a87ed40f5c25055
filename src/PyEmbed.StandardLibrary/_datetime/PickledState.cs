using PyEmbed.Core.Encodings;

namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary>The bytes in which pickles hold dates and times, as the first argument of the class.</summary>
internal static class PickledState
{
    /// <summary>
    /// Whether an argument is such a state: bytes, or the str that Python 2's bytes were loaded as, of the length, with one byte within limits, its first bit apart, which may be a fold.
    /// </summary>
    public static bool Is(PyObject argument, int length, int place, int least, int most, bool hasFold)
    {
        int value;
        if (argument is PyBytes bytes && bytes.Bytes.Length == length) value = bytes.Bytes[place];
        else if (argument is PyStr text && text.Length == length) value = text[place];
        else return false;
        if (hasFold) value &= 0x7F;
        return value >= least && value <= most;
    }

    /// <summary>The bytes. Null: an error is set.</summary>
    public static PyBytes? Bytes(PyThreadState thread, PyObject state, string kind)
    {
        if (state is PyBytes bytes) return bytes;
        if (CodecCalls.Encode(thread, (PyStr)state, StandardEncoding.Latin1, null) is { } encoded) return encoded;
        if (!thread.ClearErrorIf(PyExceptions.UnicodeEncodeError)) return null;
        _ = PyErr.ValueError($"Failed to encode latin1 string when unpickling a {kind} object. pickle.load(data, encoding='latin1') is assumed.");
        return null;
    }

    /// <summary>The zone behind the bytes. False: TypeError is set.</summary>
    public static bool TryZone(ReadOnlySpan<PyObject> args, int count, out PyTzInfo? zone)
    {
        zone = count > 1 ? args[1] as PyTzInfo : null;
        return count < 2 || zone is not null || args[1] is PyNone || PyErr.TypeError("bad tzinfo state arg");
    }

    /// <summary>What <c>__reduce__</c> gives: the class, and the arguments that make an equal object.</summary>
    public static PyObject Reduced(PyObject self, byte[] state, PyTzInfo? zone)
    {
        var bytes = PyBytes.Adopt(state);
        return PyTuple.Of(self.Type, zone is null ? PyTuple.Of(bytes) : PyTuple.Of(bytes, zone));
    }

    /// <summary>The hash of the bytes, as CPython has it.</summary>
    public static long Hash(PyThreadState thread, ReadOnlySpan<byte> state)
    {
        var hash = -1L;
        return thread.Hashes.OfBytes(state, ref hash, -1);
    }
}
