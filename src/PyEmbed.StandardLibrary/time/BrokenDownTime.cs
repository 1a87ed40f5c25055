using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Time;

/// <summary>A time taken apart into its fields, as C's <c>struct tm</c> and <c>time.struct_time</c> have it. Months and days of the year count from 1, days of the week from Monday = 0.</summary>
internal readonly record struct BrokenDownTime(long Year, int Month, int Day, int Hour, int Minute, int Second, int WeekDay, int YearDay, int IsDst)
{
    public static readonly StructSequenceDefinition Definition = new("time", "struct_time",
        "The time value as returned by gmtime(), localtime(), and strptime(), and\naccepted by asctime(), mktime() and strftime(): a sequence of 9 integers.",
        ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"], visibleCount: 9);

    /// <summary>The zone's name; null: not known.</summary>
    public string? Zone { get; init; }

    /// <summary>Seconds east of UTC; null: not known.</summary>
    public int? Offset { get; init; }

    /// <summary>From seconds since 1970 in a zone that is so many seconds east.</summary>
    public static BrokenDownTime FromSeconds(long seconds, int offset, bool isDst, string zone)
    {
        var local = seconds + offset;
        var days = Math.DivRem(local, CalendarDays.SecondsPerDay, out var rest);
        if (rest < 0)
        {
            rest += CalendarDays.SecondsPerDay;
            days--;
        }
        CalendarDays.ToDate(days, out var year, out var month, out var day);
        var weekDay = (int)(((days + 3) % 7 + 7) % 7);
        return new BrokenDownTime(year, month, day, (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60), weekDay, CalendarDays.DayOfYear(year, month, day), isDst ? 1 : 0)
        {
            Zone = zone,
            Offset = offset,
        };
    }

    public PyObject ToObject() => new PyStructSequence(Definition, PyInt.From(Year), PyInt.From(Month), PyInt.From(Day), PyInt.From(Hour), PyInt.From(Minute), PyInt.From(Second), PyInt.From(WeekDay),
        PyInt.From(YearDay), PyInt.From(IsDst), Zone is null ? PyNone.Instance : PyStr.FromUtf16(Zone), Offset is { } offset ? PyInt.From(offset) : PyNone.Instance);

    /// <summary>The fields of a tuple, unchecked. False: TypeError is set.</summary>
    [MustCheck]
    public static bool TryRead(PyThreadState thread, PyObject value, string function, out BrokenDownTime time)
    {
        time = default;
        if (value is not PyTuple tuple) return PyErr.TypeError("Tuple or struct_time argument required");
        if (tuple.Count != 9) return PyErr.TypeError($"{function}(): illegal time tuple argument");
        Span<int> fields = stackalloc int[9];
        for (var i = 0; i < fields.Length; i++)
        {
            if (!ArgumentConversion.TryInt64(thread, tuple[i], out var field)) return false;
            if (field is < int.MinValue or > int.MaxValue) return PyErr.OverflowError(field < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
            fields[i] = (int)field;
        }
        if (fields[0] < int.MinValue + 1900) return PyErr.OverflowError("year out of range");
        time = new BrokenDownTime(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7], fields[8]);
        if (value is PyStructSequence sequence && ReferenceEquals(sequence.Structure, Definition))
        {
            time = time with
            {
                Zone = sequence.ValueAt(9) is PyStr zone ? zone.ToString() : null,
                Offset = sequence.ValueAt(10) is PyInt offset ? (int)offset.Value : null,
            };
        }
        return true;
    }

    /// <summary>Checks what <c>asctime</c> and <c>strftime</c> are given; zeros for month, day and day of the year are ones. False: ValueError is set.</summary>
    [MustCheck]
    public bool TryCheck(out BrokenDownTime time)
    {
        time = this with { Month = Month == 0 ? 1 : Month, Day = Day == 0 ? 1 : Day, YearDay = YearDay == 0 ? 1 : YearDay, WeekDay = (WeekDay + 1) % 7 - 1 };
        if (time.Month is < 1 or > 12) return PyErr.ValueError("month out of range");
        if (time.Day is < 1 or > 31) return PyErr.ValueError("day of month out of range");
        if (Hour is < 0 or > 23) return PyErr.ValueError("hour out of range");
        if (Minute is < 0 or > 59) return PyErr.ValueError("minute out of range");
        if (Second is < 0 or > 61) return PyErr.ValueError("seconds out of range");
        if (time.WeekDay < -1) return PyErr.ValueError("day of week out of range");
        if (time.YearDay is < 1 or > 366) return PyErr.ValueError("day of year out of range");
        // Sunday was 0 and came out as -1.
        if (time.WeekDay == -1) time = time with { WeekDay = 6 };
        return true;
    }
}
