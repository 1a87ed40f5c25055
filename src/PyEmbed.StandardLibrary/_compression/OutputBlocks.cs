namespace PyEmbed.StandardLibrary.Compression;

/// <summary>Output of unknown length: blocks that grow, each charged to the memory limit before it is made.</summary>
/// <remarks>The sizes are CPython's: at level 0 and after flushes the end of a block has an influence on the bytes that a compressor gives.</remarks>
internal sealed class OutputBlocks(long limit = long.MaxValue)
{
    private const int KiB = 1 << 10, MiB = 1 << 20;

    private readonly List<byte[]> _full = [];
    private byte[] _block = [];
    private int _fullLength;

    private static ReadOnlySpan<int> Sizes =>
    [
        32 * KiB, 64 * KiB, 256 * KiB, 1 * MiB, 4 * MiB, 8 * MiB, 16 * MiB, 16 * MiB, 32 * MiB, 32 * MiB, 32 * MiB, 32 * MiB, 64 * MiB, 64 * MiB, 128 * MiB, 128 * MiB, 256 * MiB,
    ];

    /// <summary>Whether the output is as long as it may be.</summary>
    public bool IsAtLimit => _fullLength + _block.Length == limit;

    /// <summary>Adds a block to the full ones before it; null with an error set: there is no memory for it.</summary>
    /// <param name="thread">What is charged.</param>
    /// <param name="size">Its size; null: the next of CPython's.</param>
    public byte[]? Add(PyThreadState thread, int? size = null)
    {
        var wanted = size ?? Sizes[Math.Min(_full.Count + (_block.Length > 0 ? 1 : 0), Sizes.Length - 1)];
        wanted = (int)Math.Min(wanted, limit - _fullLength - _block.Length);
        if ((long)_fullLength + _block.Length + wanted > Array.MaxLength)
        {
            _ = PyErr.MemoryError();
            return null;
        }
        if (!thread.TryReserve(wanted)) return null;
        if (_block.Length > 0)
        {
            _full.Add(_block);
            _fullLength += _block.Length;
        }
        return _block = new byte[wanted];
    }

    /// <summary>All that was written. Null: an error is set.</summary>
    /// <param name="thread">What is charged.</param>
    /// <param name="unused">How many bytes of the last block were not.</param>
    public PyObject? Finish(PyThreadState thread, int unused)
    {
        var last = _block.AsSpan(0, _block.Length - unused);
        if (!thread.TryReserve(_fullLength + last.Length)) return null;
        var all = new byte[_fullLength + last.Length];
        var at = 0;
        foreach (var block in _full)
        {
            block.CopyTo(all, at);
            at += block.Length;
        }
        last.CopyTo(all.AsSpan(at));
        return PyBytes.Adopt(all);
    }
}
