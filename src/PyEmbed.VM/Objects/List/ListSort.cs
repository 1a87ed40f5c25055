using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>list.sort()</c>: stable, with the comparisons that CPython makes. While it runs the list is empty.</summary>
internal static class ListSort
{
    /// <summary>Sorts in place. False: an error is set; the items are in the list all the same, in some order.</summary>
    [MustCheck]
    public static bool Run(PyThreadState thread, PyList list, PyObject? key, bool isReverse)
    {
        var items = list.TakeItems(out var count, out var version);
        var succeeded = SortItems(thread, items.AsSpan(0, count), key, isReverse, out var areWatched);
        // CPython lets go of the keys before it looks at the list, which their finalizers may change.
        if (areWatched && succeeded) succeeded = Finalization.CollectAll(thread, KeysGeneration);
        if (!list.TryPutBack(items, count, version) && succeeded) return PyErr.ValueError("list modified during sort");
        return succeeded;
    }

    // Keys are younger than the sort. Not inlined: the keys must be garbage when it has returned.
    private const int KeysGeneration = 1;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool SortItems(PyThreadState thread, Span<PyObject> items, PyObject? key, bool isReverse, out bool areWatched)
    {
        areWatched = false;
        if (!thread.TryReserve(items.Length * (key is null ? 8L : 24L))) return false;
        PyObject[]? keys = null;
        if (key is not null)
        {
            keys = new PyObject[items.Length];
            var target = keys.AsSpan();
            for (var i = 0; i < items.Length; i++)
            {
                if (!thread.TryChargeWork(1) || Calls.Call1(thread, key, items[i]) is not { } made) return false;
                target[i] = made;
                areWatched |= made.Type.Has(TypeFlags.HasFinalizer);
            }
        }
        // Reversing before and after keeps equal items in their order.
        if (isReverse)
        {
            keys?.AsSpan().Reverse();
            items.Reverse();
        }
        var succeeded = items.Length < 2 || SortBy(thread, keys is null ? items : keys, keys is null ? default : items);
        if (isReverse) items.Reverse();
        return succeeded;
    }

    // Unsafe.As below: KindOf has looked at every key's type.
    // One look at all keys chooses a comparison that need not look at their types again.
    private static bool SortBy(PyThreadState thread, Span<PyObject> keys, Span<PyObject> values) => KindOf(keys) switch
    {
        KeyKind.Int => new MergeSort<IntOrder>(thread, default).Sort(keys, values),
        KeyKind.Float => new MergeSort<FloatOrder>(thread, default).Sort(keys, values),
        KeyKind.Str => new MergeSort<StrOrder>(thread, default).Sort(keys, values),
        KeyKind.Tuple => new MergeSort<TupleOrder>(thread, default).Sort(keys, values),
        _ => new MergeSort<AnyOrder>(thread, default).Sort(keys, values),
    };

    private enum KeyKind
    {
        Any,
        Int,
        Float,
        Str,
        Tuple,
    }

    private static KeyKind KindOf(ReadOnlySpan<PyObject> keys)
    {
        var type = keys[0].GetType();
        foreach (var key in keys)
            if (key.GetType() != type) return KeyKind.Any;
        if (type == typeof(PyInt)) return KeyKind.Int;
        if (type == typeof(PyStr)) return KeyKind.Str;
        if (type == typeof(PyFloat)) return KeyKind.Float;
        if (type != typeof(PyTuple)) return KeyKind.Any;
        foreach (var key in keys)
            if (((PyTuple)key).Count == 0) return KeyKind.Any;
        return KeyKind.Tuple;
    }

    /// <summary><c>left &lt; right</c> of keys of one kind. False: an error is set.</summary>
    internal interface IOrder
    {
        bool TryIsLess(PyThreadState thread, PyObject left, PyObject right, out bool isLess);
    }

    private struct IntOrder : IOrder
    {
        public readonly bool TryIsLess(PyThreadState thread, PyObject left, PyObject right, out bool isLess)
        {
            isLess = Unsafe.As<PyInt>(left).Value < Unsafe.As<PyInt>(right).Value;
            return true;
        }
    }

    private struct FloatOrder : IOrder
    {
        public readonly bool TryIsLess(PyThreadState thread, PyObject left, PyObject right, out bool isLess)
        {
            isLess = Unsafe.As<PyFloat>(left).Value < Unsafe.As<PyFloat>(right).Value;
            return true;
        }
    }

    private struct StrOrder : IOrder
    {
        public readonly bool TryIsLess(PyThreadState thread, PyObject left, PyObject right, out bool isLess)
        {
            return TryIsLessText(thread, left, right, out isLess);
        }
    }

    // The first items that differ decide; those of exact tuples without a detour through an object for the answer.
    private struct TupleOrder : IOrder
    {
        public readonly bool TryIsLess(PyThreadState thread, PyObject left, PyObject right, out bool isLess)
        {
            var a = Unsafe.As<PyTuple>(left).Items;
            var b = Unsafe.As<PyTuple>(right).Items;
            for (var i = 0; i < a.Length && i < b.Length; i++)
            {
                if (!Comparison.TryEquals(thread, a[i], b[i], out var areEqual))
                {
                    isLess = false;
                    return false;
                }
                if (!areEqual) return TryIsLessItem(thread, a[i], b[i], out isLess);
            }
            isLess = a.Length < b.Length;
            return true;
        }
    }

    private struct AnyOrder : IOrder
    {
        public readonly bool TryIsLess(PyThreadState thread, PyObject left, PyObject right, out bool isLess) => TryIsLessItem(thread, left, right, out isLess);
    }

    private static bool TryIsLessText(PyThreadState thread, PyObject left, PyObject right, out bool isLess)
    {
        var text = Unsafe.As<PyStr>(left);
        var other = Unsafe.As<PyStr>(right);
        isLess = text.Text.CompareTo(other.Text) < 0;
        return text.TryChargeComparison(thread, other);
    }

    private static bool TryIsLessItem(PyThreadState thread, PyObject left, PyObject right, out bool isLess)
    {
        if (left.GetType() == right.GetType())
        {
            if (left.GetType() == typeof(PyInt))
            {
                isLess = Unsafe.As<PyInt>(left).Value < Unsafe.As<PyInt>(right).Value;
                return true;
            }
            if (left.GetType() == typeof(PyStr))
            {
                return TryIsLessText(thread, left, right, out isLess);
            }
            if (left.GetType() == typeof(PyFloat))
            {
                isLess = Unsafe.As<PyFloat>(left).Value < Unsafe.As<PyFloat>(right).Value;
                return true;
            }
        }
        isLess = false;
        return Comparison.Compare(thread, left, right, CompareOp.Lt) is { } result && Truth.TryTest(thread, result, out isLess);
    }
}
