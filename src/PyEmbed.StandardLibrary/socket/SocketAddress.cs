using System.Net;

namespace PyEmbed.StandardLibrary.Sockets;

/// <summary>Where a socket is: an address of the network, the path of a Unix socket, or nowhere.</summary>
/// <param name="EndPoint">Null: it has no name.</param>
internal sealed record SocketAddress(EndPoint? EndPoint)
{
    public static SocketAddress Nameless { get; } = new((EndPoint?)null);

    /// <summary>As Python shows it.</summary>
    public PyObject ToPython() => EndPoint switch
    {
        IPEndPoint { Address.AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } point =>
            PyTuple.Of([Text(point.Address), PyInt.From(point.Port), PyInt.Zero, PyInt.From(point.Address.ScopeId)]),
        IPEndPoint point => PyTuple.Of([Text(point.Address), PyInt.From(point.Port)]),
        LocalEndPoint point => LocalName(point.Name),
        { } point when point.ToString() is { Length: > 0 } path => path[0] == '\0' ? PyBytes.CopyOf(System.Text.Encoding.Latin1.GetBytes(path)) : PyStr.FromUtf16(path),
        _ => PyStr.Empty,
    };

    private static PyObject LocalName(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty) return PyStr.Empty;
        if (name[0] == 0) return PyBytes.CopyOf(name);
        return Core.Encodings.Utf8.TryDecode(name, Core.Encodings.ErrorHandler.SurrogateEscape, out var path, out _) ? PyStr.FromUtf16(path.ToUtf16()) : PyBytes.CopyOf(name);
    }

    /// <summary>The text of an address as inet_ntop makes it; the scope is no part of it.</summary>
    public static PyStr Text(IPAddress address) =>
        PyStr.FromUtf16(address is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, ScopeId: not 0 } ? new IPAddress(address.GetAddressBytes()).ToString() : address.ToString());
}
