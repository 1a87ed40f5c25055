namespace PyEmbed.StandardLibrary.Sockets;

/// <summary>Options of sockets by Linux's numbers, on systems that have others.</summary>
internal static class SocketOptions
{
    private const int OtherSocketLevel = 0xFFFF;   // Windows, BSD and macOS

    /// <summary>False: the system is not known to have it.</summary>
    public static bool TryTranslate(ref int level, ref int option)
    {
        if (OperatingSystem.IsLinux()) return true;
        if (level == SocketNumbers.Tcp) return option == 1;   // TCP_NODELAY is the same everywhere
        if (level != SocketNumbers.SocketLevel) return false;
        level = OtherSocketLevel;
        option = option switch
        {
            SocketNumbers.OptionReuseAddress => 4,
            SocketNumbers.OptionKeepAlive => 8,
            SocketNumbers.OptionBroadcast => 0x20,
            SocketNumbers.OptionLinger => 0x80,
            SocketNumbers.OptionSendBuffer => 0x1001,
            SocketNumbers.OptionReceiveBuffer => 0x1002,
            _ => 0,
        };
        return option != 0;
    }
}
