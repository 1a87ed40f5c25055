namespace PyEmbed.VM.Protocols;

/// <summary>What lists and tuples have in common: comparing item by item.</summary>
internal static class ItemSearch
{
    /// <summary>The first place where the item is equal, or -1. The items are asked first.</summary>
    [MustCheck]
    public static bool TryIndexOf(PyThreadState thread, ReadOnlySpan<PyObject> items, PyObject value, out int index)
    {
        if (!thread.TryChargeWork(items.Length))
        {
            index = -1;
            return false;
        }
        for (index = 0; index < items.Length; index++)
        {
            if (!Comparison.TryEquals(thread, items[index], value, out var areEqual)) return false;
            if (areEqual) return true;
        }
        index = -1;
        return true;
    }

    /// <summary>How many items are equal.</summary>
    [MustCheck]
    public static bool TryCount(PyThreadState thread, ReadOnlySpan<PyObject> items, PyObject value, out nint count)
    {
        count = 0;
        if (!thread.TryChargeWork(items.Length)) return false;
        foreach (var item in items)
        {
            if (!Comparison.TryEquals(thread, item, value, out var areEqual)) return false;
            if (areEqual) count++;
        }
        return true;
    }

    /// <summary>Repeats the items until the target is full.</summary>
    public static void Repeat(ReadOnlySpan<PyObject> source, Span<PyObject> target)
    {
        if (source.Length == 1)
        {
            target.Fill(source[0]);
            return;
        }
        // What is there already is copied, twice as much each time.
        source.CopyTo(target);
        for (var done = source.Length; done < target.Length;)
        {
            var more = Math.Min(done, target.Length - done);
            target[..more].CopyTo(target[done..]);
            done += more;
        }
    }

    /// <summary>The items from start on, in steps.</summary>
    public static PyObject[] Slice(ReadOnlySpan<PyObject> items, in Objects.SliceBounds bounds)
    {
        if (bounds.Step == 1) return items.Slice((int)bounds.Start, (int)bounds.Count).ToArray();
        var result = new PyObject[bounds.Count];
        var target = result.AsSpan();
        var from = bounds.Start;
        for (var i = 0; i < target.Length; i++, from += bounds.Step) target[i] = items[(int)from];
        return result;
    }

    /// <summary>The indices that <c>index(value, start, stop)</c> means.</summary>
    public static void AdjustBounds(nint count, ref nint start, ref nint stop)
    {
        if (start < 0) start = Math.Max(0, start + count);
        if (stop < 0) stop = Math.Max(0, stop + count);
        if (stop > count) stop = count;
    }
}
