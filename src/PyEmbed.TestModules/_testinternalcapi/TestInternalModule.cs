using System.Buffers.Binary;
using System.Numerics;
using PyEmbed.VM;
using PyEmbed.VM.Modules;

namespace PyEmbed.TestModules.Internal;

/// <summary>Python's module <c>_testinternalcapi</c>: how the engine was started, how deep it is, and self tests of what has no Python function.</summary>
[PyModule("_testinternalcapi")]
internal sealed partial class TestInternalModule
{
    /// <summary>What <c>sys.getsizeof</c> adds to objects that the collector of CPython would know.</summary>
    [PyConstant("SIZEOF_PYGC_HEAD")] public const int CollectorHeader = SysModule.CollectorHeader;

    [PyFunction("get_config(/)", NoTextSignature = true)]
    internal static PyObject? GetConfig(PyThreadState thread) => EngineConfiguration.Config(thread);

    [PyFunction("get_configs(/)", NoTextSignature = true)]
    internal static PyObject? GetConfigs(PyThreadState thread) => EngineConfiguration.All(thread);

    [PyFunction("get_recursion_depth(/)", NoTextSignature = true)]
    internal static int GetRecursionDepth(PyThreadState thread) => thread.RecursionDepth;

    [PyFunction("EncodeLocaleEx(text, current_locale=0, errors=None, /)", ParseTuple = true, NoTextSignature = true)]
    internal static PyObject? EncodeLocale(PyThreadState thread, PyStr text, int current_locale, PyStr? errors) => LocaleCodec.Encode(thread, text, errors);

    [PyFunction("DecodeLocaleEx(bytes, current_locale=0, errors=None, /)", ParseTuple = true, NoTextSignature = true)]
    internal static PyObject? DecodeLocale(PyThreadState thread, PyObject bytes, int current_locale, PyStr? errors) => LocaleCodec.Decode(thread, bytes, errors);

    [PyFunction("test_bswap(/)", NoTextSignature = true)]
    internal static PyObject? TestByteSwap()
    {
        if (BinaryPrimitives.ReverseEndianness((ushort)0x1234) != 0x3412) return Wrong("bytes of 16 bits are not swapped");
        if (BinaryPrimitives.ReverseEndianness(0x12345678u) != 0x78563412u) return Wrong("bytes of 32 bits are not swapped");
        return BinaryPrimitives.ReverseEndianness(0x0123456789abcdeful) == 0xefcdab8967452301ul ? PyNone.Instance : Wrong("bytes of 64 bits are not swapped");
    }

    [PyFunction("test_popcount(/)", NoTextSignature = true)]
    internal static PyObject? TestBitCount(PyThreadState thread)
    {
        for (var shift = 0; shift < 64; shift++)
        {
            var value = BigInteger.One << shift;
            if (!Answers(thread, value, "bit_count", 1) || !Answers(thread, value - 1, "bit_count", shift)) return null;
        }
        return PyNone.Instance;
    }

    [PyFunction("test_bit_length(/)", NoTextSignature = true)]
    internal static PyObject? TestBitLength(PyThreadState thread)
    {
        if (!Answers(thread, 0, "bit_length", 0)) return null;
        for (var shift = 0; shift < 64; shift++)
        {
            var value = BigInteger.One << shift;
            if (!Answers(thread, value, "bit_length", shift + 1) || !Answers(thread, (value << 1) - 1, "bit_length", shift + 1)) return null;
        }
        return PyNone.Instance;
    }

    // A character that is put in, taken out or changed costs 2, another case of a letter 1.
    [PyFunction("test_edit_cost(/)", NoTextSignature = true)]
    internal static PyObject? TestEditCost() =>
        Costs(""u8, ""u8, 0) && Costs(""u8, "x"u8, 2) && Costs("x"u8, "X"u8, 1) && Costs("tree"u8, "free"u8, 2) && Costs("tree"u8, "tee"u8, 2) && Costs("tree"u8, "Trees"u8, 3)
        && Costs("left"u8, "LEFT"u8, 4) && Costs("one"u8, "four"u8, 6) && Costs("get_item"u8, "getitem"u8, 2) && Costs("get_item"u8, "GetItem"u8, 4) && Costs("kitten"u8, "sitting"u8, 6)
        && Costs("----"u8, "--"u8, 4)
            ? PyNone.Instance : null;

    private static bool Costs(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int cost)
    {
        if (NameSuggestions.Distance(a, b, cost) == cost && NameSuggestions.Distance(b, a, cost) == cost && (cost == 0 || NameSuggestions.Distance(a, b, cost - 1) >= cost)) return true;
        return Wrong($"a distance is not {cost}, between names of {a.Length} and {b.Length} letters");
    }

    private static bool Answers(PyThreadState thread, BigInteger value, string method, int expected)
    {
        if (Calls.CallMethod(thread, PyInt.From(value), PyStr.FromName(method)) is not { } result) return false;
        return PyInt.TryGetValue(result, out var count) && count == expected || Wrong($"{value}.{method}() is not {expected}");
    }

    private static PyError Wrong(string message) => PyErr.AssertionError(message);
}
