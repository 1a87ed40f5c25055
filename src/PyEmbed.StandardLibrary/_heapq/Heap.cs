namespace PyEmbed.StandardLibrary.Heapq;

/// <summary>The two movements by which a list becomes and stays a heap.</summary>
/// <remarks>Comparing may run code that changes the list: its length is looked at after each comparison, and items are moved by exchanging, so that none gets lost.</remarks>
internal static class Heap
{
    /// <summary>Moves the item at a position towards the root until its parent is not greater. False: an error is set.</summary>
    [MustCheck]
    public static bool TrySiftDown(PyThreadState thread, PyList heap, int start, int position, bool isMax)
    {
        var count = heap.Count;
        if (position >= count) return PyErr.IndexError("index out of range");
        var item = heap[position];
        while (position > start)
        {
            var parentPosition = (position - 1) >> 1;
            var parent = heap[parentPosition];
            if (!TryIsBefore(thread, heap, count, item, parent, isMax, out var isBefore)) return false;
            if (!isBefore) break;
            Exchange(heap, position, parentPosition);
            position = parentPosition;
        }
        return true;
    }

    /// <summary>Moves the item at a position to the leaves along the smaller children, then up to where it belongs. False: an error is set.</summary>
    [MustCheck]
    public static bool TrySiftUp(PyThreadState thread, PyList heap, int position, bool isMax)
    {
        var start = position;
        var count = heap.Count;
        if (position >= count) return PyErr.IndexError("index out of range");
        var limit = count >> 1;
        while (position < limit)
        {
            var child = 2 * position + 1;
            if (child + 1 < count)
            {
                var (first, second) = isMax ? (heap[child + 1], heap[child]) : (heap[child], heap[child + 1]);
                if (!TryIsLess(thread, heap, count, first, second, out var isLess)) return false;
                if (!isLess) child++;
            }
            Exchange(heap, child, position);
            position = child;
        }
        return TrySiftDown(thread, heap, start, position, isMax);
    }

    /// <summary>Makes a heap of any list. False: an error is set.</summary>
    [MustCheck]
    public static bool TryHeapify(PyThreadState thread, PyList heap, bool isMax)
    {
        for (var i = (heap.Count >> 1) - 1; i >= 0; i--)
            if (!TrySiftUp(thread, heap, i, isMax)) return false;
        return true;
    }

    private static bool TryIsBefore(PyThreadState thread, PyList heap, int count, PyObject item, PyObject parent, bool isMax, out bool isBefore) =>
        isMax ? TryIsLess(thread, heap, count, parent, item, out isBefore) : TryIsLess(thread, heap, count, item, parent, out isBefore);

    private static bool TryIsLess(PyThreadState thread, PyList heap, int count, PyObject left, PyObject right, out bool isLess)
    {
        isLess = false;
        if (!thread.TryChargeWork(1)) return false;
        if (left.GetType() == typeof(PyInt) && right.GetType() == typeof(PyInt))
        {
            isLess = ((PyInt)left).Value < ((PyInt)right).Value;
            return true;
        }
        if (!Comparison.TryCompare(thread, left, right, CompareOp.Lt, out isLess)) return false;
        return heap.Count == count || PyErr.RuntimeError("list changed size during iteration");
    }

    private static void Exchange(PyList heap, int i, int j)
    {
        var item = heap[i];
        heap.SetItem(i, heap[j]);
        heap.SetItem(j, item);
    }
}
