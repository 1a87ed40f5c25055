using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary>Python's <c>bool</c>: two ints with other names.</summary>
[PyType("bool", MatchSelf = true, Doc = "The truth of an object: True or False.")]
public sealed partial class PyBool : PyInt
{
    private PyBool(bool value) : base(value ? 1 : 0) => IsTrueValue = value;

    /// <summary><c>True</c></summary>
    public static PyBool True { get; } = new(true);

    /// <summary><c>False</c></summary>
    public static PyBool False { get; } = new(false);

    internal bool IsTrueValue { get; }

    /// <summary>The object of a value.</summary>
    public static PyBool From(bool value) => value ? True : False;

    [PyMethod("__new__(cls, x=False, /)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject? x)
    {
        if (x is null) return False;
        return Truth.TryTest(thread, x, out var truth) ? From(truth) : null;
    }

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => IsTrueValue ? "True" : "False";

    [PyMethod("__and__(self, value, /)")]
    internal static new PyObject? And(PyThreadState thread, PyObject left, PyObject right) =>
        left is PyBool a && right is PyBool b ? From(a.IsTrueValue & b.IsTrueValue) : PyInt.And(thread, left, right);

    [PyMethod("__xor__(self, value, /)")]
    internal static new PyObject? Xor(PyThreadState thread, PyObject left, PyObject right) =>
        left is PyBool a && right is PyBool b ? From(a.IsTrueValue ^ b.IsTrueValue) : PyInt.Xor(thread, left, right);

    [PyMethod("__or__(self, value, /)")]
    internal static new PyObject? Or(PyThreadState thread, PyObject left, PyObject right) =>
        left is PyBool a && right is PyBool b ? From(a.IsTrueValue | b.IsTrueValue) : PyInt.Or(thread, left, right);
}
