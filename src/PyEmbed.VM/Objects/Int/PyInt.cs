using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using PyEmbed.Core.Hashing;
using PyEmbed.VM;

namespace PyEmbed;

/// <summary>Python's <c>int</c> where it fits 64 bits; larger ones are <see cref="PyBigInt"/>. Immutable.</summary>
[PyType("int", Subclassable = true, VariableSize = true, MatchSelf = true)]
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

    private static PyInt[] MakeCache()
    {
        var cache = new PyInt[MostCached - LeastCached + 1];
        for (var i = 0; i < cache.Length; i++) cache[i] = new PyInt(i + LeastCached);
        return cache;
    }
}

/// <summary>An <c>int</c> that does not fit 64 bits.</summary>
internal class PyBigInt(BigInteger value) : PyObject
{
    public BigInteger Value { get; } = value;

    internal override PyType Type => PyInt.BuiltinType;

    public long HashValue => NumberHash.OfInteger(Value);
}

/// <summary>An instance of a Python class that derives from <c>int</c>, with a value that does not fit 64 bits.</summary>
internal sealed class PyBigIntInstance : PyBigInt
{
    private PyType _type;
    private InstanceAttributes _attributes;

    public PyBigIntInstance(PyType type, BigInteger value) : base(value)
    {
        _type = type;
        _attributes.Shape = type.RootShape;
        if (type.MemberCount > 0) _attributes.Slots = new PyObject?[type.MemberCount];
        if (type.Has(CompilerServices.TypeFlags.HasFinalizer)) PyThreadState.Current.Interpreter.WatchForFinalization(this);
    }

    internal override PyType Type => _type;

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    internal override bool TrySetType(PyType type)
    {
        _type = type;
        return true;
    }
}
