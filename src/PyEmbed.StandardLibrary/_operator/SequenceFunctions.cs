namespace PyEmbed.StandardLibrary.Operator;

/// <summary>The functions for sequences: <c>concat</c>, <c>countOf</c>, <c>indexOf</c>.</summary>
internal static class SequenceFunctions
{
    public static PyObject? Concat(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left.Type.Defines(Slot.Concat)) return left.Type.Slots.Concat(thread, left, right);
        // Classes written in Python have only a number's addition.
        return AddsAsSequence(left, right) ? OrCannot(Number.Plain(thread, left, right, Slot.Add), left) : CannotConcatenate(left);
    }

    public static PyObject? InplaceConcat(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left.Type.Defines(Slot.InplaceConcat)) return left.Type.Slots.InplaceConcat(thread, left, right);
        if (left.Type.Defines(Slot.Concat)) return left.Type.Slots.Concat(thread, left, right);
        return AddsAsSequence(left, right) || IsSequence(left) && IsSequence(right) && left.Type.Defines(Slot.InplaceAdd)
            ? OrCannot(Number.PlainInplace(thread, left, right, Slot.InplaceAdd, Slot.Add), left)
            : CannotConcatenate(left);
    }

    private static PyObject? OrCannot([MustCheck] PyObject? sum, PyObject left) => sum is PyNotImplemented ? CannotConcatenate(left) : sum;

    private static bool AddsAsSequence(PyObject left, PyObject right) =>
        IsSequence(left) && IsSequence(right) && (left.Type.Defines(Slot.Add) || right.Type.Defines(Slot.Add));

    private static bool IsSequence(PyObject value) => value.Type.Defines(Slot.GetItem) && value is not (PyDict or PyMappingProxy);

    private static PyError CannotConcatenate(PyObject value) => PyErr.TypeError($"'{value.Type.NameInMessages}' object can't be concatenated");

    public static PyObject? Count(PyThreadState thread, PyObject sequence, PyObject value)
    {
        if (GetIter(thread, sequence) is not { } iterator) return null;
        var count = 0L;
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1) || !Comparison.TryEquals(thread, item, value, out var areEqual)) return null;
            if (areEqual) count++;
        }
        return thread.HasError ? null : PyInt.From(count);
    }

    public static PyObject? IndexOf(PyThreadState thread, PyObject sequence, PyObject value)
    {
        if (GetIter(thread, sequence) is not { } iterator) return null;
        for (var index = 0L; Iteration.Next(thread, iterator) is { } item; index++)
        {
            if (!thread.TryChargeWork(1) || !Comparison.TryEquals(thread, item, value, out var areEqual)) return null;
            if (areEqual) return PyInt.From(index);
        }
        return thread.HasError ? null : PyErr.ValueError("sequence.index(x): x not in sequence");
    }

    private static PyObject? GetIter(PyThreadState thread, PyObject sequence)
    {
        if (Iteration.GetIter(thread, sequence) is { } iterator) return iterator;
        return thread.ClearErrorIf(PyExceptions.TypeError) ? PyErr.TypeError($"argument of type '{sequence.Type.NameInMessages}' is not iterable") : null;
    }
}
