using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Sockets;

/// <summary>Python's module <c>_socket</c>, below <c>socket</c>: sockets of the network that the engine was granted.</summary>
[PyModule("_socket", Doc = "Sockets of the network that the host grants; socket is the module to import.")]
internal sealed partial class SocketModule
{
    [PyConstant("has_ipv6")] public const bool HasIPv6 = true;

    [PyConstant("error")] internal static PyType Error => PyExceptions.OSError;
    [PyConstant("timeout")] internal static PyType TimeoutError => PyExceptions.TimeoutError;
    [PyConstant("herror")] internal static PyType HostError => SocketState.Of(PyThreadState.Current).HostError(PyThreadState.Current);
    [PyConstant("gaierror")] internal static PyType AddressError => SocketState.Of(PyThreadState.Current).AddressError(PyThreadState.Current);
    [PyConstant("socket")] internal static PyType SocketClass => PySocket.BuiltinType;
    [PyConstant("SocketType")] internal static PyType SocketTypeClass => PySocket.BuiltinType;

    [PyFunction("socketpair(family=-1, type=1, proto=0, /)", NoTextSignature = true, Doc = "Two sockets that are connected to each other and lead nowhere else.")]
    internal static PyObject? SocketPair(PyThreadState thread, int family, int type, int proto)
    {
        if (family is not (-1 or SocketNumbers.Unix)) return SocketState.Fail(family is SocketNumbers.Inet or SocketNumbers.Inet6 ? SocketNumbers.NotSupported : SocketNumbers.NoAddressFamily);
        type &= ~(SocketNumbers.NonBlocking | SocketNumbers.CloseOnExec);
        if (type is not (SocketNumbers.Stream or SocketNumbers.Datagram or SocketNumbers.SequencedPacket)) return SocketState.Fail(94);
        var (first, second) = MakePair(thread, type, proto);
        var descriptors = thread.Interpreter.Descriptors;
        int one = descriptors.Add(first), two = descriptors.Add(second);
        if (one >= 0 && two >= 0) return PyTuple.Of(PySocket.Wrap(thread, one, first), PySocket.Wrap(thread, two, second));
        if (one >= 0) _ = descriptors.Close(one);
        return FileErrors.Set(FileError.TooManyOpenFiles);
    }

    // With the machine's processes, which may be given one end, they are the machine's.
    private static (SocketFile First, SocketFile Second) MakePair(PyThreadState thread, int type, int protocol)
    {
        if (thread.Interpreter.Processes is { } processes && processes.OpenSocketPair(type, out var one, out var two) == FileError.None)
            return (new SystemSocketFile(one!, SocketNumbers.Unix, type, protocol), new SystemSocketFile(two!, SocketNumbers.Unix, type, protocol));
        return PairSocketFile.Make(type, protocol);
    }

    [PyFunction("CMSG_LEN(length, /)", NoTextSignature = true, Doc = "The length of an item of ancillary data with so many bytes.")]
    internal static PyObject? AncillaryLength(nint length) => length is < 0 or > int.MaxValue - AncillaryHeader ? PyErr.OverflowError("CMSG_LEN() argument out of range") : PyInt.From(length + AncillaryHeader);

    [PyFunction("CMSG_SPACE(length, /)", NoTextSignature = true, Doc = "The room that an item of ancillary data with so many bytes takes.")]
    internal static PyObject? AncillarySpace(nint length) => length is < 0 or > int.MaxValue - AncillaryHeader - 7 ? PyErr.OverflowError("CMSG_SPACE() argument out of range") : PyInt.From((length + 7 & ~7) + AncillaryHeader);

    private const int AncillaryHeader = 16;

    [PyFunction("close(fd, /)", NoTextSignature = true, Doc = "Close a socket by its descriptor.")]
    internal static PyObject? Close(PyThreadState thread, int fd)
    {
        var error = thread.Interpreter.Descriptors.Close(fd);
        return error == FileError.None ? PyNone.Instance : FileErrors.Set(error);
    }

