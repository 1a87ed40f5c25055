namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary>Reads the forms of ISO 8601 that <c>fromisoformat</c> takes. A method's false says only that the text is none.</summary>
internal readonly ref struct IsoParser
{
    private readonly ReadOnlySpan<char> _text;

    public IsoParser(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The characters of a text, those that no form has as U+FFFF. Null: an error is set.</summary>
    public static string? Characters(PyThreadState thread, PyStr text)
    {
        if (!thread.TryChargeWork(text.Length / 64)) return null;
        if (text.IsNarrow) return text.Narrow;
        if (!PyStr.TryReserve(thread, text.Length)) return null;
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = (char)Math.Min(source[i], char.MaxValue);
        });
    }

    /// <summary>ValueError for a text of no known form. Null: another error.</summary>
    public static PyError Refuse(PyThreadState thread, PyStr text) =>
        Representation.Repr(thread, text) is { } shown ? PyErr.ValueError($"Invalid isoformat string: {shown}") : default;

    // Nothing behind the end compares equal to a character of any form.
    private char At(int index) => index < _text.Length ? _text[index] : '\uFFFF';

    private bool IsDigit(int index) => char.IsAsciiDigit(At(index));

    private bool TryNumber(int start, int length, out int number)
    {
        number = 0;
        for (var at = start; at < start + length; at++)
        {
            if (!IsDigit(at)) return false;
            number = number * 10 + At(at) - '0';
        }
        return true;
    }

    /// <summary>A date by itself.</summary>
    public bool TryDate(out DateFields date)
    {
        date = default;
        return _text.Length is 7 or 8 or 10 && TryReadDate(out date);
    }

    /// <summary>A date, and a time after any one character if there is more.</summary>
    public bool TryDateTime(out DateFields date, out TimeFields time, out IsoOffset? offset)
    {
        (date, time, offset) = (default, default, null);
        if (_text.Length < 7) return false;
        var end = DateLength();
        if (end < 0 || !new IsoParser(_text[..Math.Min(end, _text.Length)]).TryReadDate(out date)) return false;
        return end >= _text.Length || new IsoParser(_text[(end + 1)..]).TryReadTime(out time, out offset);
    }

    /// <summary>A time by itself, perhaps after a T.</summary>
    public bool TryTime(out TimeFields time, out IsoOffset? offset) => (At(0) == 'T' ? new IsoParser(_text[1..]) : this).TryReadTime(out time, out offset);

    // Where the date ends is told by which characters stand where; -1: it is none.
    private int DateLength()
    {
        const int Week = 7, WeekWithHyphen = 8, Basic = 8, Extended = 10;
        var length = _text.Length;
        if (length == Week) return Week;
        if (At(4) == '-')
        {
            if (At(5) != 'W') return Extended;
            if (length == 8 || At(8) != '-') return WeekWithHyphen;
            if (length == 9) return -1;
            // A hyphen before a digit of a weekday, or as the separator before a time.
            return length > 10 && IsDigit(10) ? WeekWithHyphen : Extended;
        }
        if (At(4) != 'W') return Basic;
        var end = Week;
        while (IsDigit(end)) end++;
        if (end < 9) return end;
        // A digit separates: what is left is a time if that has an even number of them.
        return end % 2 == 0 ? Week : Week + 1;
    }

    // What follows the date does not matter.
    private bool TryReadDate(out DateFields date)
    {
        date = default;
        if (!TryNumber(0, 4, out var year)) return false;
        var hasHyphens = At(4) == '-';
        var at = hasHyphens ? 5 : 4;
        if (At(at) != 'W')
        {
            if (!TryNumber(at, 2, out var month) || !TryHyphen(at + 2, hasHyphens, out at) || !TryNumber(at, 2, out var day)) return false;
            date = new DateFields(year, month, day);
            return true;
        }
        if (!TryNumber(at + 1, 2, out var week)) return false;
        at += 3;
        var weekDay = 1;
        if (at < _text.Length && (!TryHyphen(at, hasHyphens, out at) || !TryNumber(at, 1, out weekDay))) return false;
        return DateFields.FromIsoWeek(year, week, weekDay, out date) == IsoWeekProblem.None;
    }

    private bool TryHyphen(int at, bool isNeeded, out int next)
    {
        next = isNeeded ? at + 1 : at;
        return !isNeeded || At(at) == '-';
    }

    private bool TryReadTime(out TimeFields time, out IsoOffset? offset)
    {
        offset = null;
        var zone = _text.IndexOfAny('+', '-', 'Z');
        if (!TryReadClock(0, zone < 0 ? _text.Length : zone, out time, out var isComplete)) return false;
        if (zone < 0) return isComplete;
        if (_text[zone] == 'Z')
        {
            offset = new IsoOffset(0, 0);
            return zone + 1 == _text.Length;
        }
        if (!TryReadClock(zone + 1, _text.Length, out var ahead, out isComplete) || !isComplete) return false;
        var sign = _text[zone] == '-' ? -1 : 1;
        offset = new IsoOffset(sign * ahead.SecondOfDay, sign * ahead.Microsecond);
        return true;
    }

    // Separators may be left out, before a fraction too, where there was none after the hours.
    private bool TryReadClock(int at, int end, out TimeFields time, out bool isComplete)
    {
        (time, isComplete) = (default, false);
        Span<int> parts = stackalloc int[3];
        parts.Clear();
        var hasColons = true;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!TryNumber(at, 2, out parts[i])) return false;
            at += 2;
            var after = At(at++);
            if (i == 0) hasColons = after == ':';
            if (at >= end)
            {
                time = new TimeFields(parts[0], parts[1], parts[2], 0);
                isComplete = at > _text.Length;
                return true;
            }
            if (after is '.' or ',') break;
            if (!hasColons) at--;
            else if (after != ':') return false;
        }
        // What is less than a microsecond is dropped.
        var length = Math.Min(end - at, 6);
        if (!TryNumber(at, length, out var fraction)) return false;
        at += length;
        for (; length < 6; length++) fraction *= 10;
        while (IsDigit(at)) at++;
        time = new TimeFields(parts[0], parts[1], parts[2], fraction);
        isComplete = at == _text.Length;
        return true;
    }
}

/// <summary>An offset from UTC that was read.</summary>
internal readonly record struct IsoOffset(int Seconds, int Microseconds)
{
    /// <summary>The zone of an offset; None without one. Null: an error is set.</summary>
    public static PyObject? ToZone(PyThreadState thread, IsoOffset? offset)
    {
        if (offset is not { } given) return PyNone.Instance;
        // The fraction of a second alone is not looked at, as in CPython.
        if (given.Seconds == 0) return PyTimeZone.Utc;
        return PyTimeDelta.Make(0, given.Seconds, given.Microseconds) is { } delta ? PyTimeZone.Make(thread, delta, null) : null;
    }
}
