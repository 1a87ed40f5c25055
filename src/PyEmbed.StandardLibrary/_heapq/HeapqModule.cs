namespace PyEmbed.StandardLibrary.Heapq;

/// <summary>Python's module <c>_heapq</c>: lists as priority queues.</summary>
[PyModule("_heapq", Doc = "Lists that are kept as heaps: no item is greater than the two at twice its index.")]
internal sealed partial class HeapqModule
{
    [PyFunction("heappush(heap, item, /)", Doc = "Push item onto heap, maintaining the heap invariant.")]
    internal static PyObject? Push(PyThreadState thread, PyList heap, PyObject item)
    {
        if (!heap.TryAppend(thread, item)) return null;
        return Heap.TrySiftDown(thread, heap, 0, heap.Count - 1, isMax: false) ? PyNone.Instance : null;
    }

    [PyFunction("heappushpop(heap, item, /)", Doc = "Push item on the heap, then pop and return the smallest item.")]
    internal static PyObject? PushPop(PyThreadState thread, PyList heap, PyObject item)
    {
        if (heap.Count == 0) return item;
        if (!Comparison.TryCompare(thread, heap[0], item, CompareOp.Lt, out var isLess)) return null;
        return isLess ? Replace(thread, heap, item, isMax: false) : item;
    }

    [PyFunction("heappop(heap, /)", Doc = "Pop the smallest item off the heap, maintaining the heap invariant.")]
    internal static PyObject? Pop(PyThreadState thread, PyList heap) => Pop(thread, heap, isMax: false);

    [PyFunction("heapreplace(heap, item, /)", Doc = "Pop and return the current smallest value, and add the new item.")]
    internal static PyObject? Replace(PyThreadState thread, PyList heap, PyObject item) => Replace(thread, heap, item, isMax: false);

    [PyFunction("heapify(heap, /)", Doc = "Transform list into a heap, in-place, in O(len(heap)) time.")]
    internal static PyObject? Heapify(PyThreadState thread, PyList heap) => Heap.TryHeapify(thread, heap, isMax: false) ? PyNone.Instance : null;

    [PyFunction("_heappop_max(heap, /)", Doc = "Maxheap variant of heappop.")]
    internal static PyObject? PopMax(PyThreadState thread, PyList heap) => Pop(thread, heap, isMax: true);

    [PyFunction("_heapreplace_max(heap, item, /)", Doc = "Maxheap variant of heapreplace.")]
    internal static PyObject? ReplaceMax(PyThreadState thread, PyList heap, PyObject item) => Replace(thread, heap, item, isMax: true);

    [PyFunction("_heapify_max(heap, /)", Doc = "Maxheap variant of heapify.")]
    internal static PyObject? HeapifyMax(PyThreadState thread, PyList heap) => Heap.TryHeapify(thread, heap, isMax: true) ? PyNone.Instance : null;

    private static PyObject? Pop(PyThreadState thread, PyList heap, bool isMax)
    {
        if (heap.Count == 0) return PyErr.IndexError("index out of range");
        var last = heap.TakeLast();
        return heap.Count == 0 ? last : Replace(thread, heap, last, isMax);
    }

    private static PyObject? Replace(PyThreadState thread, PyList heap, PyObject item, bool isMax)
    {
        if (heap.Count == 0) return PyErr.IndexError("index out of range");
        var first = heap[0];
        heap.SetItem(0, item);
        return Heap.TrySiftUp(thread, heap, 0, isMax) ? first : null;
    }
}
