using System.Net;
using System.Net.Sockets;
using PyEmbed.StandardLibrary.Select;

namespace PyEmbed.StandardLibrary.Sockets;

/// <summary>A socket of the machine.</summary>
internal sealed class SystemSocketFile : SocketFile
{
    private readonly Shared _shared;
    private bool _isDisposed;

    public SystemSocketFile(Socket socket, int family, int type, int protocol) : base(family, type, protocol)
    {
        _shared = new Shared(socket);
        socket.Blocking = false;
    }

    private SystemSocketFile(SystemSocketFile other) : base(other.Family, other.Type, other.Protocol)
    {
        _shared = other._shared;
        _shared.Users++;
    }

    // Descriptors that stand for one socket.
    private sealed class Shared(Socket socket)
    {
        public Socket Socket { get; } = socket;

        public int Users { get; set; } = 1;

        public bool IsListening { get; set; }

        public bool IsConnecting { get; set; }

        /// <summary>How connecting has ended, as long as nobody has asked.</summary>
        public int ConnectError { get; set; }
    }

    private Socket Socket => _shared.Socket;

    public override System.Runtime.InteropServices.SafeHandle Handle => Socket.SafeHandle;

    public override FileReadiness GetReadiness()
    {
        var found = SystemPoll.IsSupported ? SystemPoll.Look(Handle, FileReadiness.Read | FileReadiness.Write | FileReadiness.Urgent, TimeSpan.Zero) : AskSocket();
        if (_shared.IsConnecting && found != FileReadiness.None)
        {
            // .NET asks for the error itself when it is asked whether the socket is connected, and forgets it.
            _shared.IsConnecting = false;
            _shared.ConnectError = AskError();
        }
        return _shared.ConnectError == 0 ? found : FileReadiness.Read | FileReadiness.Write | FileReadiness.Error | FileReadiness.HangUp;
    }

    // Windows: what .NET knows of the socket.
    private FileReadiness AskSocket()
    {
        try
        {
            var found = FileReadiness.None;
            if (Socket.Poll(0, SelectMode.SelectRead)) found |= FileReadiness.Read;
            if (Socket.Poll(0, SelectMode.SelectWrite)) found |= FileReadiness.Write;
            if (Socket.Poll(0, SelectMode.SelectError)) found |= FileReadiness.Error;
            // A stream that is neither connected nor listening has hung up, as Linux has it.
            if (Type == SocketNumbers.Stream && !_shared.IsListening && !_shared.IsConnecting && !Socket.Connected && (found & FileReadiness.Write) != 0 && GetName(ofPeer: true, out _) != 0) found |= FileReadiness.HangUp;
            return found;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return FileReadiness.Read | FileReadiness.Write | FileReadiness.Error;
        }
    }

    public override void WaitUntilReady(FileReadiness wanted, TimeSpan most)
    {
        if (SystemPoll.IsSupported)
        {
            // Whoever waits finds out.
            if (SystemPoll.Look(Handle, wanted, most) == FileReadiness.Error) Thread.Sleep(most < s_pause ? most : s_pause);
            return;
        }
        try
        {
            _ = Socket.Poll(most, (wanted & FileReadiness.Read) != 0 ? SelectMode.SelectRead : SelectMode.SelectWrite);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Whoever waits finds out.
        }
    }

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(1);

    public override int Receive(Span<byte> buffer, int flags, out int count, out SocketAddress? from)
    {
        from = null;
        count = 0;
        try
        {
            if (Type == SocketNumbers.Datagram && Family == SocketNumbers.Unix && Socket.LocalEndPoint is not null)
            {
                EndPoint sender = LocalEndPoint.Nameless;
                count = Socket.ReceiveFrom(buffer, Flags(flags), ref sender);
                from = sender is LocalEndPoint { Name.IsEmpty: true } ? null : new SocketAddress(sender);
                return 0;
            }
            if (Type == SocketNumbers.Datagram && Family != SocketNumbers.Unix)
            {
                EndPoint point = new IPEndPoint(Family == SocketNumbers.Inet ? IPAddress.Any : IPAddress.IPv6Any, 0);
                if (Socket.LocalEndPoint is null) return SocketNumbers.WouldBlock;
                count = Socket.ReceiveFrom(buffer, Flags(flags), ref point);
                from = new SocketAddress(point);
                return 0;
            }
            count = Socket.Receive(buffer, Flags(flags), out var error);
            return SocketNumbers.NumberOf(error);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.MessageSize)
        {
            // The rest of the datagram is lost, as everywhere but on Windows without an error.
            count = buffer.Length;
            return 0;
        }
        catch (SocketException exception)
        {
            return SocketNumbers.NumberOf(exception);
        }
        catch (ObjectDisposedException)
        {
            return (int)FileError.BadDescriptor;
        }
    }

    public override int Send(ReadOnlySpan<byte> bytes, int flags, SocketAddress? to, out int count)
    {
        count = 0;
        try
        {
            if (to?.EndPoint is { } point) count = Socket.SendTo(bytes, Flags(flags), point);
            else
            {
                count = Socket.Send(bytes, Flags(flags), out var error);
                return SocketNumbers.NumberOf(error);
            }
            return 0;
        }
        catch (SocketException exception)
        {
            return SocketNumbers.NumberOf(exception);
        }
        catch (ObjectDisposedException)
        {
            return (int)FileError.BadDescriptor;
        }
    }

    public override int Connect(SocketAddress to)
    {
        try
        {
            Socket.Connect(to.EndPoint!);
            return 0;
        }
        catch (SocketException exception)
        {
            var number = NumberOf(exception);
            _shared.IsConnecting = exception.SocketErrorCode == SocketError.WouldBlock && Family != SocketNumbers.Unix;
            return _shared.IsConnecting ? SocketNumbers.InProgress : number;
        }
        catch (InvalidOperationException exception)
        {
            if (exception is ObjectDisposedException) return (int)FileError.BadDescriptor;
            return _shared.IsListening ? SocketNumbers.Invalid : Socket.Connected ? SocketNumbers.IsConnected : SocketNumbers.Already;
        }
    }

