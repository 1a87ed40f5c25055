namespace PyEmbed.StandardLibrary.Bisect;

/// <summary>Python's module <c>_bisect</c>: searching and inserting in sorted lists.</summary>
[PyModule("_bisect", Doc = "Searching and inserting in sorted sequences by halving.")]
internal sealed partial class BisectModule
{
    private static readonly PyStr s_insert = PyStr.FromName("insert");

    [PyFunction("bisect_right(/, a, x, lo=0, hi=None, *, key=None)", Doc = "The index behind all items that are not greater than x.")]
    internal static PyObject? BisectRight(PyThreadState thread, PyObject a, PyObject x, nint lo, PyObject hi, [NoneAsNull] PyObject? key) =>
        TryFind(thread, a, x, lo, hi, key, isLeft: false, out var index) ? PyInt.From(index) : null;

    [PyFunction("bisect_left(/, a, x, lo=0, hi=None, *, key=None)", Doc = "The index before all items that are not less than x.")]
    internal static PyObject? BisectLeft(PyThreadState thread, PyObject a, PyObject x, nint lo, PyObject hi, [NoneAsNull] PyObject? key) =>
        TryFind(thread, a, x, lo, hi, key, isLeft: true, out var index) ? PyInt.From(index) : null;

    [PyFunction("insort_right(/, a, x, lo=0, hi=None, *, key=None)", Doc = "Insert x, behind what is equal to it.")]
    internal static PyObject? InsortRight(PyThreadState thread, PyObject a, PyObject x, nint lo, PyObject hi, [NoneAsNull] PyObject? key) =>
        Insert(thread, a, x, lo, hi, key, isLeft: false);

    [PyFunction("insort_left(/, a, x, lo=0, hi=None, *, key=None)", Doc = "Insert x, before what is equal to it.")]
    internal static PyObject? InsortLeft(PyThreadState thread, PyObject a, PyObject x, nint lo, PyObject hi, [NoneAsNull] PyObject? key) =>
        Insert(thread, a, x, lo, hi, key, isLeft: true);

    private static PyObject? Insert(PyThreadState thread, PyObject sequence, PyObject value, nint low, PyObject high, PyObject? key, bool isLeft)
    {
        var compared = value;
        if (key is not null && (compared = Calls.Call1(thread, key, value)) is null) return null;
        if (!TryFind(thread, sequence, compared, low, high, key, isLeft, out var index)) return null;
        return Calls.CallMethod(thread, sequence, s_insert, PyInt.From(index), value) is null ? null : PyNone.Instance;
    }

    private static bool TryFind(PyThreadState thread, PyObject sequence, PyObject value, nint low, PyObject highArgument, PyObject? key, bool isLeft, out nint index)
    {
        index = 0;
        nint high = -1;
        if (highArgument is not PyNone)
        {
            if (!highArgument.Type.Defines(Slot.Index)) return PyErr.TypeError($"argument should be integer or None, not '{highArgument.Type.NameInMessages}'");
            if (!Number.TryIndexClampedOverflow(thread, highArgument, out high)) return false;
        }
        if (low < 0) return PyErr.ValueError("lo must be non-negative");
        if (high == -1 && !Subscript.TryLength(thread, sequence, out high)) return false;
        if (!sequence.Type.Defines(Slot.GetItem)) return PyErr.TypeError($"'{sequence.Type.NameInMessages}' object does not support indexing");
        if (sequence.GetType() == typeof(PyDict) || sequence is PyMappingProxy) return PyErr.TypeError($"{sequence.Type.NameInMessages} is not a sequence");
        while (low < high)
        {
            if (!thread.TryChargeWork(1)) return false;
            var middle = (nint)(((nuint)low + (nuint)high) / 2);
            PyObject? item;
            if (sequence.GetType() == typeof(PyList) && ((PyList)sequence).TryItem(middle, out var known)) item = known;
            else item = Subscript.GetItem(thread, sequence, PyInt.From(middle));
            if (item is not null && key is not null) item = Calls.Call1(thread, key, item);
            if (item is null) return false;
            var isBefore = isLeft
                ? Comparison.TryCompare(thread, item, value, CompareOp.Lt, out var goesRight)
                : Comparison.TryCompare(thread, value, item, CompareOp.Lt, out goesRight);
            if (!isBefore) return false;
            if (goesRight == isLeft) low = middle + 1;
            else high = middle;
        }
        index = low;
        return true;
    }
}
