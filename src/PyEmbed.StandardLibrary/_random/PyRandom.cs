using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PyEmbed.StandardLibrary.Random;

/// <summary><c>_random.Random</c>: the base of <c>random.Random</c>.</summary>
[PyType("Random", Module = "_random", Subclassable = true, Doc = "Random() -> create a random number generator with its own internal state.")]
internal partial class PyRandom : PyObject
{
    private const int WordBits = 32;

    private readonly MersenneTwister _generator = new();

    public PyRandom() { }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyRandomDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, *args, **kwargs)")]
    internal bool Initialize(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords("Random");
        if (args.Length > 1) return PyErr.TypeError("Random() requires 0 or 1 argument");
        return TrySeed(thread, args.Length == 0 ? PyNone.Instance : args[0]);
    }

    [PyMethod("random(self, /)", Doc = "random() -> x in the interval [0, 1).")]
    internal double NextDouble() => _generator.NextDouble();

    [PyMethod("seed(self, n=None, /)", Doc = "Start again from an int, from the hash of any other object, or from randomness of the system.")]
    internal PyObject? Seed(PyThreadState thread, PyObject n) => TrySeed(thread, n) ? PyNone.Instance : null;

    private bool TrySeed(PyThreadState thread, PyObject seed)
    {
        if (seed is PyNone)
        {
            if (thread.Interpreter.NextRandomKey() is not { } fresh)
            {
                fresh = new uint[MersenneTwister.Length];
                RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(fresh.AsSpan()));
            }
            _generator.Seed(fresh);
            return true;
        }
        BigInteger number;
        if (seed is PyInt or PyBigInt) number = BigInteger.Abs(Number.ToBigInteger(seed));
        else
        {
            if (!Hashing.TryHash(thread, seed, out var hash)) return false;
            number = (ulong)hash;
        }
        var bytes = number.GetByteCount(isUnsigned: true);
        if (!thread.TryChargeWork(bytes / 4) || !thread.TryReserve(bytes)) return false;
        var words = new uint[Math.Max(1, (bytes + 3) / 4)];
        var buffer = MemoryMarshal.AsBytes(words.AsSpan());
        number.TryWriteBytes(buffer, out _, isUnsigned: true, isBigEndian: false);
        if (!BitConverter.IsLittleEndian)
            for (var i = 0; i < words.Length; i++) words[i] = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(words[i]);
        _generator.Seed(words);
        return true;
    }

    [PyMethod("getstate(self, /)", Doc = "getstate() -> tuple containing the current state.")]
    internal PyObject GetGeneratorState()
    {
        var items = new PyObject[MersenneTwister.Length + 1];
        for (var i = 0; i < MersenneTwister.Length; i++) items[i] = PyInt.From(_generator.State[i]);
        items[^1] = PyInt.From(_generator.Index);
        return PyTuple.Adopt(items);
    }

    [PyMethod("setstate(self, state, /)", Doc = "setstate(state) -> None.  Restores generator state.")]
    internal PyObject? SetGeneratorState(PyThreadState thread, PyObject state)
    {
        if (state is not PyTuple items) return PyErr.TypeError("state vector must be a tuple");
        if (items.Count != MersenneTwister.Length + 1) return PyErr.ValueError("state vector is the wrong size");
        var words = new uint[MersenneTwister.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (items[i] is not (PyInt or PyBigInt)) return PyErr.TypeError("an integer is required");
            var word = Number.ToBigInteger(items[i]);
            if (word.Sign < 0) return PyErr.OverflowError("can't convert negative value to unsigned int");
            if (word > ulong.MaxValue) return PyErr.OverflowError("Python int too large to convert to C unsigned long");
            words[i] = (uint)(ulong)word;
        }
        if (items[items.Count - 1] is not (PyInt or PyBigInt)) return PyErr.TypeError($"'{items[items.Count - 1].Type.NameInMessages}' object cannot be interpreted as an integer");
        if (!PyInt.TryGetInt64(items[items.Count - 1], out var index)) return PyErr.OverflowError("Python int too large to convert to C long");
        if (index is < 0 or > MersenneTwister.Length) return PyErr.ValueError("invalid state");
        words.CopyTo(_generator.State);
        _generator.Index = (int)index;
        return PyNone.Instance;
    }

    [PyMethod("getrandbits(self, k, /)", Doc = "getrandbits(k) -> x.  Generates an int with k random bits.")]
    internal PyObject? GetRandomBits(PyThreadState thread, int k)
    {
        if (k < 0) return PyErr.ValueError("number of bits must be non-negative");
        if (k == 0) return PyInt.Zero;
        if (k <= WordBits) return PyInt.From(_generator.NextWord() >> (WordBits - k));
        var count = (k - 1) / WordBits + 1;
        if (!thread.TryChargeWork(count) || !thread.TryReserve(count * 8L)) return null;
        var bytes = new byte[count * 4];
        for (var i = 0; i < count; i++, k -= WordBits)
        {
            var word = _generator.NextWord();
            if (k < WordBits) word >>= WordBits - k;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), word);
        }
        return PyInt.From(new BigInteger(bytes, isUnsigned: true, isBigEndian: false));
    }
}
