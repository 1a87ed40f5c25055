namespace PyEmbed.StandardLibrary.Operator;

/// <summary>Python's module <c>_operator</c>: the operators as functions.</summary>
[PyModule("_operator", Doc = "The operators of the language as functions.")]
internal sealed partial class OperatorModule
{
    [PyConstant("itemgetter")] internal static PyType ItemGetter => PyItemGetter.BuiltinType;
    [PyConstant("attrgetter")] internal static PyType AttrGetter => PyAttrGetter.BuiltinType;
    [PyConstant("methodcaller")] internal static PyType MethodCaller => PyMethodCaller.BuiltinType;

    [PyFunction("truth(a, /)", Doc = "Return True if a is true, False otherwise.")]
    internal static bool TryTruth(PyThreadState thread, PyObject a, out bool result) => Truth.TryTest(thread, a, out result);

    [PyFunction("add(a, b, /)", Doc = "Same as a + b.")]
    internal static PyObject? Add(PyThreadState thread, PyObject a, PyObject b) => Number.Add(thread, a, b);

    [PyFunction("sub(a, b, /)", Doc = "Same as a - b.")]
    internal static PyObject? Subtract(PyThreadState thread, PyObject a, PyObject b) => Number.Subtract(thread, a, b);

    [PyFunction("mul(a, b, /)", Doc = "Same as a * b.")]
    internal static PyObject? Multiply(PyThreadState thread, PyObject a, PyObject b) => Number.Multiply(thread, a, b);

    [PyFunction("matmul(a, b, /)", Doc = "Same as a @ b.")]
    internal static PyObject? MatrixMultiply(PyThreadState thread, PyObject a, PyObject b) => Number.MatrixMultiply(thread, a, b);

    [PyFunction("floordiv(a, b, /)", Doc = "Same as a // b.")]
    internal static PyObject? FloorDivide(PyThreadState thread, PyObject a, PyObject b) => Number.FloorDivide(thread, a, b);

    [PyFunction("truediv(a, b, /)", Doc = "Same as a / b.")]
    internal static PyObject? TrueDivide(PyThreadState thread, PyObject a, PyObject b) => Number.TrueDivide(thread, a, b);

    [PyFunction("mod(a, b, /)", Doc = "Same as a % b.")]
    internal static PyObject? Remainder(PyThreadState thread, PyObject a, PyObject b) => Number.Remainder(thread, a, b);

    [PyFunction("lshift(a, b, /)", Doc = "Same as a << b.")]
    internal static PyObject? Lshift(PyThreadState thread, PyObject a, PyObject b) => Number.Lshift(thread, a, b);

    [PyFunction("rshift(a, b, /)", Doc = "Same as a >> b.")]
    internal static PyObject? Rshift(PyThreadState thread, PyObject a, PyObject b) => Number.Rshift(thread, a, b);

    [PyFunction("and_(a, b, /)", Doc = "Same as a & b.")]
    internal static PyObject? And(PyThreadState thread, PyObject a, PyObject b) => Number.And(thread, a, b);

    [PyFunction("xor(a, b, /)", Doc = "Same as a ^ b.")]
    internal static PyObject? Xor(PyThreadState thread, PyObject a, PyObject b) => Number.Xor(thread, a, b);

    [PyFunction("or_(a, b, /)", Doc = "Same as a | b.")]
    internal static PyObject? Or(PyThreadState thread, PyObject a, PyObject b) => Number.Or(thread, a, b);

    [PyFunction("neg(a, /)", Doc = "Same as -a.")]
    internal static PyObject? Negative(PyThreadState thread, PyObject a) => Number.Negative(thread, a);

    [PyFunction("pos(a, /)", Doc = "Same as +a.")]
    internal static PyObject? Positive(PyThreadState thread, PyObject a) => Number.Positive(thread, a);

    [PyFunction("inv(a, /)", Doc = "Same as ~a.")]
    internal static PyObject? Inv(PyThreadState thread, PyObject a) => Number.Invert(thread, a);

    [PyFunction("invert(a, /)", Doc = "Same as ~a.")]
    internal static PyObject? Invert(PyThreadState thread, PyObject a) => Number.Invert(thread, a);

    [PyFunction("abs(a, /)", Doc = "Same as abs(a).")]
    internal static PyObject? Absolute(PyThreadState thread, PyObject a) => Number.Absolute(thread, a);

