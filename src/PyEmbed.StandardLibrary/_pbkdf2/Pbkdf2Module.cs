using System.Buffers.Binary;
using PyEmbed.Core.Text;
using PyEmbed.VM;
using PyEmbed.VM.Modules;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>Keys from passwords, which <c>hashlib</c> has from OpenSSL in CPython.</summary>
[PyModule("_pbkdf2", Doc = "Password based key derivation for hashlib.")]
internal sealed partial class Pbkdf2Module
{
    private const int ElementsPerRound = 60;   // of the work that limits count
    private const long Longest = int.MaxValue;

    [PyFunction("pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)", Doc = "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function.")]
    internal static PyObject? Derive(PyThreadState thread, string hash_name, PyObject password, PyObject salt, long iterations, PyObject dklen)
    {
        if (!BytesLike.TryRead(thread, password, out var passwordBytes) || !BytesLike.TryRead(thread, salt, out var saltBytes)) return null;
        using var hash = KeyedHash.Create(AsciiText.ToLower(hash_name), passwordBytes);
        if (hash is null) return PyErr.ValueError($"unsupported hash type {hash_name}");
        if (iterations < 1) return PyErr.ValueError("iteration value must be greater than 0.");
        if (iterations > Longest) return PyErr.OverflowError("iteration value is too great.");
        long length = hash.Length;
        if (dklen is not PyNone && !ArgumentConversion.TryInt64(thread, dklen, out length)) return null;
        if (length < 1) return PyErr.ValueError("key length must be greater than 0.");
        if (length > Longest) return PyErr.OverflowError("key length is too great.");
        if (!thread.TryReserve(length)) return null;
        var key = new byte[length];
        return TryFill(thread, hash, saltBytes, (int)iterations, key) ? PyBytes.Adopt(key) : null;
    }

    // RFC 8018, 5.2.
    private static bool TryFill(PyThreadState thread, KeyedHash hash, byte[] salt, int iterations, Span<byte> key)
    {
        var first = new byte[salt.Length + sizeof(uint)];
        salt.CopyTo(first, 0);
        var link = new byte[hash.Length];
        var mixed = new byte[hash.Length];
        for (var number = 1u; !key.IsEmpty; number++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(first.AsSpan(salt.Length), number);
            hash.Compute(first, link);
            link.CopyTo(mixed, 0);
            for (var round = 1; round < iterations; round++)
            {
                if (!thread.TryChargeWork(ElementsPerRound)) return false;
                hash.Compute(link, link);
                for (var i = 0; i < mixed.Length; i++) mixed[i] ^= link[i];
            }
            if (!thread.TryChargeWork(ElementsPerRound)) return false;
            var count = Math.Min(key.Length, mixed.Length);
            mixed.AsSpan(0, count).CopyTo(key);
            key = key[count..];
        }
        return true;
    }
}
