using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>What <c>weakref.proxy</c> gives: nearly all that is done to it is done to the object.</summary>
internal abstract class WeakProxyBase(PyObject target, PyObject? callback) : WeakReferenceBase(target, callback)
{
    /// <summary>The proxy of an object. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? Make(PyThreadState thread, PyObject target, PyObject? callback) => Calls.IsCallable(target)
        ? Make(thread, target, callback, static (target, callback) => new PyCallableWeakProxy(target, callback), typeof(PyCallableWeakProxy))
        : Make(thread, target, callback, static (target, callback) => new PyWeakProxy(target, callback), typeof(PyWeakProxy));

    private protected PyObject? Object() => Target ?? (PyObject?)Gone();

    private static PyError Gone() => PyErr.Set(PyExceptions.ReferenceError, "weakly-referenced object no longer exists");

    // An operand, which may be a proxy, too.
    private static PyObject? Object(PyObject operand) => operand is WeakProxyBase proxy ? proxy.Object() : operand;

    [PyMethod("__repr__(self, /)")]
    internal string ReprText()
    {
        PyObject shown = Target ?? PyNone.Instance;
        return $"<weakproxy at 0x{Identity.Of(this):x} to {shown.Type.NameInMessages} at 0x{Identity.Of(shown):x}>";
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject? ToText(PyThreadState thread) => Object() is { } value ? Representation.Str(thread, value) : null;

    [PyMethod("__getattribute__(self, name, /)")]
    internal PyObject? ReadAttribute(PyThreadState thread, PyStr name) => Object() is { } value ? Attributes.Get(thread, value, name) : null;

    [PyMethod("__setattr__(self, name, value, /)")]
    internal bool WriteAttribute(PyThreadState thread, PyStr name, PyObject value) => Object() is { } target && Attributes.Set(thread, target, name, value);

    [PyMethod("__delattr__(self, name, /)")]
    internal bool RemoveAttribute(PyThreadState thread, PyStr name) => Object() is { } target && Attributes.Delete(thread, target, name);

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op) =>
        Object() is { } left && Object(other) is { } right ? Comparison.Compare(thread, left, right, op) : null;

