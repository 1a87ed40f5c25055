using System.Buffers.Binary;
using System.Numerics;
using System.Text;
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
        Costs("", "", 0) && Costs("", "x", 2) && Costs("x", "X", 1) && Costs("tree", "free", 2) && Costs("tree", "tee", 2) && Costs("tree", "Trees", 3) && Costs("left", "LEFT", 4)
        && Costs("one", "four", 6) && Costs("get_item", "getitem", 2) && Costs("get_item", "GetItem", 4) && Costs("kitten", "sitting", 6) && Costs("----", "--", 4)
            ? PyNone.Instance : null;

    private static bool Costs(string a, string b, int cost)
    {
        var (left, right) = (Encoding.ASCII.GetBytes(a), Encoding.ASCII.GetBytes(b));
        if (NameSuggestions.Distance(left, right, cost) != cost || NameSuggestions.Distance(right, left, cost) != cost) return Wrong($"the distance of '{a}' and '{b}' is not {cost}");
        return cost == 0 || NameSuggestions.Distance(left, right, cost - 1) >= cost || Wrong($"the distance of '{a}' and '{b}' is found within {cost - 1}");
    }

    private static bool Answers(PyThreadState thread, BigInteger value, string method, int expected)
    {
        if (Calls.CallMethod(thread, PyInt.From(value), PyStr.FromName(method)) is not { } result) return false;
        return PyInt.TryGetValue(result, out var count) && count == expected || Wrong($"{value}.{method}() is not {expected}");
    }

    private static PyError Wrong(string message) => PyErr.AssertionError(message);
}
