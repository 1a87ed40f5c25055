using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Select;

/// <summary>What an epoll object watches, with a descriptor of its own.</summary>
internal sealed class EpollFile : OpenFile
{
    /// <summary>By descriptor: the file that it stood for, and what is wanted of it. 0: nothing any more, after a single report.</summary>
    public Dictionary<int, (OpenFile File, uint Wanted)> Watched { get; } = [];

    public override bool CanRead => false;

    public override bool CanWrite => false;

    public override bool CanSeek => false;

    /// <summary>What is the case now, of open files; of closed ones nothing is known any more.</summary>
    public List<(int Descriptor, int Events)> Look(PyThreadState thread)
    {
        var found = new List<(int, int)>();
        foreach (var (descriptor, (file, wanted)) in Watched)
        {
            if (wanted == 0 || !thread.Interpreter.Descriptors.TryGet(descriptor, out var now) || !ReferenceEquals(now, file) || Waited.Look(thread, descriptor) is not { } ready) continue;
            var events = SelectModule.EventsOf(ready, (int)wanted);
            if (events != 0) found.Add((descriptor, events));
        }
        return found;
    }

    public bool IsReady(PyThreadState thread) => Look(thread).Count > 0;

    public override FileError Read(Span<byte> buffer, out int count)
    {
        count = 0;
        return FileError.Invalid;
    }

    public override FileError Write(ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        return FileError.Invalid;
    }

    public override FileError Seek(long offset, SeekOrigin origin, out long position)
    {
        position = 0;
        return FileError.NotSeekable;
    }

    public override FileError SetLength(long length) => FileError.Invalid;

    public override FileError Flush(bool toDisk) => toDisk ? FileError.Invalid : FileError.None;

    public override FileError GetStatus(out FileStatus status)
    {
        status = default;
        return FileError.NotSupported;
    }

    protected override void Dispose(bool disposing) => Watched.Clear();
}
