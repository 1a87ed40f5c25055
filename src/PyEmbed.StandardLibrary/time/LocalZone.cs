namespace PyEmbed.StandardLibrary.Time;

/// <summary>The local zone of an engine: its offsets from UTC in seconds to the east, and when which of them holds.</summary>
internal abstract class LocalZone
{
    public static readonly LocalZone Utc = new PosixZone("UTC", 0);

    public abstract int StandardOffset { get; }

    public abstract int SummerOffset { get; }

    public abstract bool HasSummer { get; }

    public abstract string NameOf(bool isSummer);

    public abstract int OffsetAt(long seconds, out bool isSummer);

    public int OffsetAt(long seconds) => OffsetAt(seconds, out _);

    /// <summary>What a clock of the zone shows.</summary>
    public BrokenDownTime At(long seconds)
    {
        var offset = OffsetAt(seconds, out var isSummer);
        return BrokenDownTime.FromSeconds(seconds, offset, isSummer, NameOf(isSummer));
    }

    /// <summary>The zone that the variable <c>TZ</c> names; where it is not set, that of the clock.</summary>
    public static LocalZone Of(string? variable, TimeProvider? clock)
    {
        if (variable is null) return clock is null ? Utc : new SystemZone(clock.LocalTimeZone);
        if (variable.StartsWith(':')) variable = variable[1..];
        if (variable.Length == 0) return Utc;
        // The zones that have a name are the machine's, as the clock is.
        if (clock is not null && TimeZoneInfo.TryFindSystemTimeZoneById(variable, out var zone)) return new SystemZone(zone);
        return PosixZone.Parse(variable);
    }
}
