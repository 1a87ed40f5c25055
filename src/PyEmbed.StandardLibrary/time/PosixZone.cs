namespace PyEmbed.StandardLibrary.Time;

/// <summary>A zone that a text of POSIX describes, such as <c>EST+05EDT,M3.2.0,M11.1.0</c>.</summary>
/// <remarks>What cannot be read is what the C library makes of it: UTC by the name that could be read.</remarks>
internal sealed class PosixZone : LocalZone
{
    private readonly string _name, _summerName;
    private readonly int _offset, _summerOffset;
    private readonly YearlyMoment? _start, _end;

    public PosixZone(string name, int offset)
    {
        (_name, _summerName) = (name, name);
        (_offset, _summerOffset) = (offset, offset);
    }

    private PosixZone(string name, int offset, string summerName, int summerOffset, YearlyMoment start, YearlyMoment end) : this(name, offset)
    {
        (_summerName, _summerOffset) = (summerName, summerOffset);
        (_start, _end) = (start, end);
    }

    public override int StandardOffset => _offset;

    public override int SummerOffset => _summerOffset;

    public override bool HasSummer => _start is not null;

    public override string NameOf(bool isSummer) => isSummer ? _summerName : _name;

    public override int OffsetAt(long seconds, out bool isSummer)
    {
        isSummer = false;
        if (_start is not { } start || _end is not { } end) return _offset;
        CalendarDays.ToDate((long)Math.Floor((seconds + _offset) / (decimal)CalendarDays.SecondsPerDay), out var year, out _, out _);
        var begin = start.In(year) - _offset;
        var finish = end.In(year) - _summerOffset;
        // South of the equator summer is what lies outside of the other half of the year.
        isSummer = begin < finish ? seconds >= begin && seconds < finish : seconds < finish || seconds >= begin;
        return isSummer ? _summerOffset : _offset;
    }

    public static PosixZone Parse(string text)
    {
        var rest = text.AsSpan();
        if (!TryName(ref rest, out var name)) return new PosixZone("", 0);
        if (!TryOffset(ref rest, out var offset)) return new PosixZone(name, 0);
        offset = -offset;
        if (rest.IsEmpty || !TryName(ref rest, out var summerName)) return new PosixZone(name, offset);
        var summerOffset = offset + 3600;
        if (!rest.IsEmpty && rest[0] != ',')
        {
            if (!TryOffset(ref rest, out var given)) return new PosixZone(name, offset);
            summerOffset = -given;
        }
        if (rest.IsEmpty) rest = ",M3.2.0,M11.1.0";
        return YearlyMoment.TryRead(ref rest, out var start) && YearlyMoment.TryRead(ref rest, out var end)
            ? new PosixZone(name, offset, summerName, summerOffset, start, end)
            : new PosixZone(name, offset);
    }

    // Three letters or more, or anything of letters, digits and signs between < and >.
    private static bool TryName(ref ReadOnlySpan<char> text, out string name)
    {
        name = "";
        if (text.StartsWith("<"))
        {
            var end = text.IndexOf('>');
            if (end < 4) return false;
            name = text[1..end].ToString();
            text = text[(end + 1)..];
            return true;
        }
        var length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length])) length++;
        if (length < 3) return false;
        name = text[..length].ToString();
        text = text[length..];
        return true;
    }

    private static bool TryOffset(ref ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        const int LargestHour = 24;
        return !text.IsEmpty && (text[0] is '+' or '-' || char.IsAsciiDigit(text[0])) && YearlyMoment.TryTime(ref text, LargestHour, out seconds);
    }
}
