using System.Buffers.Binary;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Sockets;

/// <summary>One end of a pair of sockets that leads nowhere out of the engine: what <c>socketpair()</c> gives. It needs no grant.</summary>
internal sealed class PairSocketFile : SocketFile
{
    private const int Capacity = 212992;   // what Linux gives a socket
    private const int ShutRead = 0, ShutWrite = 1;

    private readonly End _end;
    private bool _isDisposed;

    private PairSocketFile(int type, int protocol, End end) : base(SocketNumbers.Unix, type, protocol) => _end = end;

    // What descriptors of the same end share. All is guarded by the pair's lock.
    private sealed class End(object gate)
    {
        public object Gate { get; } = gate;

        public End Peer { get; set; } = null!;

        public Queue<byte[]> Inbox { get; } = new();

        public int FirstRead { get; set; }   // bytes of the first message that have been read

        public int Waiting { get; set; }

        public int Users { get; set; } = 1;

        public bool CanReceive { get; set; } = true;

        public bool CanSend { get; set; } = true;
    }

    public static (PairSocketFile First, PairSocketFile Second) Make(int type, int protocol)
    {
        var gate = new object();
        End first = new(gate), second = new(gate);
        (first.Peer, second.Peer) = (second, first);
        return (new PairSocketFile(type, protocol, first), new PairSocketFile(type, protocol, second));
    }

    private bool IsStream => Type == SocketNumbers.Stream;

    private bool IsPeerGone => _end.Peer.Users == 0;

    public override FileReadiness GetReadiness()
    {
        lock (_end.Gate)
        {
            var found = FileReadiness.None;
            var isEnded = IsStream && (IsPeerGone || !_end.Peer.CanSend) || !_end.CanReceive;
            if (_end.Inbox.Count > 0 || isEnded) found |= FileReadiness.Read;
            if (IsPeerGone || !_end.CanSend || _end.Peer.Waiting < Capacity) found |= FileReadiness.Write;
            if (IsStream && IsPeerGone) found |= FileReadiness.HangUp;
            return found;
        }
    }

    public override void WaitUntilReady(FileReadiness wanted, TimeSpan most)
    {
        lock (_end.Gate)
            if ((GetReadiness() & (wanted | FileReadiness.HangUp)) == 0) _ = Monitor.Wait(_end.Gate, most);
    }

    public override int Receive(Span<byte> buffer, int flags, out int count, out SocketAddress? from)
    {
        from = null;
        count = 0;
        lock (_end.Gate)
        {
            if (_end.Inbox.Count == 0) return IsStream && (IsPeerGone || !_end.Peer.CanSend) || !_end.CanReceive ? 0 : SocketNumbers.WouldBlock;
            var isPeek = (flags & SocketNumbers.Peek) != 0;
            var skipped = _end.FirstRead;
            foreach (var message in _end.Inbox.ToArray())
            {
                var part = message.AsSpan(skipped);
                var taken = Math.Min(part.Length, buffer.Length - count);
                part[..taken].CopyTo(buffer[count..]);
                count += taken;
                // What is left of a message of datagrams is lost.
                if (taken == part.Length || !IsStream) skipped = 0;
                else skipped += taken;
                if (!isPeek)
                {
                    _end.FirstRead = skipped;
                    _end.Waiting -= IsStream ? taken : message.Length;
                    if (skipped == 0) _ = _end.Inbox.Dequeue();
                }
                if (!IsStream || count == buffer.Length) break;
            }
            Monitor.PulseAll(_end.Gate);
            return 0;
        }
    }

    public override int Send(ReadOnlySpan<byte> bytes, int flags, SocketAddress? to, out int count)
    {
        count = 0;
        if (to is not null) return SocketNumbers.IsConnected;
        lock (_end.Gate)
        {
            if (!_end.CanSend || IsStream && (IsPeerGone || !_end.Peer.CanReceive)) return SocketNumbers.BrokenPipe;
            if (IsPeerGone) return 111;
            if (!IsStream && bytes.Length > Capacity) return SocketNumbers.MessageTooLong;
            var room = Capacity - _end.Peer.Waiting;
            if (room <= 0 || !IsStream && bytes.Length > room) return SocketNumbers.WouldBlock;
            count = Math.Min(room, bytes.Length);
            if (count == 0 && IsStream) return 0;
            _end.Peer.Inbox.Enqueue(bytes[..count].ToArray());
            _end.Peer.Waiting += count;
            Monitor.PulseAll(_end.Gate);
            return 0;
        }
    }

    public override int Connect(SocketAddress to) => SocketNumbers.IsConnected;

    public override int TakeError() => 0;

    public override int Bind(SocketAddress to) => SocketNumbers.Invalid;

    public override int Listen(int backlog) => SocketNumbers.Invalid;

    public override int Accept(out SocketFile? accepted, out SocketAddress? from)
    {
        accepted = null;
        from = null;
        return SocketNumbers.Invalid;
    }

    public override int Shutdown(int how)
    {
        if (how is < ShutRead or > 2) return SocketNumbers.Invalid;
        lock (_end.Gate)
        {
            if (how != ShutWrite) _end.CanReceive = false;
            if (how != ShutRead) _end.CanSend = false;
            Monitor.PulseAll(_end.Gate);
        }
        return 0;
    }

    public override int GetName(bool ofPeer, out SocketAddress? name)
    {
        name = SocketAddress.Nameless;
        return 0;
    }

    public override int GetOption(int level, int option, Span<byte> value, out int length)
    {
        length = 0;
        if (level != SocketNumbers.SocketLevel) return SocketNumbers.NotSupported;
        int? found = option switch
        {
            SocketNumbers.OptionType => Type,
            SocketNumbers.OptionProtocol => Protocol,
            SocketNumbers.OptionDomain => Family,
            SocketNumbers.OptionSendBuffer or SocketNumbers.OptionReceiveBuffer => Capacity,
            SocketNumbers.OptionError or SocketNumbers.OptionAccepts => 0,
            _ => null,
        };
        if (found is not { } number) return SocketNumbers.NoSuchOption;
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        length = Math.Min(4, value.Length);
        bytes[..length].CopyTo(value);
        return 0;
    }

    // Nothing that could be set has an effect between two ends in one engine; what Linux takes for such sockets is taken.
    public override int SetOption(int level, int option, ReadOnlySpan<byte> value) => level switch
    {
        SocketNumbers.SocketLevel when option is SocketNumbers.OptionReuseAddress or SocketNumbers.OptionSendBuffer or SocketNumbers.OptionReceiveBuffer or SocketNumbers.OptionKeepAlive
            or SocketNumbers.OptionLinger or SocketNumbers.OptionBroadcast => 0,
        SocketNumbers.SocketLevel => SocketNumbers.NoSuchOption,
        _ => SocketNumbers.NotSupported,
    };

    public override SocketFile Duplicate()
    {
        lock (_end.Gate) _end.Users++;
        return new PairSocketFile(Type, Protocol, _end);
    }

    protected override void Dispose(bool disposing)
    {
        if (_isDisposed) return;
        _isDisposed = true;
        lock (_end.Gate)
        {
            _end.Users--;
            Monitor.PulseAll(_end.Gate);
        }
    }
}
