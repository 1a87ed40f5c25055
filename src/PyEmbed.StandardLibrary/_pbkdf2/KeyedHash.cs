using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PyEmbed.StandardLibrary.Hashlib;

/// <summary>HMAC with one key, for many messages. RFC 2104.</summary>
internal abstract class KeyedHash : IDisposable
{
    private const int ElementsPerRound = 60;    // of the work that limits count
    private const int BytesPerElement = 64;     // of a long message

    public abstract int Length { get; }

    /// <summary>Fills the tag, which may lie where the message does.</summary>
    public abstract void Compute(ReadOnlySpan<byte> message, Span<byte> tag);

    public virtual void Dispose() { }

    /// <summary>Fills a key that is derived from the hash's own: PBKDF2, RFC 8018, 5.2. False: a limit was reached, and an error is set.</summary>
    [MustCheck]
    public bool TryDerive(PyThreadState thread, byte[] salt, int iterations, Span<byte> key)
    {
        var first = new byte[salt.Length + sizeof(uint)];
        salt.CopyTo(first, 0);
        var link = new byte[Length];
        var mixed = new byte[Length];
        for (var number = 1u; !key.IsEmpty; number++)
        {
            if (!thread.TryChargeWork(ElementsPerRound + first.Length / BytesPerElement)) return false;
            BinaryPrimitives.WriteUInt32BigEndian(first.AsSpan(salt.Length), number);
            Compute(first, link);
            link.CopyTo(mixed, 0);
            for (var round = 1; round < iterations; round++)
            {
                if (!thread.TryChargeWork(ElementsPerRound)) return false;
                Compute(link, link);
                for (var i = 0; i < mixed.Length; i++) mixed[i] ^= link[i];
            }
            var count = Math.Min(key.Length, mixed.Length);
            mixed.AsSpan(0, count).CopyTo(key);
            key = key[count..];
        }
        return true;
    }

    /// <summary>By the name of the hash. Null: there is none of that name.</summary>
    public static KeyedHash? Create(string name, byte[] key) => name switch
    {
        "md5" => new SystemKeyedHash(HashAlgorithmName.MD5, key),
        "sha1" => new SystemKeyedHash(HashAlgorithmName.SHA1, key),
        "sha224" => new PlainKeyedHash(new Sha224(), 64, 28, key),
        "sha256" => Sha256(key),
        "sha384" => new SystemKeyedHash(HashAlgorithmName.SHA384, key),
        "sha512" => new SystemKeyedHash(HashAlgorithmName.SHA512, key),
        "sha3_224" => Sha3(28, key),
        "sha3_256" => Sha3(32, key),
        "sha3_384" => Sha3(48, key),
        "sha3_512" => Sha3(64, key),
        "blake2b" => new PlainKeyedHash(new Blake2<ulong>(Blake2Parameters.Plain(64), default, false), 128, 64, key),
        "blake2s" => new PlainKeyedHash(new Blake2<uint>(Blake2Parameters.Plain(32), default, false), 64, 32, key),
        _ => null,
    };

    public static KeyedHash Sha256(byte[] key) => new SystemKeyedHash(HashAlgorithmName.SHA256, key);

    private static PlainKeyedHash Sha3(int length, byte[] key)
    {
        var hash = Keccak.Sha3(length);
        return new PlainKeyedHash(hash, hash.Rate, length, key);
    }

    private sealed class SystemKeyedHash(HashAlgorithmName name, byte[] key) : KeyedHash
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHMAC(name, key);

        public override int Length => _hash.HashLengthInBytes;

        public override void Compute(ReadOnlySpan<byte> message, Span<byte> tag)
        {
            _hash.AppendData(message);
            _hash.GetHashAndReset(tag);
        }

        public override void Dispose() => _hash.Dispose();
    }

    private sealed class PlainKeyedHash : KeyedHash
    {
        private const byte InnerPad = 0x36;
        private const byte OuterPad = 0x5C;

        private readonly HashAlgorithm _inner;
        private readonly HashAlgorithm _outer;

        public PlainKeyedHash(HashAlgorithm hash, int blockSize, int length, byte[] key)
        {
            Length = length;
            if (key.Length > blockSize)
            {
                var hashed = hash.Clone();
                hashed.Append(key);
                key = new byte[length];
                hashed.GetCurrent(key);
            }
            _inner = Start(hash, blockSize, key, InnerPad);
            _outer = Start(hash, blockSize, key, OuterPad);
        }

        public override int Length { get; }

        public override void Compute(ReadOnlySpan<byte> message, Span<byte> tag)
        {
            var inner = _inner.Clone();
            inner.Append(message);
            inner.GetCurrent(tag);
            var outer = _outer.Clone();
            outer.Append(tag);
            outer.GetCurrent(tag);
        }

        private static HashAlgorithm Start(HashAlgorithm hash, int blockSize, byte[] key, byte pad)
        {
            var block = new byte[blockSize];
            key.CopyTo(block, 0);
            for (var i = 0; i < block.Length; i++) block[i] ^= pad;
            var started = hash.Clone();
            started.Append(block);
            return started;
        }
    }
}