    [PyFunction("dup(fd, /)", NoTextSignature = true, Doc = "Another descriptor for the same socket.")]
    internal static PyObject? Duplicate(PyThreadState thread, int fd)
    {
        if (!thread.Interpreter.Descriptors.TryGet(fd, out var open)) return FileErrors.Set(FileError.BadDescriptor);
        if (open is not SocketFile file) return SocketState.Fail(SocketNumbers.NotASocket);
        var made = file.Duplicate();
        var number = thread.Interpreter.Descriptors.Add(made);
        if (number >= 0) return PyInt.From(number);
        made.Dispose();
        return FileErrors.Set(FileError.TooManyOpenFiles);
    }

    [PyFunction("getdefaulttimeout()", NoTextSignature = true, Doc = "The timeout of new sockets.")]
    internal static PyObject GetDefaultTimeout(PyThreadState thread) => SocketState.Of(thread).DefaultTimeout is { } time ? PyFloat.From(time.TotalSeconds) : PyNone.Instance;

    [PyFunction("setdefaulttimeout(timeout, /)", NoTextSignature = true, Doc = "Set the timeout of new sockets.")]
    internal static PyObject? SetDefaultTimeout(PyThreadState thread, PyObject timeout)
    {
        if (!SocketArguments.TryTimeout(thread, timeout, out var time)) return null;
        SocketState.Of(thread).DefaultTimeout = time;
        return PyNone.Instance;
    }

    [PyFunction("htons(x, /)", NoTextSignature = true, Doc = "16 bits from the machine's order to the network's.")]
    internal static PyObject? HostToNetwork16(PyThreadState thread, PyObject x) => Swap16(thread, x, "htons");

    [PyFunction("ntohs(x, /)", NoTextSignature = true, Doc = "16 bits from the network's order to the machine's.")]
    internal static PyObject? NetworkToHost16(PyThreadState thread, PyObject x) => Swap16(thread, x, "ntohs");

    [PyFunction("htonl(x, /)", NoTextSignature = true, Doc = "32 bits from the machine's order to the network's.")]
    internal static PyObject? HostToNetwork32(PyThreadState thread, PyObject x) => Swap32(x);

    [PyFunction("ntohl(x, /)", NoTextSignature = true, Doc = "32 bits from the network's order to the machine's.")]
    internal static PyObject? NetworkToHost32(PyThreadState thread, PyObject x) => Swap32(x);

    private static PyObject? Swap16(PyThreadState thread, PyObject x, string name)
    {
        if (!x.Type.Defines(Slot.Index)) return PyErr.TypeError($"'{x.Type.NameInMessages}' object cannot be interpreted as an integer");
        if (!Number.TryIndex(thread, x, PyExceptions.OverflowError, out var number)) return null;
        if (number < 0) return PyErr.OverflowError($"{name}: can't convert negative Python int to C 16-bit unsigned integer");
        if (number > ushort.MaxValue) return PyErr.OverflowError($"{name}: Python int too large to convert to C 16-bit unsigned integer");
        return PyInt.From(BinaryPrimitives.ReverseEndianness((ushort)number));
    }

    private static PyObject? Swap32(PyObject x)
    {
        if (!PyInt.TryGetValue(x, out System.Numerics.BigInteger number)) return PyErr.TypeError($"expected int, {x.Type.NameInMessages} found");
        if (number.Sign < 0) return PyErr.OverflowError("can't convert negative value to unsigned int");
        if (number > uint.MaxValue) return PyErr.OverflowError(number > ulong.MaxValue ? "Python int too large to convert to C unsigned long" : "int larger than 32 bits");
        return PyInt.From(BinaryPrimitives.ReverseEndianness((uint)number));
    }

