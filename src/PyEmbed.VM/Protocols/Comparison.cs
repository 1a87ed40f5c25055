using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Protocols;

/// <summary>Rich comparison. Data model 3.3.1.</summary>
internal static class Comparison
{
    /// <summary><c>left op right</c> as an object; null: an error is set.</summary>
    [MustCheck]
    public static PyObject? Compare(PyThreadState thread, PyObject left, PyObject right, CompareOp op)
    {
        if (!thread.TryEnterRecursion(" in comparison")) return null;
        var result = CompareCore(thread, left, right, op);
        thread.LeaveRecursion();
        return result;
    }

    private static PyObject? CompareCore(PyThreadState thread, PyObject left, PyObject right, CompareOp op)
    {
        var leftType = left.Type;
        var rightType = right.Type;
        var triedRight = false;
        if (!ReferenceEquals(leftType, rightType) && rightType.IsSubtypeOf(leftType))
        {
            triedRight = true;
            var result = rightType.Slots.RichCompare(thread, right, left, CompareOps.Swapped(op));
            if (result is not PyNotImplemented) return result;
        }
        var ofLeft = leftType.Slots.RichCompare(thread, left, right, op);
        if (ofLeft is not PyNotImplemented) return ofLeft;
        return triedRight ? Default(left, right, op) : AfterLeft(thread, left, right, op);
    }

    /// <summary>What comes when the left operand's comparison has returned NotImplemented.</summary>
    [MustCheck]
    public static PyObject? AfterLeft(PyThreadState thread, PyObject left, PyObject right, CompareOp op)
    {
        var result = right.Type.Slots.RichCompare(thread, right, left, CompareOps.Swapped(op));
        return result is PyNotImplemented ? Default(left, right, op) : result;
    }

    private static PyObject? Default(PyObject left, PyObject right, CompareOp op) => op switch
    {
        CompareOp.Eq => PyBool.From(Identity.Is(left, right)),
        CompareOp.Ne => PyBool.From(!Identity.Is(left, right)),
        _ => PyErr.TypeError($"'{CompareOps.Text(op)}' not supported between instances of '{left.Type.NameInMessages}' and '{right.Type.NameInMessages}'"),
    };

    /// <summary>The truth of <c>left op right</c>; identical objects are equal without being asked (as containers compare).</summary>
    [MustCheck]
    public static bool TryCompare(PyThreadState thread, PyObject left, PyObject right, CompareOp op, out bool isTrue)
    {
        if (Identity.Is(left, right))
        {
            if (op == CompareOp.Eq)
            {
                isTrue = true;
                return true;
            }
            if (op == CompareOp.Ne)
            {
                isTrue = false;
                return true;
            }
        }
        var result = Compare(thread, left, right, op);
        if (result is not null) return Truth.TryTest(thread, result, out isTrue);
        isTrue = false;
        return false;
    }

    /// <summary>Whether two objects are the same or equal.</summary>
    [MustCheck]
    public static bool TryEquals(PyThreadState thread, PyObject left, PyObject right, out bool areEqual)
    {
        // What needs no Python code and occurs most.
        if (left.GetType() == typeof(PyStr) && right.GetType() == typeof(PyStr))
        {
            areEqual = ((PyStr)left).TextEquals((PyStr)right);
            return ((PyStr)left).Length != ((PyStr)right).Length || ((PyStr)left).TryChargeComparison(thread, (PyStr)right);
        }
        if (left.GetType() == typeof(PyInt) && right.GetType() == typeof(PyInt))
        {
            areEqual = ((PyInt)left).Value == ((PyInt)right).Value;
            return true;
        }
        return TryCompare(thread, left, right, CompareOp.Eq, out areEqual);
    }
}
