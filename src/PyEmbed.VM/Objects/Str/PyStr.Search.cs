using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

/// <summary>Finding text in text.</summary>
public partial class PyStr
{
    private const string NotFound = "substring not found";

    // Up to here a plain loop is faster than the vectorised search.
    private const int FewCharacters = 16;

    [PyMethod("__contains__(self, key, /)")]
    internal bool TryContains(PyThreadState thread, PyObject key, out bool found)
    {
        found = false;
        if (key is not PyStr pattern) return PyErr.TypeError($"'in <string>' requires string as left operand, not {key.Type.NameInMessages}");
        if (TryFindCharacter(pattern, out found)) return true;
        if (!thread.TryChargeWork(_length)) return false;
        found = IndexOf(pattern, 0, _length) >= 0;
        return true;
    }

    /// <summary>Whether a character is in a short text, which scanners ask for each character: <c>c in " \t\n"</c>. False: it is another case.</summary>
    internal bool TryFindCharacter(PyStr character, out bool found)
    {
        found = false;
        if (character._length != 1 || _length > FewCharacters || !_isNarrow || !character._isNarrow) return false;
        var wanted = character.NarrowSpan[0];
        foreach (var c in NarrowSpan)
        {
            if (c != wanted) continue;
            found = true;
            break;
        }
        return true;
    }