    [PyFunction("pow(a, b, /)", Doc = "Same as a ** b.")]
    internal static PyObject? Power(PyThreadState thread, PyObject a, PyObject b) => Number.Power(thread, a, b, PyNone.Instance);

    [PyFunction("iadd(a, b, /)", Doc = "Same as a += b.")]
    internal static PyObject? InplaceAdd(PyThreadState thread, PyObject a, PyObject b) => Number.InplaceAdd(thread, a, b);

    [PyFunction("isub(a, b, /)", Doc = "Same as a -= b.")]
    internal static PyObject? InplaceSubtract(PyThreadState thread, PyObject a, PyObject b) => Number.InplaceSubtract(thread, a, b);

    [PyFunction("imul(a, b, /)", Doc = "Same as a *= b.")]
    internal static PyObject? InplaceMultiply(PyThreadState thread, PyObject a, PyObject b) => Number.InplaceMultiply(thread, a, b);

    [PyFunction("imatmul(a, b, /)", Doc = "Same as a @= b.")]
    internal static PyObject? InplaceMatrixMultiply(PyThreadState thread, PyObject a, PyObject b) => Number.InplaceMatrixMultiply(thread, a, b);

    [PyFunction("ifloordiv(a, b, /)", Doc = "Same as a //= b.")]
    internal static PyObject? InplaceFloorDivide(PyThreadState thread, PyObject a, PyObject b) => Number.InplaceFloorDivide(thread, a, b);

    [PyFunction("itruediv(a, b, /)", Doc = "Same as a /= b.")]
    internal static PyObject? InplaceTrueDivide(PyThreadState thread, PyObject a, PyObject b) => Number.InplaceTrueDivide(thread, a, b);

    [PyFunction("imod(a, b, /)", Doc = "Same as a %= b.")]
    internal static PyObject? InplaceRemainder(PyThreadState thread, PyObject a, PyObject b) => Number.InplaceRemainder(thread, a, b);

    [PyFunction("ilshift(a, b, /)", Doc = "Same as a <<= b.")]
    internal static PyObject? InplaceLshift(PyThreadState thread, PyObject a, PyObject b) => Number.InplaceLshift(thread, a, b);

    [PyFunction("irshift(a, b, /)", Doc = "Same as a >>= b.")]
    internal static PyObject? InplaceRshift(PyThreadState thread, PyObject a, PyObject b) => Number.InplaceRshift(thread, a, b);

    [PyFunction("iand(a, b, /)", Doc = "Same as a &= b.")]
    internal static PyObject? InplaceAnd(PyThreadState thread, PyObject a, PyObject b) => Number.InplaceAnd(thread, a, b);

    [PyFunction("ixor(a, b, /)", Doc = "Same as a ^= b.")]
    internal static PyObject? InplaceXor(PyThreadState thread, PyObject a, PyObject b) => Number.InplaceXor(thread, a, b);

    [PyFunction("ior(a, b, /)", Doc = "Same as a |= b.")]
    internal static PyObject? InplaceOr(PyThreadState thread, PyObject a, PyObject b) => Number.InplaceOr(thread, a, b);

    [PyFunction("ipow(a, b, /)", Doc = "Same as a **= b.")]
    internal static PyObject? InplacePower(PyThreadState thread, PyObject a, PyObject b) => Number.InplacePower(thread, a, b);

    [PyFunction("lt(a, b, /)", Doc = "Same as a < b.")]
    internal static PyObject? Lt(PyThreadState thread, PyObject a, PyObject b) => Comparison.Compare(thread, a, b, CompareOp.Lt);

    [PyFunction("le(a, b, /)", Doc = "Same as a <= b.")]
    internal static PyObject? Le(PyThreadState thread, PyObject a, PyObject b) => Comparison.Compare(thread, a, b, CompareOp.Le);

    [PyFunction("eq(a, b, /)", Doc = "Same as a == b.")]
    internal static PyObject? Eq(PyThreadState thread, PyObject a, PyObject b) => Comparison.Compare(thread, a, b, CompareOp.Eq);

    [PyFunction("ne(a, b, /)", Doc = "Same as a != b.")]
    internal static PyObject? Ne(PyThreadState thread, PyObject a, PyObject b) => Comparison.Compare(thread, a, b, CompareOp.Ne);

