using System.Net.Sockets;

namespace PyEmbed.StandardLibrary.Sockets;

/// <summary>Linux's numbers, which Python shows on every machine, and what .NET calls the same.</summary>
internal static class SocketNumbers
{
    public const int Unspecified = 0, Unix = 1, Inet = 2, Inet6 = 10;
    public const int Stream = 1, Datagram = 2, Raw = 3, ReliableDatagram = 4, SequencedPacket = 5;
    public const int NonBlocking = 0x800, CloseOnExec = 0x80000;
    public const int Tcp = 6, Udp = 17;
    public const int SocketLevel = 1, OptionReuseAddress = 2, OptionType = 3, OptionError = 4, OptionBroadcast = 6, OptionSendBuffer = 7, OptionReceiveBuffer = 8, OptionKeepAlive = 9,
        OptionLinger = 13, OptionAccepts = 30, OptionProtocol = 38, OptionDomain = 39;
    public const int OutOfBand = 1, Peek = 2, DontWait = 0x40;

    public const int WouldBlock = 11, PermissionDenied = 13, Invalid = 22, BrokenPipe = 32, NotASocket = 88, MessageTooLong = 90, NoSuchOption = 92, NotSupported = 95, NoAddressFamily = 97,
        NotConnected = 107, Already = 114, InProgress = 115, IsConnected = 106, NoDestination = 89;

    public static AddressFamily FamilyOf(int family) => family switch { Unix => AddressFamily.Unix, Inet => AddressFamily.InterNetwork, Inet6 => AddressFamily.InterNetworkV6, _ => AddressFamily.Unknown };

    public static SocketType TypeOf(int type) => type switch
    {
        Stream => SocketType.Stream,
        Datagram => SocketType.Dgram,
        Raw => SocketType.Raw,
        ReliableDatagram => SocketType.Rdm,
        SequencedPacket => SocketType.Seqpacket,
        _ => SocketType.Unknown,
    };

    /// <summary>Linux's number of an error.</summary>
    public static int NumberOf(SocketException error) => OperatingSystem.IsLinux() && error.NativeErrorCode is > 0 and < 200 ? error.NativeErrorCode : NumberOf(error.SocketErrorCode);

    public static int NumberOf(SocketError error) => error switch
    {
        SocketError.Success => 0,
        SocketError.AccessDenied => PermissionDenied,
        SocketError.AddressAlreadyInUse => 98,
        SocketError.AddressFamilyNotSupported => NoAddressFamily,
        SocketError.AddressNotAvailable => 99,
        SocketError.AlreadyInProgress => Already,
        SocketError.ConnectionAborted => 103,
        SocketError.ConnectionRefused => 111,
        SocketError.ConnectionReset => 104,
        SocketError.DestinationAddressRequired => NoDestination,
        SocketError.Fault => 14,
        SocketError.HostDown => 112,
        SocketError.HostUnreachable => 113,
        SocketError.InProgress => InProgress,
        SocketError.Interrupted => 4,
        SocketError.InvalidArgument => Invalid,
        SocketError.IsConnected => IsConnected,
        SocketError.MessageSize => MessageTooLong,
        SocketError.NetworkDown => 100,
        SocketError.NetworkReset => 102,
        SocketError.NetworkUnreachable => 101,
        SocketError.NoBufferSpaceAvailable => 105,
        SocketError.NotConnected => NotConnected,
        SocketError.NotSocket => NotASocket,
        SocketError.OperationAborted => 125,
        SocketError.OperationNotSupported => NotSupported,
        SocketError.ProtocolFamilyNotSupported => 96,
        SocketError.ProtocolNotSupported => 93,
        SocketError.ProtocolOption => NoSuchOption,
        SocketError.ProtocolType => 91,
        SocketError.Shutdown => BrokenPipe,
        SocketError.SocketNotSupported => 94,
        SocketError.TimedOut => 110,
        SocketError.TooManyOpenSockets => 24,
        SocketError.WouldBlock => WouldBlock,
        _ => 5,
    };
}
