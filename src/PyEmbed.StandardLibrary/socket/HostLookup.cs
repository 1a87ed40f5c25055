using System.Net;
using System.Net.Sockets;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Sockets;

/// <summary>From names of hosts and services to addresses and numbers.</summary>
internal static class HostLookup
{
    public const int NoName = -2, NoData = -5, BadFamily = -6, BadSocketType = -7, NoService = -8, BadFlags = -1, TryAgain = -3;

    private static readonly (string Name, int Port, string Protocol)[] s_services =
    [
        ("ftp", 21, "tcp"), ("ssh", 22, "tcp"), ("telnet", 23, "tcp"), ("smtp", 25, "tcp"), ("time", 37, "tcp"), ("time", 37, "udp"), ("domain", 53, "tcp"), ("domain", 53, "udp"), ("tftp", 69, "udp"),
        ("http", 80, "tcp"), ("kerberos", 88, "tcp"), ("kerberos", 88, "udp"), ("pop3", 110, "tcp"), ("ntp", 123, "udp"), ("imap2", 143, "tcp"), ("snmp", 161, "tcp"), ("snmp", 161, "udp"), ("ldap", 389, "tcp"),
        ("ldap", 389, "udp"), ("https", 443, "tcp"), ("https", 443, "udp"), ("echo", 7, "tcp"), ("echo", 7, "udp"), ("discard", 9, "tcp"), ("discard", 9, "udp"), ("daytime", 13, "tcp"), ("imaps", 993, "tcp"),
        ("pop3s", 995, "tcp"), ("ldaps", 636, "tcp"), ("nntp", 119, "tcp"), ("submission", 587, "tcp"), ("syslog", 514, "udp"),
    ];

    /// <summary>gaierror of a number of getaddrinfo.</summary>
    public static PyError Fail(PyThreadState thread, int number) => PyErr.Set(SocketState.Of(thread).AddressError(thread), PyTuple.Of(PyInt.From(number), PyStr.FromUtf16(number switch
    {
        BadFlags => "Bad value for ai_flags",
        NoName => "Name or service not known",
        TryAgain => "Temporary failure in name resolution",
        NoData => "No address associated with hostname",
        BadFamily => "ai_family not supported",
        BadSocketType => "ai_socktype not supported",
        NoService => "Servname not supported for ai_socktype",
        _ => "Unknown error",
    })));

    /// <summary>One address of a host in a family. Null: an error is set.</summary>
    public static IPAddress? Find(PyThreadState thread, string host, int family)
    {
        if (host.Length == 0) return family == SocketNumbers.Inet ? IPAddress.Any : IPAddress.IPv6Any;
        if (host == "<broadcast>" && family == SocketNumbers.Inet) return IPAddress.Broadcast;
        if (FindAll(thread, host, family) is not { } all) return null;
        if (all.Length > 0) return all[0];
        _ = Fail(thread, NoData);
        return null;
    }

    /// <summary>All addresses of a host; 0 is any family. Null: an error is set.</summary>
    public static IPAddress[]? FindAll(PyThreadState thread, string host, int family)
    {
        if (Parse(host) is { } literal)
        {
            if (family == 0 || FamilyOf(literal) == family) return [literal];
            _ = Fail(thread, -9 + (family is SocketNumbers.Inet or SocketNumbers.Inet6 ? 0 : 3));
            return null;
        }
        if (host.Contains('\0'))
        {
            _ = PyErr.ValueError("embedded null character");
            return null;
        }
        if (SocketState.Network(thread) is not { } network) return null;
        if (!network.MayResolve(host))
        {
            _ = SocketState.Refuse($"the network that this engine was granted does not look up '{host}'");
            return null;
        }
        var looking = Dns.GetHostAddressesAsync(host, family switch { SocketNumbers.Inet => AddressFamily.InterNetwork, SocketNumbers.Inet6 => AddressFamily.InterNetworkV6, _ => AddressFamily.Unspecified });
        if (!thread.WaitOutside(() => looking.IsCompleted, time => Wait(looking, time), null)) return null;
        if (looking.Status == TaskStatus.RanToCompletion && looking.Result.Length > 0) return looking.Result;
        _ = Fail(thread, looking.Exception?.InnerException is SocketException { SocketErrorCode: SocketError.TryAgain } ? TryAgain : NoName);
        return null;
    }

    public static int FamilyOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? SocketNumbers.Inet : SocketNumbers.Inet6;

    /// <summary>An address in digits; null: it is none.</summary>
    public static IPAddress? Parse(string host)
    {
        if (host.Contains(':')) return host[0] != '[' && IPAddress.TryParse(host, out var six) && six.AddressFamily == AddressFamily.InterNetworkV6 ? six : null;
        return ParseInet(host) is { } four ? new IPAddress(four) : null;
    }

    /// <summary>One to four numbers, decimal, octal or hexadecimal, as inet_aton takes them. Null: it is none.</summary>
    public static byte[]? ParseInet(string text)
    {
        var parts = text.Split('.');
        if (parts.Length > 4) return null;
        long value = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!TryParsePart(parts[i], out var part)) return null;
            var bytes = i == parts.Length - 1 ? 4 - i : 1;
            if (part >= 1L << 8 * bytes) return null;
            value = value << 8 * bytes | part;
        }
        return [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
    }

    /// <summary>The port of a service; null: it is not known.</summary>
    public static int? PortOf(string service, string? protocol)
    {
        foreach (var (name, port, of) in s_services)
            if (name == service && (protocol is null || of == protocol)) return port;
        return null;
    }

    public static string? ServiceOf(int number, string? protocol)
    {
        foreach (var (name, port, of) in s_services)
            if (port == number && (protocol is null || of == protocol)) return name;
        return null;
    }

    private static void Wait(Task looking, TimeSpan time)
    {
        // A failure is looked at later.
        try
        {
            _ = looking.Wait(time);
        }
        catch (AggregateException)
        {
        }
    }

    private static bool TryParsePart(string part, out long value)
    {
        value = 0;
        var isHex = part.StartsWith("0x", StringComparison.Ordinal) || part.StartsWith("0X", StringComparison.Ordinal);
        var digits = isHex ? part[2..] : part;
        if (digits.Length is 0 or > 12) return false;
        var radix = isHex ? 16 : digits[0] == '0' ? 8 : 10;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 16;
            if (digit >= radix) return false;
            value = value * radix + digit;
        }
        return true;
    }
}
