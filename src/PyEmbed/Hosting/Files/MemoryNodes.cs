using PyEmbed.VM;

namespace PyEmbed;

/// <summary>What the nodes of an in-memory file system share: the lock, the room, the clock.</summary>
internal sealed class MemoryVolume(Lock @lock, long sizeLimit)
{
    /// <summary>What a directory entry with its node counts: a file without content is not free.</summary>
    public const int EntrySize = 256;

    private long _lastInode;

    public Lock Lock => @lock;

    public TimeProvider? Clock { get; set; }

    public long Used { get; private set; }

    public DateTimeOffset Now => Clock?.GetUtcNow() ?? DateTimeOffset.UnixEpoch;

    public long NextInode() => ++_lastInode;

    public bool TryTake(long bytes)
    {
        if (bytes > sizeLimit - Used) return false;
        Used += bytes;
        return true;
    }

    public void Give(long bytes) => Used -= bytes;
}

/// <summary>A file, directory or link in memory. All members are used under the volume's lock.</summary>
internal abstract class MemoryNode
{
    protected MemoryNode(MemoryVolume volume, int permissions)
    {
        Volume = volume;
        Inode = volume.NextInode();
        Permissions = permissions;
        Written = Accessed = Changed = volume.Now;
    }

    protected MemoryVolume Volume { get; }

    public abstract FileKind Kind { get; }

    public long Inode { get; }

    public int Permissions { get; private set; }

    public int LinkCount { get; set; }

    public virtual long Length => 0;

    public DateTimeOffset Written { get; protected set; }

    public DateTimeOffset Accessed { get; protected set; }

    public DateTimeOffset Changed { get; protected set; }

    public FileStatus Status => new()
    {
        Kind = Kind, Length = Length, LastWriteTime = Written, LastAccessTime = Accessed, ChangeTime = Changed, Permissions = Permissions, Inode = Inode, Device = 1,
        LinkCount = LinkCount,
    };

    public FileError SetTimes(DateTimeOffset lastAccess, DateTimeOffset lastWrite)
    {
        (Accessed, Written, Changed) = (lastAccess, lastWrite, Volume.Now);
        return FileError.None;
    }

    public FileError SetPermissions(int permissions)
    {
        (Permissions, Changed) = (permissions & 0xFFF, Volume.Now);
        return FileError.None;
    }

    /// <summary>After its last name or its last user has gone.</summary>
    public virtual void Free() { }
}

internal sealed class MemoryLink(MemoryVolume volume, string target) : MemoryNode(volume, 0x1FF)
{
    public override FileKind Kind => FileKind.SymbolicLink;

    public override long Length => target.Length;

    public string Target => target;
}

internal sealed class MemoryDirectory(MemoryVolume volume, int permissions) : MemoryNode(volume, permissions)
{
    public Dictionary<string, MemoryNode> Entries { get; } = new(StringComparer.Ordinal);

    public MemoryDirectory? Parent { get; set; }

    public override FileKind Kind => FileKind.Directory;

    public void Touch() => Written = Changed = Volume.Now;

    public void Give() => Volume.Give(MemoryVolume.EntrySize);
}

/// <summary>Where a path leads: an entry of a directory, there or not.</summary>
/// <param name="Parent">The directory.</param>
/// <param name="Node">What is there; null: nothing.</param>
/// <param name="Name">The entry's name; empty where the path ends in <c>.</c>, <c>..</c> or is the root.</param>
/// <param name="NeedsDirectory">Whether the path ends in a slash.</param>
internal readonly record struct MemoryPlace(MemoryDirectory Parent, MemoryNode? Node, string Name, bool NeedsDirectory)
{
    public void Add(MemoryNode node)
    {
        Parent.Entries[Name] = node;
        Parent.Touch();
        if (node is MemoryDirectory directory) directory.Parent = Parent;
        else node.LinkCount++;
    }

    public void Remove()
    {
        Parent.Entries.Remove(Name);
        Parent.Touch();
        Parent.Give();
        if (Node is MemoryDirectory directory) directory.Parent = null;
        else if (--Node!.LinkCount == 0) Node.Free();
    }
}
