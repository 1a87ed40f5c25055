using PyEmbed.StandardLibrary.Threading;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Queues;

/// <summary><c>queue.SimpleQueue</c>: first in, first out, without limit.</summary>
[PyType("SimpleQueue", Module = "_queue", Subclassable = true, Weakrefs = true, Doc = "Simple, unbounded, reentrant FIFO queue.")]
internal partial class PySimpleQueue : PyObject
{
    private const double LongestNanoseconds = 9.2233720368547758e9;   // in seconds

    private readonly Queue<PyObject> _items = new();
    private WaitQueue? _waiting;

    public PySimpleQueue() { }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (type.ProviderOf(Slot.Init) == PyObject.BuiltinType.Slots)
        {
            if (args.Length - (keywordNames?.Count ?? 0) > 0) return PyErr.TypeError("SimpleQueue() takes no positional arguments");
            if (keywordNames is not null) return ArgumentErrors.NoKeywords("SimpleQueue");
        }
        return PySimpleQueueDefinition.Instance.Allocate(type);
    }

    [PyMethod("put(self, /, item, block=True, timeout=None)", Doc = "Put an item; it never waits, the other parameters are there for compatibility with Queue.")]
    internal PyObject? Put(PyThreadState thread, PyObject item, bool block, PyObject timeout)
    {
        // The array doubles.
        if (_items.Count == _items.Capacity && !thread.TryReserve(2L * IntPtr.Size * _items.Count)) return null;
        _items.Enqueue(item);
        _waiting?.WakeOne();
        return PyNone.Instance;
    }

    [PyMethod("put_nowait(self, /, item)", Doc = "Put an item.")]
    internal PyObject? PutNow(PyThreadState thread, PyObject item) => Put(thread, item, false, PyNone.Instance);

    [PyMethod("get(self, /, block=True, timeout=None)", Doc = "Take an item out; raises Empty if there is none and waiting is not allowed or did not help.")]
    internal PyObject? Get(PyThreadState thread, bool block, PyObject timeout)
    {
        var seconds = block ? -1.0 : 0;
        if (block && timeout is not PyNone && !TryReadTimeout(thread, timeout, out seconds)) return null;
        if (_items.Count == 0 && !LockWait.Until(thread, _waiting ??= new WaitQueue(), () => _items.Count > 0, seconds, "the queue is empty and this engine has no other thread that could fill it"))
            return thread.HasError ? null : PyErr.Set(thread.Interpreter.ModuleState<QueueState>().Empty(thread), PyTuple.Empty);
        return _items.Dequeue();
    }

    [PyMethod("get_nowait(self, /)", Doc = "Take an item out; raises Empty if there is none.")]
    internal PyObject? GetNow(PyThreadState thread) => Get(thread, false, PyNone.Instance);

    [PyMethod("empty(self, /)", Doc = "Whether there are no items.")]
    internal bool IsEmpty() => _items.Count == 0;

    [PyMethod("qsize(self, /)", Doc = "How many items there are.")]
    internal nint Count() => _items.Count;

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);

    private static bool TryReadTimeout(PyThreadState thread, PyObject timeout, out double seconds)
    {
        if (!Number.TryToDouble(thread, timeout, out seconds))
            return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError($"'{timeout.Type.NameInMessages}' object cannot be interpreted as an integer");
        if (double.IsNaN(seconds)) return PyErr.ValueError("Invalid value NaN (not a number)");
        if (Math.Abs(seconds) >= LongestNanoseconds) return PyErr.OverflowError("timestamp too large to convert to C _PyTime_t");
        return seconds >= 0 || PyErr.ValueError("'timeout' must be a non-negative number");
    }
}
