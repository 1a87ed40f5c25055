using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Taking bytes apart and putting them together.</summary>
public partial class PyByteSequence
{
    [PyMethod("split(self, /, sep=None, maxsplit=-1)", Doc = "The pieces between separators or runs of ASCII white space; at most maxsplit splits are made.")]
    internal PyObject? Split(PyThreadState thread, PyObject? sep, nint maxsplit)
    {
        if (sep is null or PyNone) return SpanSplit.SplitAtSpace(thread, Bytes, maxsplit, new BytePieces(this));
        if (!Buffers.TryGet(thread, sep, out var lease)) return null;
        using (lease) return SpanSplit.Split(thread, Bytes, lease.Bytes, maxsplit, new BytePieces(this));
    }

    [PyMethod("rsplit(self, /, sep=None, maxsplit=-1)", Doc = "As split(), but splits are made from the end.")]
    internal PyObject? SplitFromEnd(PyThreadState thread, PyObject? sep, nint maxsplit)
    {
        if (sep is null or PyNone) return SpanSplit.SplitAtSpaceFromEnd(thread, Bytes, maxsplit, new BytePieces(this));
        if (!Buffers.TryGet(thread, sep, out var lease)) return null;
        using (lease) return SpanSplit.SplitFromEnd(thread, Bytes, lease.Bytes, maxsplit, new BytePieces(this));
    }

    [PyMethod("splitlines(self, /, keepends=False)", Doc = "The lines, without their ends unless keepends.")]
    internal PyObject? SplitLines(PyThreadState thread, [AsInt] bool keepends) => SpanSplit.SplitLines(thread, Bytes, keepends, new BytePieces(this));

    [PyMethod("partition(self, sep, /)", Doc = "What stands before the first separator, the separator, what stands behind it; without it all and two times nothing.")]
    internal PyObject? Partition(PyThreadState thread, PyObject sep) => Partitioned(thread, sep, fromEnd: false);

    [PyMethod("rpartition(self, sep, /)", Doc = "As partition(), at the last separator; without it two times nothing and all.")]
    internal PyObject? PartitionLast(PyThreadState thread, PyObject sep) => Partitioned(thread, sep, fromEnd: true);

    private PyObject? Partitioned(PyThreadState thread, PyObject sep, bool fromEnd)
    {
        if (!Buffers.TryGet(thread, sep, out var lease)) return null;
        using (lease)
        {
            if (lease.Length == 0) return PyErr.ValueError("empty separator");
            if (!thread.TryChargeWork(Length)) return null;
            var index = fromEnd ? SpanSearch.LastIndexOf(Bytes, lease.Bytes) : SpanSearch.IndexOf(Bytes, lease.Bytes);
            if (index < 0) return fromEnd ? PyTuple.Of(Make([]), Make([]), Same()) : PyTuple.Of(Same(), Make([]), Make([]));
            var rest = index + lease.Length;
            // bytes gives back the very separator; a bytearray, whose separator may be any object, a copy.
            return PyTuple.Of(Part(0, index), this is PyBytes ? sep : Make(lease.Bytes.ToArray()), Part(rest, Length - rest));
        }
    }

    [PyMethod("strip(self, bytes=None, /)", Doc = "The bytes without ASCII white space, or the given bytes, at both ends.")]
    internal PyObject? Strip(PyThreadState thread, PyObject? bytes) => Stripped(thread, bytes, StripEnds.Both);

    [PyMethod("lstrip(self, bytes=None, /)", Doc = "The bytes without ASCII white space, or the given bytes, at the start.")]
    internal PyObject? StripLeft(PyThreadState thread, PyObject? bytes) => Stripped(thread, bytes, StripEnds.Left);

    [PyMethod("rstrip(self, bytes=None, /)", Doc = "The bytes without ASCII white space, or the given bytes, at the end.")]
    internal PyObject? StripRight(PyThreadState thread, PyObject? bytes) => Stripped(thread, bytes, StripEnds.Right);

    private PyObject? Stripped(PyThreadState thread, PyObject? bytes, StripEnds ends)
    {
        if (!thread.TryChargeWork(Length)) return null;
        if (bytes is null or PyNone)
        {
            var (start, length) = SpanSplit.Strip(Bytes, ends, new BytePieces(this));
            return Part(start, length);
        }
        if (!Buffers.TryGet(thread, bytes, out var lease)) return null;
        using (lease)
        {
            // There are only 256 bytes, so more of them make no more work.
            var units = lease.Bytes;
            if (units.Length > 256)
            {
                Span<bool> seen = stackalloc bool[256];
                foreach (var b in units) seen[b] = true;
                Span<byte> distinct = stackalloc byte[256];
                var count = 0;
                for (var b = 0; b < 256; b++)
                    if (seen[b]) distinct[count++] = (byte)b;
                var (from, size) = SpanSplit.Strip(Bytes, (ReadOnlySpan<byte>)distinct[..count], ends);
                return Part(from, size);
            }
            var (start, length) = SpanSplit.Strip(Bytes, units, ends);
            return Part(start, length);
        }
    }

    [PyMethod("join(self, iterable_of_bytes, /)", Doc = "All bytes-like objects of the iterable one after the other, with this one between them.")]
    internal PyObject? Join(PyThreadState thread, PyObject iterable_of_bytes)
    {
        if (this is not PyByteArray) return JoinItems(thread, iterable_of_bytes);
        // The iterable's code may not change the length of what stands between the items.
        if (!Buffers.TryGet(thread, this, out var separator)) return null;
        using (separator) return JoinItems(thread, iterable_of_bytes);
    }

    private PyObject? JoinItems(PyThreadState thread, PyObject iterable_of_bytes)
    {
        PyObject[] items;
        if (iterable_of_bytes is PyTuple tuple && iterable_of_bytes.GetType() == typeof(PyTuple)) items = tuple.ItemArray;
        else if (iterable_of_bytes is PyList list && iterable_of_bytes.GetType() == typeof(PyList)) items = list.Items.ToArray();
        else
        {
            if (Iteration.GetIter(thread, iterable_of_bytes) is not { } iterator)
                return thread.ClearErrorIf(PyExceptions.TypeError) ? PyErr.TypeError("can only join an iterable") : null;
            var collected = new PyList();
            if (!Iteration.TryExtend(thread, collected, iterator)) return null;
            items = collected.Items.ToArray();
        }
        if (items.Length == 0) return Make([]);
        if (items.Length == 1 && this is PyBytes && items[0].GetType() == typeof(PyBytes)) return items[0];
        var leases = new BufferLease[items.Length];
        try
        {
            var total = (long)Length * (items.Length - 1);
            for (var i = 0; i < items.Length; i++)
            {
                if (!Buffers.TryGet(thread, items[i], out leases[i])) return PyErr.TypeError($"sequence item {i}: expected a bytes-like object, {items[i].Type.NameInMessages} found");
                total += leases[i].Length;
            }
            if (!TryReserve(thread, total)) return null;
            var made = GC.AllocateUninitializedArray<byte>((int)total);
            var target = made.AsSpan();
            for (var i = 0; i < leases.Length; i++)
            {
                if (i > 0)
                {
                    Bytes.CopyTo(target);
                    target = target[Length..];
                }
                leases[i].Bytes.CopyTo(target);
                target = target[leases[i].Length..];
            }
            return Make(made);
        }
        finally
        {
            foreach (var lease in leases) lease.Dispose();
        }
    }
}