    [PyFunction("ge(a, b, /)", Doc = "Same as a >= b.")]
    internal static PyObject? Ge(PyThreadState thread, PyObject a, PyObject b) => Comparison.Compare(thread, a, b, CompareOp.Ge);

    [PyFunction("gt(a, b, /)", Doc = "Same as a > b.")]
    internal static PyObject? Gt(PyThreadState thread, PyObject a, PyObject b) => Comparison.Compare(thread, a, b, CompareOp.Gt);

    [PyFunction("is_(a, b, /)", Doc = "Same as a is b.")]
    internal static bool Is(PyObject a, PyObject b) => VM.Identity.Is(a, b);

    [PyFunction("is_not(a, b, /)", Doc = "Same as a is not b.")]
    internal static bool IsNot(PyObject a, PyObject b) => !VM.Identity.Is(a, b);

    [PyFunction("getitem(a, b, /)", Doc = "Same as a[b].")]
    internal static PyObject? GetItem(PyThreadState thread, PyObject a, PyObject b) => Subscript.GetItem(thread, a, b);

    [PyFunction("setitem(a, b, c, /)", Doc = "Same as a[b] = c.")]
    internal static PyObject? SetItem(PyThreadState thread, PyObject a, PyObject b, PyObject c) => Subscript.SetItem(thread, a, b, c) ? PyNone.Instance : null;

    [PyFunction("delitem(a, b, /)", Doc = "Same as del a[b].")]
    internal static PyObject? DeleteItem(PyThreadState thread, PyObject a, PyObject b) => Subscript.DeleteItem(thread, a, b) ? PyNone.Instance : null;

    [PyFunction("contains(a, b, /)", Doc = "Same as b in a (note reversed operands).")]
    internal static bool TryContains(PyThreadState thread, PyObject a, PyObject b, out bool result) => Subscript.TryContains(thread, a, b, out result);

    [PyFunction("index(a, /)", Doc = "Same as a.__index__()")]
    internal static PyObject? Index(PyThreadState thread, PyObject a) => Number.Index(thread, a) is { } number ? PyInt.Exact(number) : null;

    [PyFunction("length_hint(obj, default=0, /)", Doc = "An estimate of the number of items in obj.")]
    internal static bool TryLengthHint(PyThreadState thread, PyObject obj, nint @default, out nint hint) => Iteration.TryGetLengthHint(thread, obj, @default, out hint);

    [PyFunction("call(obj, /, *args, **kwargs)", Doc = "Same as obj(*args, **kwargs).")]
    internal static PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        args.Length > (keywordNames?.Count ?? 0) ? Calls.CallN(thread, args[0], args[1..], keywordNames) : ArgumentErrors.Expected("call", 1, int.MaxValue, 0);

    [PyFunction("concat(a, b, /)", Doc = "Same as a + b, for a and b sequences.")]
    internal static PyObject? Concat(PyThreadState thread, PyObject a, PyObject b) => SequenceFunctions.Concat(thread, a, b);

    [PyFunction("iconcat(a, b, /)", Doc = "Same as a += b, for a and b sequences.")]
    internal static PyObject? InplaceConcat(PyThreadState thread, PyObject a, PyObject b) => SequenceFunctions.InplaceConcat(thread, a, b);

    [PyFunction("countOf(a, b, /)", Doc = "Return the number of items in a which are, or which equal, b.")]
    internal static PyObject? CountOf(PyThreadState thread, PyObject a, PyObject b) => SequenceFunctions.Count(thread, a, b);

    [PyFunction("indexOf(a, b, /)", Doc = "Return the first index of b in a.")]
    internal static PyObject? IndexOf(PyThreadState thread, PyObject a, PyObject b) => SequenceFunctions.IndexOf(thread, a, b);

    [PyFunction("_compare_digest(a, b, /)", Doc = "Whether two texts or two byte strings are equal, in a time that does not tell where they differ.")]
    internal static PyObject? CompareDigest(PyThreadState thread, PyObject a, PyObject b) => DigestComparison.Run(thread, a, b);

    [PyFunction("not_(a, /)", Doc = "Same as not a.")]
    internal static bool TryNot(PyThreadState thread, PyObject a, out bool result)
    {
        var succeeded = Truth.TryTest(thread, a, out result);
        result = !result;
        return succeeded;
    }
}
