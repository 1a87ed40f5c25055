using System.Numerics;
using PyEmbed.Core.Hashing;

namespace PyEmbed;

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
