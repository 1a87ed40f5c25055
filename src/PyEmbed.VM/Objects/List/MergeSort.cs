namespace PyEmbed.VM.Objects;

/// <summary>
/// Timsort as Tim Peters described it (CPython's listsort.txt) with the merge order of 3.11 (Munro and Wild's powersort): finds runs that are in order already, makes short ones longer
/// by binary insertion, and merges them, galloping where one side wins all the time. The number and order of comparisons can be seen by <c>__lt__</c> and are CPython's.
/// </summary>
/// <remarks>When a comparison fails all items are still there, each once, in some order.</remarks>
internal ref struct MergeSort<TOrder>(PyThreadState thread, TOrder order) where TOrder : struct, ListSort.IOrder
{
    private const int LeastGallop = 7;
    private const int MostRuns = 85;

    private TOrder _order = order;
    private Span<PyObject> _keys;
    private Span<PyObject> _values;   // moved along with the keys; empty where the keys are the items
    private PyObject[] _spareKeys = [];
    private PyObject[] _spareValues = [];
    private int _gallop = LeastGallop;
    private int _runCount;
    private Run[] _runs = null!;   // made when there are two runs

    private record struct Run(int Start, int Length, int Power);

    /// <summary>Sorts the keys, and the values with them. False: an error is set.</summary>
    [MustCheck]
    public bool Sort(Span<PyObject> keys, Span<PyObject> values)
    {
        _keys = keys;
        _values = values;
        var count = keys.Length;
        var leastRun = LeastRun(count);
        var start = 0;
        while (start < count)
        {
            if (!TryCountRun(start, count, out var length, out var isDescending)) return false;
            if (isDescending) Reverse(start, length);
            if (length < leastRun)
            {
                var forced = Math.Min(leastRun, count - start);
                if (!TryInsert(start, start + length, start + forced)) return false;
                length = forced;
            }
            // Short lists are one run.
            if (length == count) return true;
            if (!TryFoundNewRun(length, start, count)) return false;
            if (_runCount == 0) _runs = new Run[MostRuns];
            _runs[_runCount++] = new Run(start, length, 0);
            start += length;
        }
        return TryCollapse();
    }

    // So that count / run is a power of two or a little less.
    private static int LeastRun(int count)
    {
        var hasRest = 0;
        while (count >= 64)
        {
            hasRest |= count & 1;
            count >>= 1;
        }
        return count + hasRest;
    }

    private bool TryIsLess(PyObject left, PyObject right, out bool isLess) => _order.TryIsLess(thread, left, right, out isLess);

    // ---- runs ----

    // Ascending a <= b <= c, or strictly descending a > b > c, so that reversing it keeps equal items in order.
    private bool TryCountRun(int start, int end, out int length, out bool isDescending)
    {
        isDescending = false;
        length = 1;
        if (start + 1 == end) return true;
        length = 2;
        if (!TryIsLess(_keys[start + 1], _keys[start], out isDescending)) return false;
        for (var i = start + 2; i < end; i++, length++)
        {
            if (!thread.TryChargeWork(1) || !TryIsLess(_keys[i], _keys[i - 1], out var isLess)) return false;
            if (isLess != isDescending) break;
        }
        return true;
    }

    private readonly void Reverse(int start, int length)
    {
        _keys.Slice(start, length).Reverse();
        if (!_values.IsEmpty) _values.Slice(start, length).Reverse();
    }

    // Puts the items from `next` on into their places in the sorted stretch before them.
    private bool TryInsert(int start, int next, int end)
    {
        if (next == start) next++;
        for (; next < end; next++)
        {
            if (!thread.TryChargeWork(8)) return false;
            var pivot = _keys[next];
            var low = start;
            var high = next;
            while (low < high)
            {
                var middle = low + ((high - low) >> 1);
                if (!TryIsLess(pivot, _keys[middle], out var isLess)) return false;
                if (isLess) high = middle;
                else low = middle + 1;
            }
            Rotate(_keys, low, next);
            if (!_values.IsEmpty) Rotate(_values, low, next);
        }
        return true;
    }

    private static void Rotate(Span<PyObject> items, int to, int from)
    {
        var item = items[from];
        items[to..from].CopyTo(items[(to + 1)..]);
        items[to] = item;
    }

    // ---- which runs to merge ----

    // The power of the boundary between two neighbours: how deep it lies in a perfectly balanced tree over all items.
    private static int Power(long firstStart, long firstLength, long secondLength, long count)
    {
        var a = 2 * firstStart + firstLength;
        var b = a + firstLength + secondLength;
        var power = 0;
        while (true)
        {
            power++;
            if (a >= count)
            {
                a -= count;
                b -= count;
            }
            else if (b >= count) return power;
            a <<= 1;
            b <<= 1;
        }
    }

    private bool TryFoundNewRun(int length, int start, int count)
    {
        if (_runCount == 0) return true;
        var last = _runs[_runCount - 1];
        var power = Power(last.Start, last.Length, length, count);
        while (_runCount > 1 && _runs[_runCount - 2].Power > power)
            if (!TryMergeAt(_runCount - 2)) return false;
        _runs[_runCount - 1].Power = power;
        return true;
    }

    private bool TryCollapse()
    {
        while (_runCount > 1)
        {
            var at = _runCount - 2;
            if (at > 0 && _runs[at - 1].Length < _runs[at + 1].Length) at--;
            if (!TryMergeAt(at)) return false;
        }
        return true;
    }

    private bool TryMergeAt(int at)
    {
        var (first, firstLength, _) = _runs[at];
        var (second, secondLength, _) = _runs[at + 1];
        _runs[at].Length = firstLength + secondLength;
        if (at == _runCount - 3) _runs[at + 1] = _runs[at + 2];
        _runCount--;
        if (!thread.TryChargeWork(firstLength + secondLength)) return false;

        // What stands before the second run's first item, or behind the first run's last one, is in place already.
        if (!TryGallopRight(_keys[second], _keys.Slice(first, firstLength), 0, out var skipped)) return false;
        first += skipped;
        firstLength -= skipped;
        if (firstLength == 0) return true;
        if (!TryGallopLeft(_keys[first + firstLength - 1], _keys.Slice(second, secondLength), secondLength - 1, out secondLength)) return false;
        if (secondLength <= 0) return true;
        return firstLength <= secondLength ? TryMergeLow(first, firstLength, second, secondLength) : TryMergeHigh(first, firstLength, second, secondLength);
    }

    // ---- galloping: exponential, then binary search from a hint ----

    /// <summary>Where the key belongs before all that are equal.</summary>
    private bool TryGallopLeft(PyObject key, ReadOnlySpan<PyObject> items, int hint, out int place)
    {
        place = 0;
        var last = 0;
        var offset = 1;
        if (!TryIsLess(items[hint], key, out var isRight)) return false;
        if (isRight)
        {
            var most = items.Length - hint;
            while (offset < most)
            {
                if (!TryIsLess(items[hint + offset], key, out var goesOn)) return false;
                if (!goesOn) break;
                last = offset;
                offset = Doubled(offset, most);
            }
            offset = Math.Min(offset, most);
            last += hint;
            offset += hint;
        }
        else
        {
            var most = hint + 1;
            while (offset < most)
            {
                if (!TryIsLess(items[hint - offset], key, out var stops)) return false;
                if (stops) break;
                last = offset;
                offset = Doubled(offset, most);
            }
            offset = Math.Min(offset, most);
            (last, offset) = (hint - offset, hint - last);
        }
        for (last++; last < offset;)
        {
            var middle = last + ((offset - last) >> 1);
            if (!TryIsLess(items[middle], key, out var isLess)) return false;
            if (isLess) last = middle + 1;
            else offset = middle;
        }
        place = offset;
        return true;
    }

    /// <summary>Where the key belongs behind all that are equal.</summary>
    private bool TryGallopRight(PyObject key, ReadOnlySpan<PyObject> items, int hint, out int place)
    {
        place = 0;
        var last = 0;
        var offset = 1;
        if (!TryIsLess(key, items[hint], out var isLeft)) return false;
        if (isLeft)
        {
            var most = hint + 1;
            while (offset < most)
            {
                if (!TryIsLess(key, items[hint - offset], out var goesOn)) return false;
                if (!goesOn) break;
                last = offset;
                offset = Doubled(offset, most);
            }
            offset = Math.Min(offset, most);
            (last, offset) = (hint - offset, hint - last);
        }
        else
        {
            var most = items.Length - hint;
            while (offset < most)
            {
                if (!TryIsLess(key, items[hint + offset], out var stops)) return false;
                if (stops) break;
                last = offset;
                offset = Doubled(offset, most);
            }
            offset = Math.Min(offset, most);
            last += hint;
            offset += hint;
        }
        for (last++; last < offset;)
        {
            var middle = last + ((offset - last) >> 1);
            if (!TryIsLess(key, items[middle], out var isLess)) return false;
            if (isLess) offset = middle;
            else last = middle + 1;
        }
        place = offset;
        return true;
    }

    private static int Doubled(int offset, int most) => offset > int.MaxValue / 2 ? most : (offset << 1) + 1;

    // ---- merging two neighbours; the shorter one waits in the spare arrays ----

    private void SetAside(int start, int length)
    {
        if (_spareKeys.Length < length)
        {
            _spareKeys = new PyObject[length];
            if (!_values.IsEmpty) _spareValues = new PyObject[length];
        }
        _keys.Slice(start, length).CopyTo(_spareKeys);
        if (!_values.IsEmpty) _values.Slice(start, length).CopyTo(_spareValues);
    }

    private readonly void Move(int from, int to, int length)
    {
        _keys.Slice(from, length).CopyTo(_keys[to..]);
        if (!_values.IsEmpty) _values.Slice(from, length).CopyTo(_values[to..]);
    }

    private readonly void PutBack(int from, int to, int length)
    {
        _spareKeys.AsSpan(from, length).CopyTo(_keys[to..]);
        if (!_values.IsEmpty) _spareValues.AsSpan(from, length).CopyTo(_values[to..]);
    }

    // From the left: the first run was set aside.
    private bool TryMergeLow(int first, int firstLength, int second, int secondLength)
    {
        SetAside(first, firstLength);
        var target = first;
        var spare = 0;
        var succeeded = MergeLow(ref target, ref spare, ref firstLength, ref second, ref secondLength);
        // The rest of the first run, if any, goes where there is room for it.
        if (firstLength > 0)
        {
            if (succeeded && firstLength == 1 && secondLength > 0)
            {
                // The last item of the first run belongs at the very end.
                Move(second, target, secondLength);
                PutBack(spare, target + secondLength, 1);
            }
            else PutBack(spare, target, firstLength);
        }
        return succeeded;
    }

    private bool MergeLow(ref int target, ref int spare, ref int firstLength, ref int second, ref int secondLength)
    {
        Move(second++, target++, 1);
        if (--secondLength == 0 || firstLength == 1) return true;
        var gallop = _gallop;
        while (true)
        {
            var firstWins = 0;
            var secondWins = 0;
            while (true)
            {
                if (!TryIsLess(_keys[second], _spareKeys[spare], out var takesSecond)) return false;
                if (takesSecond)
                {
                    Move(second++, target++, 1);
                    secondWins++;
                    firstWins = 0;
                    if (--secondLength == 0) return true;
                    if (secondWins >= gallop) break;
                }
                else
                {
                    PutBack(spare++, target++, 1);
                    firstWins++;
                    secondWins = 0;
                    if (--firstLength == 1) return true;
                    if (firstWins >= gallop) break;
                }
            }
            gallop++;
            do
            {
                if (gallop > 1) gallop--;
                _gallop = gallop;
                if (!TryGallopRight(_keys[second], _spareKeys.AsSpan(spare, firstLength), 0, out firstWins)) return false;
                if (firstWins > 0)
                {
                    PutBack(spare, target, firstWins);
                    target += firstWins;
                    spare += firstWins;
                    firstLength -= firstWins;
                    // Zero is possible where the comparison is inconsistent.
                    if (firstLength <= 1) return true;
                }
                Move(second++, target++, 1);
                if (--secondLength == 0) return true;
                if (!TryGallopLeft(_spareKeys[spare], _keys.Slice(second, secondLength), 0, out secondWins)) return false;
                if (secondWins > 0)
                {
                    Move(second, target, secondWins);
                    target += secondWins;
                    second += secondWins;
                    secondLength -= secondWins;
                    if (secondLength == 0) return true;
                }
                PutBack(spare++, target++, 1);
                if (--firstLength == 1) return true;
            }
            while (firstWins >= LeastGallop || secondWins >= LeastGallop);
            _gallop = ++gallop;
        }
    }

    // From the right: the second run was set aside.
    private bool TryMergeHigh(int first, int firstLength, int second, int secondLength)
    {
        SetAside(second, secondLength);
        var target = second + secondLength;   // behind where the next item goes
        var succeeded = MergeHigh(first, ref firstLength, ref secondLength, ref target);
        if (secondLength > 0)
        {
            if (succeeded && secondLength == 1 && firstLength > 0)
            {
                // The first item of the second run belongs at the very beginning.
                target -= firstLength;
                Move(first, target, firstLength);
                PutBack(0, target - 1, 1);
            }
            else PutBack(0, target - secondLength, secondLength);
        }
        return succeeded;
    }

    private bool MergeHigh(int first, ref int firstLength, ref int secondLength, ref int target)
    {
        Move(first + --firstLength, --target, 1);
        if (firstLength == 0 || secondLength == 1) return true;
        var gallop = _gallop;
        while (true)
        {
            var firstWins = 0;
            var secondWins = 0;
            while (true)
            {
                if (!TryIsLess(_spareKeys[secondLength - 1], _keys[first + firstLength - 1], out var takesFirst)) return false;
                if (takesFirst)
                {
                    Move(first + --firstLength, --target, 1);
                    firstWins++;
                    secondWins = 0;
                    if (firstLength == 0) return true;
                    if (firstWins >= gallop) break;
                }
                else
                {
                    PutBack(--secondLength, --target, 1);
                    secondWins++;
                    firstWins = 0;
                    if (secondLength == 1) return true;
                    if (secondWins >= gallop) break;
                }
            }
            gallop++;
            do
            {
                if (gallop > 1) gallop--;
                _gallop = gallop;
                if (!TryGallopRight(_spareKeys[secondLength - 1], _keys.Slice(first, firstLength), firstLength - 1, out var place)) return false;
                firstWins = firstLength - place;
                if (firstWins > 0)
                {
                    target -= firstWins;
                    firstLength -= firstWins;
                    Move(first + firstLength, target, firstWins);
                    if (firstLength == 0) return true;
                }
                PutBack(--secondLength, --target, 1);
                if (secondLength == 1) return true;
                if (!TryGallopLeft(_keys[first + firstLength - 1], _spareKeys.AsSpan(0, secondLength), secondLength - 1, out place)) return false;
                secondWins = secondLength - place;
                if (secondWins > 0)
                {
                    target -= secondWins;
                    secondLength -= secondWins;
                    PutBack(secondLength, target, secondWins);
                    // Zero is possible where the comparison is inconsistent.
                    if (secondLength <= 1) return true;
                }
                Move(first + --firstLength, --target, 1);
                if (firstLength == 0) return true;
            }
            while (firstWins >= LeastGallop || secondWins >= LeastGallop);
            _gallop = ++gallop;
        }
    }
}
