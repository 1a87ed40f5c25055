using PyEmbed.Core.Text;
using PyEmbed.VM;
using PyEmbed.VM.Modules;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>Keys from passwords, which <c>hashlib</c> has from OpenSSL in CPython.</summary>
[PyModule("_pbkdf2", Doc = "Password based key derivation for hashlib.")]
internal sealed partial class Pbkdf2Module
{
    private const long Longest = int.MaxValue;

    [PyFunction("pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)", Doc = "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function.")]
    internal static PyObject? Derive(PyThreadState thread, string hash_name, [BytesLike] PyObject password, [BytesLike] PyObject salt, long iterations, PyObject dklen)
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
        return hash.TryDerive(thread, saltBytes, (int)iterations, key) ? PyBytes.Adopt(key) : null;
    }

    [PyFunction("scrypt(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64)", Doc = "Password based key derivation that costs memory (RFC 7914).")]
    internal static PyObject? DeriveWithMemory(PyThreadState thread, [BytesLike] PyObject password, PyObject salt, PyObject n, PyObject r, PyObject p, long maxmem, long dklen)
    {
        if (!BytesLike.TryRead(thread, password, out var passwordBytes)) return null;
        if (salt is PyNone) return PyErr.TypeError("salt is required");
        if (!BytesLike.TryRead(thread, salt, out var saltBytes)) return null;
        if (!TryCount(n, "n", out var cost) || !TryCount(r, "r", out var blockSize) || !TryCount(p, "p", out var parallel)) return null;
        if (cost < 2 || (cost & (cost - 1)) != 0) return PyErr.ValueError("n must be a power of 2.");
        if (maxmem is < 0 or > Longest) return PyErr.ValueError($"maxmem must be positive and smaller than {Longest}");
        if (dklen is < 1 or > Longest) return PyErr.ValueError($"dklen must be greater than 0 and smaller than {Longest}");
        if (blockSize == 0 || parallel == 0) return PyErr.ValueError("Invalid parameter combination for n, r, p, maxmem.");
        if (!Scrypt.Fits(cost, blockSize, parallel, (ulong)maxmem, out var bytes)) return PyErr.ValueError("[digital envelope routines] memory limit exceeded");
        if (!thread.TryReserve(bytes + dklen)) return null;
        return Scrypt.Derive(thread, passwordBytes, saltBytes, (int)cost, (int)blockSize, (int)parallel, (int)dklen) is { } key ? PyBytes.Adopt(key) : null;
    }

    private static bool TryCount(PyObject value, string name, out ulong number)
    {
        number = 0;
        if (value is PyNone) return PyErr.TypeError($"{name} is required and must be an unsigned int");
        if (!value.Type.IsSubtypeOf(PyInt.BuiltinType)) return PyErr.TypeError($"scrypt() argument '{name}' must be int, not {value.Type.NameInMessages}");
        if (PyInt.TryGetInt64(value, out var found) && found >= 0)
        {
            number = (ulong)found;
            return true;
        }
        return PyErr.TypeError($"{name} is required and must be an unsigned int");
    }
}
