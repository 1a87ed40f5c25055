using System.Net;
using System.Net.Sockets;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Sockets;

// Names of hosts.
internal sealed partial class SocketModule
{
    private static readonly (int Type, int Protocol)[] s_kinds = [(SocketNumbers.Stream, SocketNumbers.Tcp), (SocketNumbers.Datagram, SocketNumbers.Udp), (SocketNumbers.Raw, 0)];

    [PyFunction("gethostname()", NoTextSignature = true, Doc = "The name of this machine.")]
    internal static PyObject? HostName(PyThreadState thread) =>
        Auditing.Audit(thread, "socket.gethostname") && SocketState.Network(thread) is not null ? PyStr.FromUtf16(Dns.GetHostName()) : null;

    [PyFunction("getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)", NoTextSignature = true, Doc = "Addresses of a host and a service: (family, type, protocol, canonical name, address) of each.")]
    internal static PyObject? AddressInfo(PyThreadState thread, PyObject host, PyObject port, int family, int type, int proto, int flags)
    {
        string? name = null;
        if (host is not PyNone)
        {
            if (host is not (PyStr or PyBytes)) return PyErr.TypeError("getaddrinfo() argument 1 must be string or None");
            name = SocketArguments.Host(thread, host);
            if (name is null) return null;
        }
        if (!TryService(thread, port, proto, type, out var number, out var hasService)) return null;
        if (!Auditing.Audit(thread, "socket.getaddrinfo", host, port, PyInt.From(family), PyInt.From(type), PyInt.From(proto))) return null;
        if (family is not (0 or SocketNumbers.Inet or SocketNumbers.Inet6)) return HostLookup.Fail(thread, HostLookup.BadFamily);
        if (name is null && !hasService) return HostLookup.Fail(thread, HostLookup.NoName);
        if (Addresses(thread, name, family, flags) is not { } addresses) return null;
        var found = new List<PyObject>();
        foreach (var address in addresses)
        {
            foreach (var (kind, protocol) in s_kinds)
            {
                if (type != 0 && kind != type || proto != 0 && protocol != 0 && protocol != proto || kind == SocketNumbers.Raw && type == 0 && proto != 0) continue;
                var canonical = (flags & AddressInfoCanonname) != 0 && found.Count == 0 ? name ?? "" : "";
                found.Add(PyTuple.Of([PyInt.From(HostLookup.FamilyOf(address)), PyInt.From(kind), PyInt.From(protocol == 0 ? proto : protocol), PyStr.FromUtf16(canonical),
                    new SocketAddress(new IPEndPoint(address, number)).ToPython()]));
            }
        }
        return found.Count > 0 ? PyList.CopyOf([.. found]) : HostLookup.Fail(thread, HostLookup.BadSocketType);
    }

    private static IPAddress[]? Addresses(PyThreadState thread, string? name, int family, int flags)
    {
        if (name is null)
        {
            var isPassive = (flags & AddressInfoPassive) != 0;
            IPAddress four = isPassive ? IPAddress.Any : IPAddress.Loopback, six = isPassive ? IPAddress.IPv6Any : IPAddress.IPv6Loopback;
            return family switch { SocketNumbers.Inet => [four], SocketNumbers.Inet6 => [six], _ => isPassive ? [four, six] : [six, four] };
        }
        if ((flags & AddressInfoNumerichost) == 0 || HostLookup.Parse(name) is not null) return HostLookup.FindAll(thread, name, family);
        _ = HostLookup.Fail(thread, HostLookup.NoName);
        return null;
    }

