using System.Numerics;
using PyEmbed.VM;

namespace PyEmbed;

/// <summary>Python's <c>int</c> where it fits 64 bits; larger ones are <see cref="PyBigInt"/>. Immutable.</summary>
[PyType("int", Subclassable = true, VariableSize = true, MatchSelf = true, Doc = "A whole number of any size, from another number or from text in a base from 2 to 36; base 0 reads the text as a literal of Python.\n\n>>> int('0b100', base=0)\n4")]
public partial class PyInt : PyObject
{
    private const int LeastCached = -256;
    private const int MostCached = 1023;

    private static readonly PyInt[] s_cache = MakeCache();

    internal PyInt(long value) => Value = value;

    internal long Value { get; }

    /// <summary>Zero.</summary>
    internal static PyInt Zero => s_cache[-LeastCached];

    internal static PyInt One => s_cache[1 - LeastCached];

    /// <summary>The object of a value; small ones are kept.</summary>
    public static PyInt From(long value) => (ulong)(value - LeastCached) <= MostCached - LeastCached ? s_cache[value - LeastCached] : new PyInt(value);

    /// <summary>The object of a value of any size: a PyInt where it fits, else a PyBigInt.</summary>
    internal static PyObject From(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? From((long)value) : new PyBigInt(value);

    /// <summary>Whether it is an int and no instance of a subclass (bool included).</summary>
    internal static bool IsExact(PyObject value) => value.GetType() == typeof(PyInt) || value.GetType() == typeof(PyBigInt);

    /// <summary>The value of an int object (of a subclass, too) where it fits 64 bits.</summary>
    internal static bool TryGetInt64(PyObject number, out long value)
    {
        if (number is PyInt small)
        {
            value = small.Value;
            return true;
        }
        value = 0;
        return false;
    }

    /// <summary>The value of an int object of any size; false where it is no int.</summary>
    internal static bool TryGetValue(PyObject? candidate, out BigInteger value)
    {
        switch (candidate)
        {
            case PyInt small:
                value = small.Value;
                return true;
            case PyBigInt big:
                value = big.Value;
                return true;
            default:
                value = default;
                return false;
        }
    }

    /// <summary>The int of the same value that is no instance of a subclass: itself where it is none.</summary>
    internal static PyObject Exact(PyObject number) => IsExact(number) ? number : number is PyInt small ? From(small.Value) : new PyBigInt(((PyBigInt)number).Value);

    private static PyInt[] MakeCache()
    {
        var cache = new PyInt[MostCached - LeastCached + 1];
        for (var i = 0; i < cache.Length; i++) cache[i] = new PyInt(i + LeastCached);
        return cache;
    }
}
