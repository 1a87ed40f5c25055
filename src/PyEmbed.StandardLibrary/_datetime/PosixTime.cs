using PyEmbed.StandardLibrary.Time;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.DateTimes;

/// <summary>Seconds since 1970 as arguments, and what UTC and the local clock show at them.</summary>
internal static class PosixTime
{
    private const long EpochOrdinalSeconds = (long)DateFields.OrdinalOfEpoch * TimeFields.SecondsPerDay;
    private const long LeastSecond = 1L * TimeFields.SecondsPerDay - EpochOrdinalSeconds;
    private const long LargestSecond = (DateFields.LargestOrdinal + 1L) * TimeFields.SecondsPerDay - EpochOrdinalSeconds - 1;

    /// <summary>The second at which UTC shows this.</summary>
    public static long FromUtc(DateFields date, TimeFields time) => date.Ordinal * (long)TimeFields.SecondsPerDay - EpochOrdinalSeconds + time.SecondOfDay;

    /// <summary>A timestamp to the microsecond, half to even, or to the second, rounded down. False: an error is set.</summary>
    [MustCheck]
    public static bool TryRead(PyThreadState thread, PyObject timestamp, bool toMicrosecond, out long seconds, out int microseconds)
    {
        (seconds, microseconds) = (0, 0);
        if (timestamp is not PyFloat real)
        {
            if (Number.Index(thread, timestamp) is not { } index) return false;
            return PyInt.TryGetInt64(index, out seconds) || OutOfRange();
        }
        if (double.IsNaN(real.Value)) return PyErr.ValueError("Invalid value NaN (not a number)");
        if (double.IsInfinity(real.Value)) return OutOfRange();
        var whole = toMicrosecond ? Math.Truncate(real.Value) : Math.Floor(real.Value);
        if (toMicrosecond)
        {
            var fraction = Math.Round((real.Value - whole) * TimeFields.MicrosecondsPerSecond, MidpointRounding.ToEven);
            var carry = Math.Floor(fraction / TimeFields.MicrosecondsPerSecond);
            whole += carry;
            microseconds = (int)(fraction - carry * TimeFields.MicrosecondsPerSecond);
        }
        const double Limit = 9223372036854775808.0;     // 2 ** 63
        if (whole is < -Limit or >= Limit) return OutOfRange();
        seconds = (long)whole;
        return true;

        static PyError OutOfRange() => PyErr.OverflowError("timestamp out of range for platform time_t");
    }

    /// <summary>What UTC shows; the year may be any. False: OSError is set.</summary>
    [MustCheck]
    public static bool TryUtc(long seconds, out BrokenDownTime time)
    {
        time = default;
        if (!TimeModule.TryCheckRange(seconds)) return false;
        time = BrokenDownTime.FromSeconds(seconds, 0, false, "UTC");
        return true;
    }

    /// <summary>What the local clock shows; the year may be any. False: OSError is set.</summary>
    [MustCheck]
    public static bool TryLocal(PyThreadState thread, long seconds, out BrokenDownTime time)
    {
        time = default;
        if (!TimeModule.TryCheckRange(seconds)) return false;
        time = LocalZoneState.Of(thread).At(seconds);
        return true;
    }

    /// <summary>What the local clock shows, as the second at which UTC shows the same. False: ValueError is set.</summary>
    [MustCheck]
    private static bool TryShown(PyThreadState thread, long seconds, out long shown)
    {
        shown = seconds + LocalZoneState.Of(thread).OffsetAt(seconds);
        return shown is >= LeastSecond and <= LargestSecond || PyErr.ValueError($"year {BrokenDownTime.FromSeconds(shown, 0, false, "").Year} is out of range");
    }

    /// <summary>Whether the local clock, set back within the day before, has shown the same already. False: ValueError is set.</summary>
    [MustCheck]
    public static bool TryFold(PyThreadState thread, long seconds, out int fold)
    {
        fold = 0;
        if (!TryShown(thread, seconds, out var shown) || !TryShown(thread, seconds - TimeFields.SecondsPerDay, out var before)) return false;
        var moved = shown - before - TimeFields.SecondsPerDay;
        if (moved >= 0) return true;
        if (!TryShown(thread, seconds + moved, out var earlier)) return false;
        if (earlier == shown) fold = 1;
        return true;
    }

    /// <summary>The second at which the local clock shows this: of two, fold tells which; where there is none, by the offset before the gap or, with fold, after it. False: ValueError is set.</summary>
    [MustCheck]
    public static bool TryFromLocal(PyThreadState thread, long shown, int fold, out long seconds)
    {
        seconds = 0;
        if (!TryShown(thread, shown, out var local)) return false;
        var offset = local - shown;
        var first = shown - offset;
        if (!TryShown(thread, first, out var firstShown)) return false;
        long otherOffset;
        if (firstShown == shown)
        {
            // It fits; the offset of a day before or after may fit too.
            var probe = first + (fold != 0 ? TimeFields.SecondsPerDay : -TimeFields.SecondsPerDay);
            if (!TryShown(thread, probe, out var probeShown)) return false;
            otherOffset = probeShown - probe;
            seconds = first;
            if (otherOffset == offset) return true;
        }
        else otherOffset = firstShown - first;
        var second = shown - otherOffset;
        if (!TryShown(thread, second, out var secondShown)) return false;
        if (secondShown == shown) seconds = second;
        else if (firstShown == shown) seconds = first;
        else seconds = fold != 0 ? Math.Min(first, second) : Math.Max(first, second);
        return true;
    }

    /// <summary>The local zone as it is at a time. Null: an error is set.</summary>
    public static PyTimeZone? ZoneAt(PyThreadState thread, long seconds)
    {
        if (!TryLocal(thread, seconds, out var time) || PyTimeDelta.Make(0, time.Offset ?? 0, 0) is not { } offset) return null;
        return PyTimeZone.Make(thread, offset, PyStr.FromUtf16(time.Zone ?? ""));
    }
}
