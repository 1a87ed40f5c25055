using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Modules;

// Functions about iterables and containers.
internal sealed partial class BuiltinsModule
{
    [PyFunction("all(iterable, /)", Doc = "Whether all items are true; True for no items.")]
    internal static bool TryAll(PyThreadState thread, PyObject iterable, out bool result) => TryFind(thread, iterable, false, out result);

    [PyFunction("any(iterable, /)", Doc = "Whether one of the items is true; False for no items.")]
    internal static bool TryAny(PyThreadState thread, PyObject iterable, out bool result) => TryFind(thread, iterable, true, out result);

    private static bool TryFind(PyThreadState thread, PyObject iterable, bool wanted, out bool result)
    {
        result = !wanted;
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return false;
        var slots = iterator.Type.Slots;
        while (slots.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1) || !Truth.TryTest(thread, item, out var isTrue)) return false;
            if (isTrue != wanted) continue;
            result = wanted;
            return true;
        }
        return !thread.HasError;
    }

    [PyFunction("iter(object, sentinel=<unrepresentable>, /)", NoTextSignature = true, Doc = "An iterator over an object; with two arguments one that calls a function until that returns the sentinel.")]
    internal static PyObject? Iter(PyThreadState thread, PyObject @object, PyObject? sentinel)
    {
        if (sentinel is null) return Iteration.GetIter(thread, @object);
        return Calls.IsCallable(@object) ? new PyCallableIterator(@object, sentinel) : PyErr.TypeError("iter(v, w): v must be callable");
    }

    [PyFunction("next(iterator, default=<unrepresentable>, /)", NoTextSignature = true, Doc = "The next item of an iterator; at the end the default, or StopIteration.")]
    internal static PyObject? Next(PyThreadState thread, PyObject iterator, PyObject? @default)
    {
        if (!iterator.Type.Defines(Slot.Next)) return PyErr.TypeError($"'{iterator.Type.NameInMessages}' object is not an iterator");
        var item = PyGenerator.NextOrStop(thread, iterator);
        if (item is not null) return item;
        if (@default is null) return thread.HasError ? null : PyErr.StopIteration();
        return !thread.HasError || thread.ClearErrorIf(PyExceptions.StopIteration) ? @default : null;
    }

    [PyFunction("aiter(async_iterable, /)", Doc = "An asynchronous iterator over an object.")]
    internal static PyObject? AIter(PyThreadState thread, PyObject async_iterable)
    {
        if (!async_iterable.Type.Defines(Slot.AIter)) return PyErr.TypeError($"'{async_iterable.Type.NameInMessages}' object is not an async iterable");
        if (async_iterable.Type.Slots.AIter(thread, async_iterable) is not { } iterator) return null;
        return iterator.Type.Defines(Slot.ANext) ? iterator : PyErr.TypeError($"aiter() returned not an async iterator of type '{iterator.Type.NameInMessages}'");
    }

    [PyFunction("anext(aiterator, default=<unrepresentable>, /)", Doc = "An awaitable of the next item; at the end it gives the default, or raises StopAsyncIteration.")]
    internal static PyObject? ANext(PyThreadState thread, PyObject aiterator, PyObject? @default)
    {
        if (!aiterator.Type.Defines(Slot.ANext)) return PyErr.TypeError($"'{aiterator.Type.NameInMessages}' object is not an async iterator");
        var awaitable = aiterator.Type.Slots.ANext(thread, aiterator);
        return awaitable is null || @default is null ? awaitable : new PyANextAwaitable(awaitable, @default);
    }

    [PyFunction("len(obj, /)", Doc = "The number of items in a container.")]
    internal static bool TryLength(PyThreadState thread, PyObject obj, out nint length) => Subscript.TryLength(thread, obj, out length);

    [PyFunction("sorted(iterable, /, *, key=None, reverse=False)", Doc = "The items as a new list, sorted ascending; equal items keep their order.")]
    internal static PyObject? Sorted(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count != 1) return ArgumentErrors.Expected("sorted", 1, 1, count);
        if (Iteration.ToList(thread, args[0]) is not { } list) return null;
        if (args.Length == 1) return ListSort.Run(thread, list, null, isReverse: false) ? list : null;
        if (Protocols.Attributes.Get(thread, list, s_sort) is not { } sort) return null;
        return Calls.CallN(thread, sort, args[1..], keywordNames) is null ? null : list;
    }

    private static readonly PyStr s_sort = PyStr.FromName("sort");

    [PyFunction("max(*args, **kwargs)", NoTextSignature = true, Doc = "max(iterable, *[, default, key]) or max(first, second, *others[, key]): the largest item of an iterable or of the arguments. key: a function of one argument to compare by; default: what an empty iterable gives.")]
    internal static PyObject? Max(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Extreme(thread, args, keywordNames, "max", s_maxArguments, CompareOp.Gt);

    [PyFunction("min(*args, **kwargs)", NoTextSignature = true, Doc = "min(iterable, *[, default, key]) or min(first, second, *others[, key]): the smallest item of an iterable or of the arguments. key: a function of one argument to compare by; default: what an empty iterable gives.")]
    internal static PyObject? Min(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Extreme(thread, args, keywordNames, "min", s_minArguments, CompareOp.Lt);

    private static readonly ArgumentBinder s_maxArguments = new("max", ["key", "default"], 0, 0, 0, true, false) { CountsKeywords = true };
    private static readonly ArgumentBinder s_minArguments = new("min", ["key", "default"], 0, 0, 0, true, false) { CountsKeywords = true };

    private static PyObject? Extreme(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames, string function, ArgumentBinder binder, CompareOp op)
    {
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count == 0) return PyErr.TypeError($"{function} expected at least 1 argument, got 0");
        Span<PyObject?> bound = new PyObject?[2];
        if (!binder.TryBind(args, keywordNames, bound, out _)) return null;
        var key = bound[0] is PyNone ? null : bound[0];
        var fallback = bound[1];
        if (count > 1 && fallback is not null) return PyErr.TypeError($"Cannot specify a default for {function}() with multiple positional arguments");
        var items = count > 1 ? PyTuple.CopyOf(args[..count]) : args[0];
        if (Iteration.GetIter(thread, items) is not { } iterator) return null;
        PyObject? best = null;
        PyObject? bestKey = null;
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1)) return null;
            var itemKey = key is null ? item : Calls.Call1(thread, key, item);
            if (itemKey is null) return null;
            if (best is not null)
            {
                if (itemKey.GetType() == typeof(PyInt) && bestKey!.GetType() == typeof(PyInt))
                {
                    var order = ((PyInt)itemKey).Value.CompareTo(((PyInt)bestKey).Value);
                    if (op == CompareOp.Gt ? order <= 0 : order >= 0) continue;
                }
                else
                {
                    if (Comparison.Compare(thread, itemKey, bestKey!, op) is not { } answer || !Truth.TryTest(thread, answer, out var isBetter)) return null;
                    if (!isBetter) continue;
                }
            }
            best = item;
            bestKey = itemKey;
        }
        if (thread.HasError) return null;
        return best ?? fallback ?? (PyObject?)PyErr.ValueError($"{function}() arg is an empty sequence");
    }
}
