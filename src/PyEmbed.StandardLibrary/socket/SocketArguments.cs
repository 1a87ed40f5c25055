using System.Net;
using System.Net.Sockets;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Sockets;

/// <summary>Reads addresses and timeouts that scripts give.</summary>
internal static class SocketArguments
{
    private const int LongestUnixPath = 107;
    private const double LongestSeconds = 9223372036.0;

    /// <summary>A timeout in seconds; null for None. False: an error is set.</summary>
    [MustCheck]
    public static bool TryTimeout(PyThreadState thread, PyObject value, out TimeSpan? timeout)
    {
        timeout = null;
        if (value is PyNone) return true;
        if (!Number.TryToDouble(thread, value, out var seconds))
            return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError($"'{value.Type.NameInMessages}' object cannot be interpreted as an integer");
        if (double.IsNaN(seconds)) return PyErr.ValueError("Invalid value NaN (not a number)");
        if (seconds < 0) return PyErr.ValueError("Timeout value out of range");
        if (seconds > LongestSeconds) return PyErr.OverflowError("timestamp too large to convert to C _PyTime_t");
        timeout = TimeSpan.FromTicks((long)Math.Ceiling(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    /// <summary>An address of a family. Null: an error is set.</summary>
    public static SocketAddress? Address(PyThreadState thread, int family, PyObject value, string caller)
    {
        switch (family)
        {
            case SocketNumbers.Unix:
                return UnixAddress(thread, value);
            case SocketNumbers.Inet or SocketNumbers.Inet6:
                var name = family == SocketNumbers.Inet ? "AF_INET" : "AF_INET6";
                if (value is not PyTuple tuple)
                {
                    _ = PyErr.TypeError($"{caller}(): {name} address must be tuple, not {value.Type.NameInMessages}");
                    return null;
                }
                if (family == SocketNumbers.Inet ? tuple.Count != 2 : tuple.Count is < 2 or > 4)
                {
                    _ = PyErr.TypeError(family == SocketNumbers.Inet ? "AF_INET address must be a pair (host, port)" : "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
                    return null;
                }
                if (Host(thread, tuple[0]) is not { } host || !TryInt(thread, tuple[1], out var port)) return null;
                long scope = 0;
                if (tuple.Count == 4 && !TryInt(thread, tuple[3], out scope)) return null;
                if (HostLookup.Find(thread, host, family) is not { } address) return null;
                if (port is < 0 or > 65535)
                {
                    _ = PyErr.OverflowError($"{caller}(): port must be 0-65535.");
                    return null;
                }
                if (tuple.Count >= 3)
                {
                    if (!TryInt(thread, tuple[2], out var flow)) return null;
                    if (flow is < 0 or > 0xFFFFF)
                    {
                        _ = PyErr.OverflowError($"{caller}(): flowinfo must be 0-1048575.");
                        return null;
                    }
                }
                if (scope > 0) address = new IPAddress(address.GetAddressBytes(), scope);
                return new SocketAddress(new IPEndPoint(address, (int)port));
            default:
                _ = PyErr.Set(PyExceptions.OSError, $"{caller}(): bad family");
                return null;
        }
    }

    /// <summary>A host's name or address as text. Null: an error is set.</summary>
    public static string? Host(PyThreadState thread, PyObject value)
    {
        switch (value)
        {
            case PyStr text when text.IsAsciiText:
                return text.ToString();
            case PyStr text:
                if (Calls.CallMethod(thread, text, PyStr.FromName("encode"), PyStr.FromName("idna")) is not PyBytes encoded) return null;
                return System.Text.Encoding.Latin1.GetString(encoded.Bytes);
            case PyBytes or PyByteArray:
                if (!VM.Modules.BytesLike.TryRead(thread, value, out var bytes)) return null;
                return System.Text.Encoding.Latin1.GetString(bytes);
            default:
                _ = PyErr.TypeError($"str, bytes or bytearray expected, not {value.Type.NameInMessages}");
                return null;
        }
    }

    private static bool TryInt(PyThreadState thread, PyObject value, out long number)
    {
        number = 0;
        if (!value.Type.Defines(Slot.Index)) return PyErr.TypeError($"'{value.Type.NameInMessages}' object cannot be interpreted as an integer");
        if (!Number.TryIndex(thread, value, PyExceptions.OverflowError, out var index)) return false;
        number = index;
        return true;
    }

    private static SocketAddress? UnixAddress(PyThreadState thread, PyObject value)
    {
        byte[] bytes;
        if (value is PyStr text)
        {
            if (!Core.Encodings.Utf8.TryEncode(text.Text, Core.Encodings.ErrorHandler.SurrogateEscape, out bytes, out _))
            {
                _ = PyErr.ValueError("the path of the socket cannot be encoded");
                return null;
            }
        }
        else if (!VM.Modules.BytesLike.TryRead(thread, value, out bytes)) return null;
        if (bytes.Length > (bytes is [0, ..] ? LongestUnixPath + 1 : LongestUnixPath))
        {
            _ = PyErr.Set(PyExceptions.OSError, "AF_UNIX path too long");
            return null;
        }
        if (bytes.Length == 0) return SocketAddress.Nameless;
        if (bytes[0] != 0 && Array.IndexOf(bytes, (byte)0) >= 0)
        {
            _ = PyErr.ValueError("embedded null byte");
            return null;
        }
        return new SocketAddress(new LocalEndPoint(bytes));
    }
}