    [PyMethod("find(self, sub, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "Lowest index at which sub lies within self[start:end]; -1 where it does not.")]
    internal bool TryFind(PyThreadState thread, PyObject sub, [SliceIndex] nint start, [SliceIndex] nint end, out nint index) =>
        TrySearch(thread, sub, start, end, fromEnd: false, out index);

    [PyMethod("rfind(self, sub, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "Highest index at which sub lies within self[start:end]; -1 where it does not.")]
    internal bool TryFindLast(PyThreadState thread, PyObject sub, [SliceIndex] nint start, [SliceIndex] nint end, out nint index) =>
        TrySearch(thread, sub, start, end, fromEnd: true, out index);

    [PyMethod("index(self, sub, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "As find(), but a ValueError where sub is not found.")]
    internal bool TryIndex(PyThreadState thread, PyObject sub, [SliceIndex] nint start, [SliceIndex] nint end, out nint index) =>
        TrySearch(thread, sub, start, end, fromEnd: false, out index) && (index >= 0 || PyErr.ValueError(NotFound));

    [PyMethod("rindex(self, sub, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "As rfind(), but a ValueError where sub is not found.")]
    internal bool TryIndexLast(PyThreadState thread, PyObject sub, [SliceIndex] nint start, [SliceIndex] nint end, out nint index) =>
        TrySearch(thread, sub, start, end, fromEnd: true, out index) && (index >= 0 || PyErr.ValueError(NotFound));

    [PyMethod("count(self, sub, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "How often sub occurs in self[start:end] without overlap.")]
    internal bool TryCount(PyThreadState thread, PyObject sub, [SliceIndex] nint start, [SliceIndex] nint end, out nint count)
    {
        count = 0;
        if (sub is not PyStr pattern) return MustBeStr(sub);
        if (!SearchRange.Adjust(_length, ref start, ref end)) return true;
        if (!thread.TryChargeWork(end - start)) return false;
        count = pattern._length == 0 ? end - start + 1
            : _isNarrow ? pattern._isNarrow ? SpanSearch.Count(NarrowSpan[(int)start..(int)end], pattern.NarrowSpan) : 0
            : SpanSearch.Count(WideSpan[(int)start..(int)end], pattern.Widened);
        return true;
    }

    [PyMethod("startswith(self, prefix, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "Whether self[start:end] starts with the prefix, or one of a tuple of them.")]
    internal bool TryStartsWith(PyThreadState thread, PyObject prefix, [SliceIndex] nint start, [SliceIndex] nint end, out bool result) =>
        TryMatchEnd(thread, prefix, start, end, atEnd: false, "startswith", out result);

    [PyMethod("endswith(self, suffix, start=None, end=None, /)", ParseTuple = true, NoTextSignature = true, Doc = "Whether self[start:end] ends with the suffix, or one of a tuple of them.")]
    internal bool TryEndsWith(PyThreadState thread, PyObject suffix, [SliceIndex] nint start, [SliceIndex] nint end, out bool result) =>
        TryMatchEnd(thread, suffix, start, end, atEnd: true, "endswith", out result);

    [PyMethod("removeprefix(self, prefix, /)", Doc = "The text without the prefix, if it has it.")]
    internal PyObject RemovePrefix(PyStr prefix) => Matches(prefix, 0, _length, atEnd: false) ? Substring(prefix._length, _length - prefix._length) : AsExact();

    [PyMethod("removesuffix(self, suffix, /)", Doc = "The text without the suffix, if it has it.")]
    internal PyObject RemoveSuffix(PyStr suffix) => Matches(suffix, 0, _length, atEnd: true) ? Substring(0, _length - suffix._length) : AsExact();

    [PyMethod("replace(self, old, new, count=-1, /)", Doc = "A copy with each old replaced by new; by a count that is not negative, only the first of them.")]
    internal PyObject? Replace(PyThreadState thread, PyStr old, PyStr @new, nint count) => Replaced(thread, old, @new, count);

    private PyStr? Replaced(PyThreadState thread, PyStr old, PyStr replacement, nint most)
    {
        if (most == 0 || _length < old._length || _isNarrow && !old._isNarrow) return AsExact();
        if (!thread.TryChargeWork(_length)) return null;
        return _isNarrow && replacement._isNarrow ? ReplacedNarrow(thread, old.NarrowSpan, replacement.NarrowSpan, most) : ReplacedWide(thread, old, replacement, most);
    }

    private PyStr? ReplacedNarrow(PyThreadState thread, ReadOnlySpan<char> old, ReadOnlySpan<char> replacement, nint most)
    {
        var text = NarrowSpan;
        if (old.Length == 1 && replacement.Length == 1 && most < 0)
        {
            var first = text.IndexOf(old[0]);
            if (first < 0) return AsExact();
            if (!TryReserve(thread, _length)) return null;
            var same = NewString(_length, out var units);
            text[..first].CopyTo(units);
            text[first..].Replace(units[first..], old[0], replacement[0]);
            return FromCodeUnits(same);
        }
        var count = SpanReplace.Count(text, old, most);
        if (count == 0) return AsExact();
        var total = text.Length + (long)count * (replacement.Length - old.Length);
        if (total == 0) return Empty;
        if (!TryReserve(thread, total) || !thread.TryChargeWork(total)) return null;
        var made = NewString((int)total, out var chars);
        SpanReplace.Fill(text, old, replacement, count, chars);
        return FromCodeUnits(made);
    }

    private PyStr? ReplacedWide(PyThreadState thread, PyStr old, PyStr replacement, nint most)
    {
        var text = Widened;
        var oldUnits = old.Widened;
        var count = SpanReplace.Count(text, oldUnits, most);
        if (count == 0) return AsExact();
        var total = text.Length + (long)count * (replacement._length - old._length);
        if (!TryReserve(thread, total, sizeof(int)) || !thread.TryChargeWork(total)) return null;
        var wide = new int[total];
        SpanReplace.Fill(text, oldUnits, replacement.Widened, count, wide);
        return FromCodePoints(wide);
    }

    private bool TrySearch(PyThreadState thread, PyObject sub, nint start, nint end, bool fromEnd, out nint index)
    {
        index = -1;
        if (sub is not PyStr pattern) return MustBeStr(sub);
        if (!SearchRange.Adjust(_length, ref start, ref end)) return true;
        if (!thread.TryChargeWork(end - start)) return false;
        index = fromEnd ? LastIndexOf(pattern, (int)start, (int)end) : IndexOf(pattern, (int)start, (int)end);
        return true;
    }

    /// <summary>The index of the first occurrence within the range, or -1.</summary>
    internal int IndexOf(PyStr pattern, int start, int end)
    {
        int found;
        if (!_isNarrow) found = SpanSearch.IndexOf(WideSpan[start..end], pattern.Widened);
        else if (pattern._isNarrow) found = SpanSearch.IndexOf(NarrowSpan[start..end], pattern.NarrowSpan);
        else return -1;
        return found < 0 ? -1 : found + start;
    }

    private int LastIndexOf(PyStr pattern, int start, int end)
    {
        int found;
        if (!_isNarrow) found = SpanSearch.LastIndexOf(WideSpan[start..end], pattern.Widened);
        else if (pattern._isNarrow) found = SpanSearch.LastIndexOf(NarrowSpan[start..end], pattern.NarrowSpan);
        else return -1;
        return found < 0 ? -1 : found + start;
    }

    private bool TryMatchEnd(PyThreadState thread, PyObject affix, nint start, nint end, bool atEnd, string name, out bool result)
    {
        result = false;
        var isWithin = SearchRange.Adjust(_length, ref start, ref end);
        if (affix is PyStr single)
        {
            result = isWithin && Matches(single, (int)start, (int)end, atEnd);
            return true;
        }
        if (affix is not PyTuple all) return PyErr.TypeError($"{name} first arg must be str or a tuple of str, not {affix.Type.NameInMessages}");
        if (!thread.TryChargeWork(all.Count)) return false;
        foreach (var item in all.Items)
        {
            if (item is not PyStr one) return PyErr.TypeError($"tuple for {name} must only contain str, not {item.Type.NameInMessages}");
            result = isWithin && Matches(one, (int)start, (int)end, atEnd);
            if (result) return true;
        }
        return true;
    }

    private bool Matches(PyStr affix, int start, int end, bool atEnd)
    {
        if (affix._length > end - start) return false;
        if (atEnd) start = end - affix._length;
        if (_isNarrow) return affix._isNarrow && NarrowSpan.Slice(start, affix._length).SequenceEqual(affix.NarrowSpan);
        var window = WideSpan.Slice(start, affix._length);
        if (!affix._isNarrow) return window.SequenceEqual(affix.WideSpan);
        var narrow = affix.NarrowSpan;
        for (var i = 0; i < narrow.Length; i++)
            if (window[i] != narrow[i]) return false;
        return true;
    }

    private static PyError MustBeStr(PyObject argument) => PyErr.TypeError($"must be str, not {argument.Type.NameInMessages}");
}
