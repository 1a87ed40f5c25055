using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>What the hash objects of all modules have in common.</summary>
internal abstract class PyHash(HashAlgorithm algorithm) : PyObject
{
    private const int BytesPerObject = 500;   // with what the system keeps of it
    private const int LongestPiece = 1 << 18;       // a limit is seen between two pieces

    /// <summary>How many bytes count as one element of the work that limits count.</summary>
    protected const int BytesPerElement = 64;

    protected HashAlgorithm Algorithm { get; } = algorithm;

    protected abstract string AlgorithmName { get; }

    protected abstract int BlockLength { get; }

    protected abstract int DigestLength { get; }

    /// <summary>An object of the same type.</summary>
    protected abstract PyHash With(HashAlgorithm algorithm);

    [PyProperty("name")]
    internal string Name() => AlgorithmName;

    [PyProperty("block_size")]
    internal int BlockSize() => BlockLength;

    [PyProperty("digest_size")]
    internal int DigestSize() => DigestLength;

    [PyMethod("copy(self, /)", Doc = "Return a copy of the hash object.")]
    internal PyObject? Copy(PyThreadState thread) => thread.TryReserve(BytesPerObject) ? With(Algorithm.Clone()) : null;

    /// <summary>A new hash object with the data, if any, in it. Null: an error is set.</summary>
    public static PyObject? Start(PyThreadState thread, PyObject? data, Func<PyHash> make)
    {
        if (data is not null && !TryCheck(data) || !thread.TryReserve(BytesPerObject)) return null;
        var made = make();
        return data is null || made.TryUpdate(thread, data) ? made : null;
    }

    /// <summary>Takes the bytes of an object in. False: an error is set.</summary>
    [MustCheck]
    protected bool TryUpdate(PyThreadState thread, PyObject data)
    {
        if (!TryCheck(data) || !Buffers.TryGet(thread, data, out var lease)) return false;
        using (lease)
        {
            for (var at = 0; at < lease.Length; at += LongestPiece)
            {
                var piece = lease.Bytes.Slice(at, Math.Min(LongestPiece, lease.Length - at));
                if (!thread.TryChargeWork(piece.Length / BytesPerElement)) return false;
                Algorithm.Append(piece);
            }
            return true;
        }
    }

    private static bool TryCheck(PyObject data)
    {
        if (data is PyStr) return PyErr.TypeError("Strings must be encoded before hashing");
        return data is IBufferExporter || PyErr.TypeError("object supporting the buffer API required");
    }
}

/// <summary>A hash object whose digest has one length.</summary>
internal abstract class PyFixedHash(HashAlgorithm algorithm) : PyHash(algorithm)
{
    [PyMethod("digest(self, /)", Doc = "Return the digest value as a bytes object.")]
    internal PyObject Digest() => PyBytes.Adopt(Finish());

    [PyMethod("hexdigest(self, /)", Doc = "Return the digest value as a string of hexadecimal digits.")]
    internal string HexDigest() => Convert.ToHexStringLower(Finish());

    private byte[] Finish()
    {
        var digest = new byte[DigestLength];
        Algorithm.GetCurrent(digest);
        return digest;
    }
}

/// <summary>MD5, SHA-1 and SHA-2: objects that only functions make.</summary>
internal abstract class PyClassicHash(HashAlgorithm algorithm) : PyFixedHash(algorithm)
{
    [PyMethod("update(self, obj, /)", Doc = "Update this hash object's state with the provided string.")]
    internal PyObject? Update(PyThreadState thread, PyObject obj) => TryUpdate(thread, obj) ? PyNone.Instance : null;
}