    public override int TakeError()
    {
        var error = _shared.ConnectError;
        _shared.ConnectError = 0;
        return error != 0 ? error : AskError();
    }

    private int AskError()
    {
        try
        {
            return Socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is int error ? OperatingSystem.IsLinux() && error is > 0 and < 200 ? error : SocketNumbers.NumberOf((SocketError)error) : 0;
        }
        catch (SocketException exception)
        {
            return SocketNumbers.NumberOf(exception);
        }
        catch (ObjectDisposedException)
        {
            return (int)FileError.BadDescriptor;
        }
    }

    public override int Bind(SocketAddress to) => Try(() => Socket.Bind(to.EndPoint!));

    public override int Listen(int backlog) => Try(() =>
    {
        // As Linux does: an address of its own choice.
        if (Socket.LocalEndPoint is null) Socket.Bind(new IPEndPoint(Family == SocketNumbers.Inet ? IPAddress.Any : IPAddress.IPv6Any, 0));
        Socket.Listen(backlog);
        _shared.IsListening = true;
    });

    public override int Accept(out SocketFile? accepted, out SocketAddress? from)
    {
        accepted = null;
        from = null;
        if (!_shared.IsListening) return SocketNumbers.Invalid;
        try
        {
            var socket = Socket.Accept();
            accepted = new SystemSocketFile(socket, Family, Type, Protocol);
            from = new SocketAddress(socket.RemoteEndPoint);
            return 0;
        }
        catch (SocketException exception)
        {
            return SocketNumbers.NumberOf(exception);
        }
        catch (ObjectDisposedException)
        {
            return (int)FileError.BadDescriptor;
        }
    }

    public override int Shutdown(int how) => how is < 0 or > 2 ? SocketNumbers.Invalid : Try(() => Socket.Shutdown((SocketShutdown)how));

    public override int GetName(bool ofPeer, out SocketAddress? name)
    {
        name = null;
        try
        {
            var point = ofPeer ? Socket.RemoteEndPoint : Socket.LocalEndPoint;
            if (point is null && ofPeer) return SocketNumbers.NotConnected;
            name = point is null && Family != SocketNumbers.Unix ? new SocketAddress(new IPEndPoint(Family == SocketNumbers.Inet ? IPAddress.Any : IPAddress.IPv6Any, 0)) : new SocketAddress(point);
            return 0;
        }
        catch (SocketException exception)
        {
            return SocketNumbers.NumberOf(exception);
        }
        catch (ObjectDisposedException)
        {
            return (int)FileError.BadDescriptor;
        }
    }

    public override int GetOption(int level, int option, Span<byte> value, out int length)
    {
        length = 0;
        if (level == SocketNumbers.SocketLevel && option is SocketNumbers.OptionType or SocketNumbers.OptionProtocol or SocketNumbers.OptionDomain or SocketNumbers.OptionAccepts or SocketNumbers.OptionError && value.Length >= 4)
        {
            length = 4;
            return System.Buffers.Binary.BinaryPrimitives.TryWriteInt32LittleEndian(value, option switch
            {
                SocketNumbers.OptionType => Type,
                SocketNumbers.OptionProtocol => Protocol,
                SocketNumbers.OptionDomain => Family,
                SocketNumbers.OptionAccepts => _shared.IsListening ? 1 : 0,
                _ => TakeError(),
            }) ? 0 : SocketNumbers.Invalid;
        }
        try
        {
            if (!SocketOptions.TryTranslate(ref level, ref option)) return SocketNumbers.NoSuchOption;
            length = Socket.GetRawSocketOption(level, option, value);
            return 0;
        }
        catch (SocketException exception)
        {
            return SocketNumbers.NumberOf(exception);
        }
        catch (ObjectDisposedException)
        {
            return (int)FileError.BadDescriptor;
        }
    }

    public override int SetOption(int level, int option, ReadOnlySpan<byte> value)
    {
        try
        {
            if (!SocketOptions.TryTranslate(ref level, ref option)) return SocketNumbers.NoSuchOption;
            Socket.SetRawSocketOption(level, option, value);
            return 0;
        }
        catch (SocketException exception)
        {
            return SocketNumbers.NumberOf(exception);
        }
        catch (ObjectDisposedException)
        {
            return (int)FileError.BadDescriptor;
        }
    }

    public override SocketFile Duplicate() => new SystemSocketFile(this);

    protected override void Dispose(bool disposing)
    {
        if (_isDisposed) return;
        _isDisposed = true;
        if (--_shared.Users == 0) Socket.Dispose();
    }

    private int Try(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (SocketException exception)
        {
            return NumberOf(exception);
        }
        catch (InvalidOperationException exception)
        {
            return exception is ObjectDisposedException ? (int)FileError.BadDescriptor : SocketNumbers.Invalid;
        }
    }

    // .NET tells of a path that is not there as of an address.
    private int NumberOf(SocketException exception) =>
        Family == SocketNumbers.Unix && exception.SocketErrorCode == SocketError.AddressNotAvailable ? (int)FileError.NotFound : SocketNumbers.NumberOf(exception);

    private static SocketFlags Flags(int flags)
    {
        var found = SocketFlags.None;
        if ((flags & SocketNumbers.OutOfBand) != 0) found |= SocketFlags.OutOfBand;
        if ((flags & SocketNumbers.Peek) != 0) found |= SocketFlags.Peek;
        return found;
    }
}