    private static bool TryService(PyThreadState thread, PyObject service, int protocol, int type, out int port, out bool isGiven)
    {
        port = 0;
        isGiven = service is not PyNone;
        switch (service)
        {
            case PyNone:
                return true;
            case PyStr or PyBytes:
                var text = service is PyBytes bytes ? System.Text.Encoding.Latin1.GetString(bytes.Bytes) : service.ToString()!;
                if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out port)) return true;
                var of = protocol == SocketNumbers.Udp || type == SocketNumbers.Datagram ? "udp" : protocol == SocketNumbers.Tcp || type == SocketNumbers.Stream ? "tcp" : null;
                if (HostLookup.PortOf(text, of) is not { } known) return HostLookup.Fail(thread, HostLookup.NoService);
                port = known;
                return true;
            default:
                if (!service.Type.Defines(Slot.Index)) return PyErr.Set(PyExceptions.OSError, "Int or String expected");
                if (!Number.TryIndex(thread, service, PyExceptions.OverflowError, out var number)) return false;
                port = (int)(number & 0xFFFF);
                return true;
        }
    }

    [PyFunction("gethostbyname(host, /)", NoTextSignature = true, Doc = "The IPv4 address of a host.")]
    internal static PyObject? AddressOfName(PyThreadState thread, PyObject host)
    {
        if (SocketArguments.Host(thread, host) is not { } name || !Auditing.Audit(thread, "socket.gethostbyname", PyTuple.Of(host))) return null;
        return HostLookup.Find(thread, name, SocketNumbers.Inet) is { } address ? SocketAddress.Text(address) : null;
    }

    [PyFunction("gethostbyname_ex(host, /)", NoTextSignature = true, Doc = "(name, aliases, IPv4 addresses) of a host.")]
    internal static PyObject? AddressesOfName(PyThreadState thread, PyObject host)
    {
        if (SocketArguments.Host(thread, host) is not { } name || HostLookup.FindAll(thread, name, SocketNumbers.Inet) is not { } addresses) return null;
        return PyTuple.Of(PyStr.FromUtf16(name), PyList.CopyOf([]), PyList.CopyOf([.. addresses.Select(SocketAddress.Text)]));
    }

    [PyFunction("gethostbyaddr(host, /)", NoTextSignature = true, Doc = "(name, aliases, addresses) of the host of an address.")]
    internal static PyObject? NameOfAddress(PyThreadState thread, PyObject host)
    {
        if (SocketArguments.Host(thread, host) is not { } name || HostLookup.Find(thread, name, 0) is not { } address) return null;
        if (!TryReverse(thread, address, out var found)) return null;
        if (found is null) return PyErr.Set(SocketState.Of(thread).HostError(thread), PyTuple.Of(PyInt.From(1), PyStr.FromUtf16("Unknown host")));
        return PyTuple.Of(PyStr.FromUtf16(found), PyList.CopyOf([]), PyList.CopyOf([SocketAddress.Text(address)]));
    }

    [PyFunction("getnameinfo(sockaddr, flags, /)", NoTextSignature = true, Doc = "(host, service) of an address.")]
    internal static PyObject? NameInfo(PyThreadState thread, PyObject sockaddr, int flags)
    {
        if (sockaddr is not PyTuple tuple) return PyErr.TypeError("getnameinfo() argument 1 must be a tuple");
        if (tuple.Count is < 2 or > 4) return PyErr.TypeError("getnameinfo(): illegal sockaddr argument");
        if (SocketArguments.Host(thread, tuple[0]) is not { } host || !Number.TryIndex(thread, tuple[1], PyExceptions.OverflowError, out var port)) return null;
        if (tuple.Count > 2)
        {
            if (!Number.TryIndex(thread, tuple[2], PyExceptions.OverflowError, out var flow)) return null;
            if (flow is < 0 or > 0xFFFFF) return PyErr.OverflowError("getnameinfo(): flowinfo must be 0-1048575.");
        }
        if (HostLookup.Parse(host) is not { } address) return HostLookup.Fail(thread, HostLookup.NoName);
        var service = (flags & NameInfoNumericserv) != 0 ? null : HostLookup.ServiceOf((int)port, (flags & NameInfoDgram) != 0 ? "udp" : "tcp");
        string? name = null;
        if ((flags & NameInfoNumerichost) == 0)
        {
            if (!TryReverse(thread, address, out name)) return null;
            if (name is null && (flags & NameInfoNamereqd) != 0) return HostLookup.Fail(thread, HostLookup.NoName);
        }
        return PyTuple.Of(name is null ? SocketAddress.Text(address) : PyStr.FromUtf16(name), PyStr.FromUtf16(service ?? port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    // False: an error is set. A null name: there is none.
    private static bool TryReverse(PyThreadState thread, IPAddress address, out string? name)
    {
        name = null;
        if (SocketState.Network(thread) is not { } network) return false;
        if (!network.MayResolve(address.ToString())) return SocketState.Refuse($"the network that this engine was granted does not look up '{address}'");
        var looking = Dns.GetHostEntryAsync(address);
        var isDone = thread.WaitOutside(() => looking.IsCompleted, time => ((IAsyncResult)looking).AsyncWaitHandle.WaitOne(time), null);
        if (!isDone) return false;
        if (looking.Status == TaskStatus.RanToCompletion) name = looking.Result.HostName;
        else _ = looking.Exception;
        return true;
    }
}
