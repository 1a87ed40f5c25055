using System.Buffers.Binary;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>The arguments of the constructor of BLAKE2b (long) or BLAKE2s, which are checked in CPython's order.</summary>
internal sealed record Blake2Parameters(bool IsLong, int DigestSize, PyObject? Key, PyObject? Salt, PyObject? Person, int FanOut, int Depth, PyObject? LeafSize, PyObject? NodeOffset,
    int NodeDepth, int InnerSize)
{
    private const ulong NodeOffsetLimit = 1UL << 48;   // of BLAKE2s

    /// <summary>The parameter block of an ordinary hash, which is as long as its digest.</summary>
    public static byte[] Plain(int digestSize)
    {
        var block = new byte[digestSize];
        block[0] = (byte)digestSize;
        block[2] = block[3] = 1;
        return block;
    }

    private int MostDigest => IsLong ? 64 : 32;

    private int SaltSize => IsLong ? 16 : 8;

    /// <summary>The parameter block and the key. False: an error is set.</summary>
    [MustCheck]
    public bool TryMake(PyThreadState thread, out byte[] block, out byte[] key)
    {
        block = new byte[MostDigest];
        key = [];
        if (DigestSize < 1 || DigestSize > MostDigest) return PyErr.ValueError($"digest_size must be between 1 and {MostDigest} bytes");
        block[0] = (byte)DigestSize;
        if (!TryBytes(thread, Salt, "salt", SaltSize, out var salt) || !TryBytes(thread, Person, "person", SaltSize, out var person)) return false;
        salt.CopyTo(block, block.Length - 2 * SaltSize);
        person.CopyTo(block, block.Length - SaltSize);
        if (FanOut is < 0 or > byte.MaxValue) return PyErr.ValueError("fanout must be between 0 and 255");
        block[2] = (byte)FanOut;
        if (Depth is < 1 or > byte.MaxValue) return PyErr.ValueError("depth must be between 1 and 255");
        block[3] = (byte)Depth;
        var (leafSize, nodeOffset) = (0UL, 0UL);
        if (LeafSize is not null && !UnsignedArgument.TryRead(LeafSize, "unsigned long", out leafSize)) return false;
        if (NodeOffset is not null && !UnsignedArgument.TryRead(NodeOffset, null, out nodeOffset)) return false;
        if (leafSize > uint.MaxValue) return PyErr.OverflowError("leaf_size is too large");
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(4), (uint)leafSize);
        if (!IsLong && nodeOffset >= NodeOffsetLimit) return PyErr.OverflowError("node_offset is too large");
        // Of BLAKE2s the next bytes follow after six.
        BinaryPrimitives.WriteUInt64LittleEndian(block.AsSpan(8), nodeOffset);
        if (NodeDepth is < 0 or > byte.MaxValue) return PyErr.ValueError("node_depth must be between 0 and 255");
        var depthAt = IsLong ? 16 : 14;
        block[depthAt] = (byte)NodeDepth;
        if (InnerSize < 0 || InnerSize > MostDigest) return PyErr.ValueError($"inner_size must be between 0 and is {MostDigest}");
        block[depthAt + 1] = (byte)InnerSize;
        if (!TryBytes(thread, Key, "key", MostDigest, out key)) return false;
        block[1] = (byte)key.Length;
        return true;
    }

    private static bool TryBytes(PyThreadState thread, PyObject? value, string name, int most, out byte[] bytes)
    {
        bytes = [];
        if (value is null) return true;
        if (!Buffers.TryGet(thread, value, out var lease)) return false;
        using (lease)
        {
            if (lease.Length > most) return PyErr.ValueError($"maximum {name} length is {most} bytes");
            bytes = lease.Bytes.ToArray();
            return true;
        }
    }
}
