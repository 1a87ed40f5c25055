namespace PyEmbed;

/// <summary>An open file of an <see cref="IFileSystem"/>: bytes at a position. Used by one thread at a time; whoever opened it disposes it.</summary>
public abstract class OpenFile : IDisposable
{
    /// <summary>Whether it was opened for reading.</summary>
    public abstract bool CanRead { get; }

    /// <summary>Whether it was opened for writing.</summary>
    public abstract bool CanWrite { get; }

    /// <summary>Whether it has a position that can be changed.</summary>
    public abstract bool CanSeek { get; }

    /// <summary>Whether a person sits at the other end. Default: no.</summary>
    public virtual bool IsTerminal => false;

    /// <summary>The operating system's own handle, which a child process can be given. Default: there is none.</summary>
    public virtual System.Runtime.InteropServices.SafeHandle? Handle => null;

    /// <summary>Whether operations that would have to wait do so; else they fail with <see cref="FileError.WouldBlock"/>. Default: they wait.</summary>
    public bool IsBlocking { get; set; } = true;

    /// <summary>What can be done without waiting. Default: all; nothing ever keeps anybody waiting.</summary>
    public virtual FileReadiness GetReadiness() => FileReadiness.Read | FileReadiness.Write;

    /// <summary>Waits until one of these, an error or the end is the case, for some time at most. It may come back before. Other threads may use and close the file meanwhile.</summary>
    /// <param name="wanted">What is waited for.</param>
    /// <param name="most">The longest wait.</param>
    public virtual void WaitUntilReady(FileReadiness wanted, TimeSpan most) => Thread.Sleep(most < s_pause ? most : s_pause);

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(1);

    /// <summary>Reads from the position on. It may read fewer bytes than there is room for; none at the end.</summary>
    public abstract FileError Read(Span<byte> buffer, out int count);

    /// <summary>Writes at the position (appending files: at the end). It may write fewer bytes than given, but at least one.</summary>
    public abstract FileError Write(ReadOnlySpan<byte> bytes, out int count);

    /// <summary>Moves the position; it may lie behind the end.</summary>
    public abstract FileError Seek(long offset, SeekOrigin origin, out long position);

    /// <summary>Makes the file so long, with zeros at the end or without what stood there. The position stays.</summary>
    public abstract FileError SetLength(long length);

    /// <summary>Passes on what is buffered.</summary>
    /// <param name="toDisk">Whether to wait until the device has it.</param>
    public abstract FileError Flush(bool toDisk);

    /// <summary>What is known of the file.</summary>
    public abstract FileError GetStatus(out FileStatus status);

    /// <summary>Sets its permissions. Default: not supported.</summary>
    public virtual FileError SetPermissions(int permissions) => FileError.NotSupported;

    /// <summary>Sets to whom it belongs; -1: as it is. Default: not permitted.</summary>
    public virtual FileError SetOwner(int owner, int group) => FileError.NotPermitted;

    /// <summary>Locks a part of the file against other processes, from the position on, without waiting. Default: not supported.</summary>
    /// <param name="kind">What is done.</param>
    /// <param name="length">How many bytes; 0: all that follow; less: those before the position.</param>
    public virtual FileError Lock(FileLock kind, long length) => FileError.NotSupported;

    /// <summary>Sets its times. Default: not supported.</summary>
    public virtual FileError SetTimes(DateTimeOffset lastAccess, DateTimeOffset lastWrite) => FileError.NotSupported;

    /// <summary>Ends its use. What is buffered is passed on.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends its use.</summary>
    protected abstract void Dispose(bool disposing);

    /// <summary>A .NET stream as an open file.</summary>
    /// <param name="stream">Disposed with the file.</param>
    public static OpenFile FromStream(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new VM.StreamFile(stream);
    }
}
