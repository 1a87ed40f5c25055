using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>What the hash objects of SHA-3 have in common.</summary>
internal abstract class PySha3(Keccak keccak) : PyFixedHash(keccak)
{
    protected override int BlockLength => keccak.Rate;

    [PyMethod("update(self, data, /)", Doc = "Update this hash object's state with the provided bytes-like object.")]
    internal PyObject? Update(PyThreadState thread, PyObject data) => TryUpdate(thread, data) ? PyNone.Instance : null;

    [PyProperty("_capacity_bits")]
    internal int CapacityBits() => keccak.Capacity * 8;

    [PyProperty("_rate_bits")]
    internal int RateBits() => keccak.Rate * 8;

    [PyProperty("_suffix")]
    internal PyObject Suffix() => PyBytes.Adopt([keccak.Suffix]);
}

/// <summary>What the hash objects of SHAKE have in common: digests of any length.</summary>
internal abstract class PyShake(Keccak keccak) : PyHash(keccak)
{
    private const ulong LengthLimit = 1 << 29;
    private const int BlocksPerPiece = 1024;    // a limit is seen between two pieces

    protected override int BlockLength => keccak.Rate;

    protected override int DigestLength => 0;

    [PyMethod("update(self, data, /)", Doc = "Update this hash object's state with the provided bytes-like object.")]
    internal PyObject? Update(PyThreadState thread, PyObject data) => TryUpdate(thread, data) ? PyNone.Instance : null;

    [PyMethod("digest(self, length, /)", Doc = "Return the digest value as a bytes object.")]
    internal PyObject? Digest(PyThreadState thread, PyObject length) => TryFinish(thread, length, out var digest) ? PyBytes.Adopt(digest) : null;

    [PyMethod("hexdigest(self, length, /)", Doc = "Return the digest value as a string of hexadecimal digits.")]
    internal PyObject? HexDigest(PyThreadState thread, PyObject length) =>
        TryFinish(thread, length, out var digest) && thread.TryReserve(6L * digest.Length) ? PyStr.FromUtf16(Convert.ToHexStringLower(digest)) : null;

    [PyProperty("_capacity_bits")]
    internal int CapacityBits() => keccak.Capacity * 8;

    [PyProperty("_rate_bits")]
    internal int RateBits() => keccak.Rate * 8;

    [PyProperty("_suffix")]
    internal PyObject Suffix() => PyBytes.Adopt([keccak.Suffix]);

    private bool TryFinish(PyThreadState thread, PyObject length, out byte[] digest)
    {
        digest = [];
        if (!UnsignedArgument.TryRead(length, "unsigned long", out var count)) return false;
        if (count >= LengthLimit) return PyErr.ValueError("length is too large");
        if (count == 0) return true;
        if (!thread.TryReserve((long)count)) return false;
        digest = new byte[count];
        var end = keccak.Ended();
        var pieceSize = BlocksPerPiece * keccak.Rate;
        for (var at = 0; at < digest.Length; at += pieceSize)
        {
            var piece = digest.AsSpan(at, Math.Min(pieceSize, digest.Length - at));
            if (!thread.TryChargeWork(piece.Length / BytesPerElement + 1)) return false;
            end.Squeeze(piece);
        }
        return true;
    }
}