    [PyMethod("__iter__(self, /)")]
    internal PyObject? Iter(PyThreadState thread) => Object() is { } value ? Iteration.GetIter(thread, value) : null;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (Object() is not { } value) return null;
        return value.Type.Defines(Slot.Next) ? Iteration.Next(thread, value) : PyErr.TypeError($"Weakref proxy referenced a non-iterator '{value.Type.NameInMessages}' object");
    }

    [PyMethod("__len__(self, /)")]
    internal bool TryLength(PyThreadState thread, out nint length)
    {
        length = 0;
        return Object() is { } value && Subscript.TryLength(thread, value, out length);
    }

    [PyMethod("__bool__(self, /)")]
    internal bool TryTruth(PyThreadState thread, out bool truth)
    {
        truth = false;
        return Object() is { } value && Truth.TryTest(thread, value, out truth);
    }

    [PyMethod("__contains__(self, item, /)")]
    internal bool TryContains(PyThreadState thread, PyObject item, out bool found)
    {
        found = false;
        return Object() is { } value && Subscript.TryContains(thread, value, item, out found);
    }

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key) => Object() is { } value && Object(key) is { } index ? Subscript.GetItem(thread, value, index) : null;

    [PyMethod("__setitem__(self, key, value, /)")]
    internal bool SetItem(PyThreadState thread, PyObject key, PyObject value) => Object() is { } target && Subscript.SetItem(thread, target, key, value);

    [PyMethod("__delitem__(self, key, /)")]
    internal bool DeleteItem(PyThreadState thread, PyObject key) => Object() is { } target && Subscript.DeleteItem(thread, target, key);

    [PyMethod("__neg__(self, /)")]
    internal PyObject? Negative(PyThreadState thread) => Object() is { } value ? Number.Negative(thread, value) : null;

    [PyMethod("__pos__(self, /)")]
    internal PyObject? Positive(PyThreadState thread) => Object() is { } value ? Number.Positive(thread, value) : null;

    [PyMethod("__abs__(self, /)")]
    internal PyObject? Absolute(PyThreadState thread) => Object() is { } value ? Number.Absolute(thread, value) : null;

    [PyMethod("__invert__(self, /)")]
    internal PyObject? Invert(PyThreadState thread) => Object() is { } value ? Number.Invert(thread, value) : null;

    [PyMethod("__index__(self, /)")]
    internal PyObject? Index(PyThreadState thread) => Object() is { } value ? Number.Index(thread, value) : null;

    [PyMethod("__int__(self, /)")]
    internal PyObject? Int(PyThreadState thread) => Object() is { } value ? Calls.Call1(thread, PyInt.BuiltinType, value) : null;

    [PyMethod("__float__(self, /)")]
    internal PyObject? Float(PyThreadState thread) => Object() is { } value ? Calls.Call1(thread, PyFloat.BuiltinType, value) : null;

    [PyMethod("__add__(self, other, /)")]
    internal static PyObject? Add(PyThreadState thread, PyObject left, PyObject right) => Object(left) is { } a && Object(right) is { } b ? Number.Add(thread, a, b) : null;

    [PyMethod("__iadd__(self, other, /)")]
    internal PyObject? InplaceAdd(PyThreadState thread, PyObject other) => Object() is { } a && Object(other) is { } b ? Number.InplaceAdd(thread, a, b) : null;

    [PyMethod("__sub__(self, other, /)")]
    internal static PyObject? Subtract(PyThreadState thread, PyObject left, PyObject right) => Object(left) is { } a && Object(right) is { } b ? Number.Subtract(thread, a, b) : null;

    [PyMethod("__isub__(self, other, /)")]
    internal PyObject? InplaceSubtract(PyThreadState thread, PyObject other) => Object() is { } a && Object(other) is { } b ? Number.InplaceSubtract(thread, a, b) : null;

    [PyMethod("__mul__(self, other, /)")]
    internal static PyObject? Multiply(PyThreadState thread, PyObject left, PyObject right) => Object(left) is { } a && Object(right) is { } b ? Number.Multiply(thread, a, b) : null;

    [PyMethod("__imul__(self, other, /)")]
    internal PyObject? InplaceMultiply(PyThreadState thread, PyObject other) => Object() is { } a && Object(other) is { } b ? Number.InplaceMultiply(thread, a, b) : null;

    [PyMethod("__mod__(self, other, /)")]
    internal static PyObject? Remainder(PyThreadState thread, PyObject left, PyObject right) => Object(left) is { } a && Object(right) is { } b ? Number.Remainder(thread, a, b) : null;

    [PyMethod("__imod__(self, other, /)")]
    internal PyObject? InplaceRemainder(PyThreadState thread, PyObject other) => Object() is { } a && Object(other) is { } b ? Number.InplaceRemainder(thread, a, b) : null;

    [PyMethod("__divmod__(self, other, /)")]
    internal static PyObject? Divmod(PyThreadState thread, PyObject left, PyObject right) => Object(left) is { } a && Object(right) is { } b ? Number.Divmod(thread, a, b) : null;

    [PyMethod("__lshift__(self, other, /)")]
    internal static PyObject? Lshift(PyThreadState thread, PyObject left, PyObject right) => Object(left) is { } a && Object(right) is { } b ? Number.Lshift(thread, a, b) : null;

    [PyMethod("__ilshift__(self, other, /)")]
    internal PyObject? InplaceLshift(PyThreadState thread, PyObject other) => Object() is { } a && Object(other) is { } b ? Number.InplaceLshift(thread, a, b) : null;

    [PyMethod("__rshift__(self, other, /)")]
    internal static PyObject? Rshift(PyThreadState thread, PyObject left, PyObject right) => Object(left) is { } a && Object(right) is { } b ? Number.Rshift(thread, a, b) : null;

    [PyMethod("__irshift__(self, other, /)")]
    internal PyObject? InplaceRshift(PyThreadState thread, PyObject other) => Object() is { } a && Object(other) is { } b ? Number.InplaceRshift(thread, a, b) : null;

    [PyMethod("__and__(self, other, /)")]
    internal static PyObject? And(PyThreadState thread, PyObject left, PyObject right) => Object(left) is { } a && Object(right) is { } b ? Number.And(thread, a, b) : null;

    [PyMethod("__iand__(self, other, /)")]
    internal PyObject? InplaceAnd(PyThreadState thread, PyObject other) => Object() is { } a && Object(other) is { } b ? Number.InplaceAnd(thread, a, b) : null;

    [PyMethod("__xor__(self, other, /)")]
    internal static PyObject? Xor(PyThreadState thread, PyObject left, PyObject right) => Object(left) is { } a && Object(right) is { } b ? Number.Xor(thread, a, b) : null;

    [PyMethod("__ixor__(self, other, /)")]
    internal PyObject? InplaceXor(PyThreadState thread, PyObject other) => Object() is { } a && Object(other) is { } b ? Number.InplaceXor(thread, a, b) : null;

    [PyMethod("__or__(self, other, /)")]
    internal static PyObject? Or(PyThreadState thread, PyObject left, PyObject right) => Object(left) is { } a && Object(right) is { } b ? Number.Or(thread, a, b) : null;

    [PyMethod("__ior__(self, other, /)")]
    internal PyObject? InplaceOr(PyThreadState thread, PyObject other) => Object() is { } a && Object(other) is { } b ? Number.InplaceOr(thread, a, b) : null;

    [PyMethod("__floordiv__(self, other, /)")]
    internal static PyObject? FloorDivide(PyThreadState thread, PyObject left, PyObject right) => Object(left) is { } a && Object(right) is { } b ? Number.FloorDivide(thread, a, b) : null;

    [PyMethod("__ifloordiv__(self, other, /)")]
    internal PyObject? InplaceFloorDivide(PyThreadState thread, PyObject other) => Object() is { } a && Object(other) is { } b ? Number.InplaceFloorDivide(thread, a, b) : null;

    [PyMethod("__truediv__(self, other, /)")]
    internal static PyObject? TrueDivide(PyThreadState thread, PyObject left, PyObject right) => Object(left) is { } a && Object(right) is { } b ? Number.TrueDivide(thread, a, b) : null;

    [PyMethod("__itruediv__(self, other, /)")]
    internal PyObject? InplaceTrueDivide(PyThreadState thread, PyObject other) => Object() is { } a && Object(other) is { } b ? Number.InplaceTrueDivide(thread, a, b) : null;

    [PyMethod("__matmul__(self, other, /)")]
    internal static PyObject? MatrixMultiply(PyThreadState thread, PyObject left, PyObject right) => Object(left) is { } a && Object(right) is { } b ? Number.MatrixMultiply(thread, a, b) : null;

    [PyMethod("__imatmul__(self, other, /)")]
    internal PyObject? InplaceMatrixMultiply(PyThreadState thread, PyObject other) => Object() is { } a && Object(other) is { } b ? Number.InplaceMatrixMultiply(thread, a, b) : null;

    [PyMethod("__pow__(self, other, modulus=None, /)")]
    internal static PyObject? Power(PyThreadState thread, PyObject left, PyObject right, PyObject modulus) =>
        Object(left) is { } a && Object(right) is { } b && Object(modulus) is { } c ? Number.Power(thread, a, b, c) : null;

    [PyMethod("__ipow__(self, other, /)")]
    internal PyObject? InplacePower(PyThreadState thread, PyObject other) => Object() is { } a && Object(other) is { } b ? Number.InplacePower(thread, a, b) : null;
}

/// <summary>A proxy of an object that cannot be called.</summary>
[PyType("ProxyType", Module = "weakref")]
internal sealed partial class PyWeakProxy(PyObject target, PyObject? callback) : WeakProxyBase(target, callback)
{
    [PyMethod("__bytes__(self, /)", NoTextSignature = true)]
    internal PyObject? ToBytes(PyThreadState thread) => Object() is { } value ? Calls.CallMethod(thread, value, Names.Bytes) : null;

    [PyMethod("__reversed__(self, /)", NoTextSignature = true)]
    internal PyObject? Reversed(PyThreadState thread) => Object() is { } value ? Calls.CallMethod(thread, value, Names.Reversed) : null;
}

/// <summary>A proxy of an object that can be called.</summary>
[PyType("CallableProxyType", Module = "weakref")]
internal sealed partial class PyCallableWeakProxy(PyObject target, PyObject? callback) : WeakProxyBase(target, callback)
{
    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Object() is { } value ? Calls.CallN(thread, value, args, keywordNames) : null;
}
