using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PyEmbed.StandardLibrary.Sockets;

/// <summary>The address of a local socket (AF_UNIX): a path, an abstract name that begins with a zero, or nothing. .NET's own would have the file deleted when the socket is closed.</summary>
internal sealed class LocalEndPoint(byte[] name) : EndPoint
{
    private const int PathAt = 2;

    public static LocalEndPoint Nameless { get; } = new([]);

    public override AddressFamily AddressFamily => AddressFamily.Unix;

    /// <summary>The bytes of the path, or of the abstract name with its zero.</summary>
    public ReadOnlySpan<byte> Name => name;

    public override System.Net.SocketAddress Serialize()
    {
        // A path ends with a zero, an abstract name does not.
        var isPath = name.Length > 0 && name[0] != 0;
        var address = new System.Net.SocketAddress(AddressFamily.Unix, PathAt + name.Length + (isPath ? 1 : 0));
        for (var i = 0; i < name.Length; i++) address[PathAt + i] = name[i];
        return address;
    }

    public override EndPoint Create(System.Net.SocketAddress socketAddress)
    {
        var bytes = new byte[Math.Max(socketAddress.Size - PathAt, 0)];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = socketAddress[PathAt + i];
        if (bytes.Length > 0 && bytes[0] != 0 && Array.IndexOf(bytes, (byte)0) is var end and >= 0) bytes = bytes[..end];
        return new LocalEndPoint(Array.TrueForAll(bytes, static b => b == 0) ? [] : bytes);
    }

    public override string ToString() => Encoding.Latin1.GetString(name);

    public override bool Equals(object? other) => other is LocalEndPoint point && point.Name.SequenceEqual(name);

    public override int GetHashCode() => name.Length == 0 ? 0 : HashCode.Combine(name.Length, name[^1]);
}
