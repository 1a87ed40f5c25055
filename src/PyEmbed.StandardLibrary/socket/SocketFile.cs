using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Sockets;

/// <summary>A socket among the engine's open files. No operation waits: one that would gives EAGAIN. Errors are Linux's numbers; 0: none.</summary>
internal abstract class SocketFile(int family, int type, int protocol) : PositionlessFile
{
    public int Family => family;

    public int Type => type;

    public int Protocol => protocol;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    /// <summary>What is the case now. A closed or failed connection can be read (there the end or the error comes) and written.</summary>
    public abstract override FileReadiness GetReadiness();

    public abstract override void WaitUntilReady(FileReadiness wanted, TimeSpan most);

    public abstract int Receive(Span<byte> buffer, int flags, out int count, out SocketAddress? from);

    public abstract int Send(ReadOnlySpan<byte> bytes, int flags, SocketAddress? to, out int count);

    /// <summary>EINPROGRESS: it has begun; it has ended when the socket can be written to, how <see cref="TakeError"/> says.</summary>
    public abstract int Connect(SocketAddress to);

    public abstract int TakeError();

    public abstract int Bind(SocketAddress to);

    public abstract int Listen(int backlog);

    public abstract int Accept(out SocketFile? accepted, out SocketAddress? from);

    public abstract int Shutdown(int how);

    public abstract int GetName(bool ofPeer, out SocketAddress? name);

    public abstract int GetOption(int level, int option, Span<byte> value, out int length);

    public abstract int SetOption(int level, int option, ReadOnlySpan<byte> value);

    /// <summary>The same socket for another descriptor.</summary>
    public abstract SocketFile Duplicate();

    public sealed override FileError Read(Span<byte> buffer, out int count) => (FileError)Receive(buffer, 0, out count, out _);

    public sealed override FileError Write(ReadOnlySpan<byte> bytes, out int count) => (FileError)Send(bytes, 0, null, out count);

    public sealed override FileError GetStatus(out FileStatus status)
    {
        status = new FileStatus(FileKind.Socket, 0, DateTimeOffset.UnixEpoch) { Permissions = 0x1FF };
        return FileError.None;
    }
}