    [PyFunction("inet_aton(string, /)", NoTextSignature = true, Doc = "An IPv4 address as four bytes.")]
    internal static PyObject? InetToBytes(string @string) =>
        HostLookup.ParseInet(@string) is { } bytes ? PyBytes.Adopt(bytes) : PyErr.Set(PyExceptions.OSError, "illegal IP address string passed to inet_aton");

    [PyFunction("inet_ntoa(packed, /)", NoTextSignature = true, Doc = "The text of four bytes of an IPv4 address.")]
    internal static PyObject? BytesToInet(PyThreadState thread, PyObject packed)
    {
        if (!VM.Modules.BytesLike.TryRead(thread, packed, out var bytes)) return null;
        return bytes.Length == 4 ? SocketAddress.Text(new IPAddress(bytes)) : PyErr.Set(PyExceptions.OSError, "packed IP wrong length for inet_ntoa");
    }

    [PyFunction("inet_pton(family, string, /)", NoTextSignature = true, Doc = "An address as bytes.")]
    internal static PyObject? TextToBytes(int family, string @string)
    {
        if (family is not (SocketNumbers.Inet or SocketNumbers.Inet6)) return SocketState.Fail(SocketNumbers.NoAddressFamily);
        // Here an IPv4 address has four decimal numbers without zeros in front, and an IPv6 one no scope.
        var address = @string.Contains('%') ? null : HostLookup.Parse(@string);
        var isPlain = address is not null && HostLookup.FamilyOf(address) == family && (family == SocketNumbers.Inet6 || address.ToString() == @string);
        return isPlain ? PyBytes.Adopt(address!.GetAddressBytes()) : PyErr.Set(PyExceptions.OSError, "illegal IP address string passed to inet_pton");
    }

    [PyFunction("inet_ntop(family, packed, /)", NoTextSignature = true, Doc = "The text of the bytes of an address.")]
    internal static PyObject? BytesToText(PyThreadState thread, int family, PyObject packed)
    {
        if (!VM.Modules.BytesLike.TryRead(thread, packed, out var bytes)) return null;
        if (family is not (SocketNumbers.Inet or SocketNumbers.Inet6)) return PyErr.ValueError($"unknown address family {family}");
        return bytes.Length == (family == SocketNumbers.Inet ? 4 : 16) ? SocketAddress.Text(new IPAddress(bytes)) : PyErr.ValueError("invalid length of packed IP address string");
    }

    [PyFunction("getservbyname(name, protocol=<unrepresentable>, /)", NoTextSignature = true, Doc = "The port of a service.")]
    internal static PyObject? PortOfService(string name, PyStr? protocol) =>
        HostLookup.PortOf(name, protocol?.ToString()) is { } port ? PyInt.From(port) : PyErr.Set(PyExceptions.OSError, "service/proto not found");

    [PyFunction("getservbyport(port, protocol=<unrepresentable>, /)", NoTextSignature = true, Doc = "The service of a port.")]
    internal static PyObject? ServiceOfPort(int port, PyStr? protocol)
    {
        if (port is < 0 or > 65535) return PyErr.OverflowError("getservbyport: port must be 0-65535.");
        return HostLookup.ServiceOf(port, protocol?.ToString()) is { } name ? PyStr.FromUtf16(name) : PyErr.Set(PyExceptions.OSError, "port/proto not found");
    }

    [PyFunction("getprotobyname(name, /)", NoTextSignature = true, Doc = "The number of a protocol.")]
    internal static PyObject? ProtocolOfName(string name) => name switch
    {
        "ip" => PyInt.From(0),
        "icmp" => PyInt.From(1),
        "tcp" => PyInt.From(SocketNumbers.Tcp),
        "udp" => PyInt.From(SocketNumbers.Udp),
        "ipv6" => PyInt.From(41),
        "ipv6-icmp" => PyInt.From(58),
        _ => PyErr.Set(PyExceptions.OSError, "protocol not found"),
    };
}
