using System.Buffers.Binary;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

/// <summary>A counter among the open files (<c>os.eventfd</c>): eight bytes written add to it, eight bytes read take it away, or 1 of it where it is a semaphore.</summary>
internal sealed class EventFile(ulong value, bool isSemaphore) : PositionlessFile
{
    public const int Size = sizeof(ulong);
    private const ulong Most = ulong.MaxValue - 1;

    private readonly Lock _lock = new();
    private ulong _value = value;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override FileReadiness GetReadiness()
    {
        lock (_lock) return (_value > 0 ? FileReadiness.Read : FileReadiness.None) | (_value < Most ? FileReadiness.Write : FileReadiness.None);
    }

    public override FileError Read(Span<byte> buffer, out int count)
    {
        count = 0;
        if (buffer.Length < Size) return FileError.Invalid;
        lock (_lock)
        {
            if (_value == 0) return FileError.WouldBlock;
            var taken = isSemaphore ? 1 : _value;
            _value -= taken;
            BinaryPrimitives.WriteUInt64LittleEndian(buffer, taken);
        }
        count = Size;
        return FileError.None;
    }

    public override FileError Write(ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        if (bytes.Length < Size) return FileError.Invalid;
        var added = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (added == ulong.MaxValue) return FileError.Invalid;
        lock (_lock)
        {
            if (added > Most - _value) return FileError.WouldBlock;
            _value += added;
        }
        count = Size;
        return FileError.None;
    }

    public override FileError GetStatus(out FileStatus status)
    {
        status = new FileStatus(FileKind.Other, 0, DateTimeOffset.UnixEpoch) { Permissions = 0x180 };
        return FileError.None;
    }
}
