using System.Net;

namespace PyEmbed;

/// <summary>What of the network an engine's scripts may use. Asked on the engine's thread, before anything is sent.</summary>
public interface INetwork
{
    /// <summary>Whether a socket may be connected to an address, or send to it.</summary>
    /// <param name="remote">An <see cref="IPEndPoint"/> or a <see cref="System.Net.Sockets.UnixDomainSocketEndPoint"/>.</param>
    bool MayConnect(EndPoint remote);

    /// <summary>Whether a socket may be bound to an address, to listen or to receive there.</summary>
    /// <param name="local">An <see cref="IPEndPoint"/> or a <see cref="System.Net.Sockets.UnixDomainSocketEndPoint"/>.</param>
    bool MayBind(EndPoint local);

    /// <summary>Whether a name may be looked up.</summary>
    /// <param name="host">The name, or the text of an address whose name is wanted.</param>
    bool MayResolve(string host);
}

/// <summary>The whole network of the machine.</summary>
public sealed class SystemNetwork : INetwork
{
    /// <inheritdoc/>
    public bool MayConnect(EndPoint remote) => true;

    /// <inheritdoc/>
    public bool MayBind(EndPoint local) => true;

    /// <inheritdoc/>
    public bool MayResolve(string host) => true;
}
