using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Finding bytes in bytes.</summary>
public partial class PyByteSequence
{
    [PyMethod("find(self, sub, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "Lowest index at which sub lies within self[start:end]; -1 where it does not.")]
    internal bool TryFind(PyThreadState thread, PyObject sub, [SliceIndex] nint start, [SliceIndex] nint end, out nint index) =>
        TrySearch(thread, sub, start, end, fromEnd: false, out index);

    [PyMethod("rfind(self, sub, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "Highest index at which sub lies within self[start:end]; -1 where it does not.")]
    internal bool TryFindLast(PyThreadState thread, PyObject sub, [SliceIndex] nint start, [SliceIndex] nint end, out nint index) =>
        TrySearch(thread, sub, start, end, fromEnd: true, out index);

    [PyMethod("index(self, sub, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "As find(), but a ValueError where sub is not found.")]
    internal bool TryIndex(PyThreadState thread, PyObject sub, [SliceIndex] nint start, [SliceIndex] nint end, out nint index) =>
        TrySearch(thread, sub, start, end, fromEnd: false, out index) && (index >= 0 || PyErr.ValueError("subsection not found"));

    [PyMethod("rindex(self, sub, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "As rfind(), but a ValueError where sub is not found.")]
    internal bool TryIndexLast(PyThreadState thread, PyObject sub, [SliceIndex] nint start, [SliceIndex] nint end, out nint index) =>
        TrySearch(thread, sub, start, end, fromEnd: true, out index) && (index >= 0 || PyErr.ValueError("subsection not found"));

    [PyMethod("count(self, sub, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "How often sub occurs in self[start:end] without overlap.")]
    internal bool TryCount(PyThreadState thread, PyObject sub, [SliceIndex] nint start, [SliceIndex] nint end, out nint count)
    {
        count = 0;
        if (!ByteArguments.TryPattern(thread, sub, out var lease)) return false;
        using (lease)
        {
            if (!SearchRange.Adjust(Length, ref start, ref end)) return true;
            if (!thread.TryChargeWork(end - start)) return false;
            count = lease.Length == 0 ? end - start + 1 : SpanSearch.Count(Bytes[(int)start..(int)end], lease.Bytes);
            return true;
        }
    }

    private bool TrySearch(PyThreadState thread, PyObject sub, nint start, nint end, bool fromEnd, out nint index)
    {
        index = -1;
        if (!ByteArguments.TryPattern(thread, sub, out var lease)) return false;
        using (lease)
        {
            if (!SearchRange.Adjust(Length, ref start, ref end)) return true;
            if (!thread.TryChargeWork(end - start)) return false;
            var range = Bytes[(int)start..(int)end];
            index = fromEnd ? SpanSearch.LastIndexOf(range, lease.Bytes) : SpanSearch.IndexOf(range, lease.Bytes);
            if (index >= 0) index += start;
            return true;
        }
    }

    [PyMethod("startswith(self, prefix, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "Whether self[start:end] starts with the prefix, or one of a tuple of them.")]
    internal bool TryStartsWith(PyThreadState thread, PyObject prefix, [SliceIndex] nint start, [SliceIndex] nint end, out bool result) =>
        TryMatchEnd(thread, prefix, start, end, atEnd: false, "startswith", out result);

    [PyMethod("endswith(self, suffix, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "Whether self[start:end] ends with the suffix, or one of a tuple of them.")]
    internal bool TryEndsWith(PyThreadState thread, PyObject suffix, [SliceIndex] nint start, [SliceIndex] nint end, out bool result) =>
        TryMatchEnd(thread, suffix, start, end, atEnd: true, "endswith", out result);

    private bool TryMatchEnd(PyThreadState thread, PyObject affix, nint start, nint end, bool atEnd, string name, out bool result)
    {
        result = false;
        if (affix is PyTuple all)
        {
            if (!thread.TryChargeWork(all.Count)) return false;
            foreach (var item in all.Items)
            {
                if (!TryMatchOne(thread, item, start, end, atEnd, out result)) return false;
                if (result) return true;
            }
            return true;
        }
        if (TryMatchOne(thread, affix, start, end, atEnd, out result)) return true;
        return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError($"{name} first arg must be bytes or a tuple of bytes, not {affix.Type.NameInMessages}");
    }

    private bool TryMatchOne(PyThreadState thread, PyObject affix, nint start, nint end, bool atEnd, out bool result)
    {
        result = false;
        if (!Buffers.TryGet(thread, affix, out var lease)) return false;
        using (lease)
        {
            if (!SearchRange.Adjust(Length, ref start, ref end)) return true;
            var range = Bytes[(int)start..(int)end];
            result = atEnd ? range.EndsWith(lease.Bytes) : range.StartsWith(lease.Bytes);
            return true;
        }
    }

    [PyMethod("removeprefix(self, prefix, /)", Doc = "The bytes without the prefix, if they have it.")]
    internal PyObject? RemovePrefix(PyThreadState thread, PyObject prefix)
    {
        if (!Buffers.TryGet(thread, prefix, out var lease)) return null;
        using (lease) return Bytes.StartsWith(lease.Bytes) ? Part(lease.Length, Length - lease.Length) : Same();
    }

    [PyMethod("removesuffix(self, suffix, /)", Doc = "The bytes without the suffix, if they have it.")]
    internal PyObject? RemoveSuffix(PyThreadState thread, PyObject suffix)
    {
        if (!Buffers.TryGet(thread, suffix, out var lease)) return null;
        using (lease) return Bytes.EndsWith(lease.Bytes) ? Part(0, Length - lease.Length) : Same();
    }

    [PyMethod("replace(self, old, new, count=-1, /)", Doc = "A copy with each old replaced by new; by a count that is not negative, only the first of them.")]
    internal PyObject? Replace(PyThreadState thread, PyObject old, PyObject @new, nint count)
    {
        if (!Buffers.TryGet(thread, old, out var oldLease)) return null;
        using (oldLease)
        {
            if (!Buffers.TryGet(thread, @new, out var newLease)) return null;
            using (newLease) return Replaced(thread, oldLease.Bytes, newLease.Bytes, count);
        }
    }

    private PyByteSequence? Replaced(PyThreadState thread, ReadOnlySpan<byte> old, ReadOnlySpan<byte> replacement, nint most)
    {
        if (most == 0 || Length < old.Length) return Same();
        if (!thread.TryChargeWork(Length)) return null;
        var count = SpanReplace.Count(Bytes, old, most);
        if (count == 0) return Same();
        var total = Length + (long)count * (replacement.Length - old.Length);
        if (!TryReserve(thread, total)) return null;
        var made = GC.AllocateUninitializedArray<byte>((int)total);
        SpanReplace.Fill(Bytes, old, replacement, count, made);
        return Make(made);
    }
}
