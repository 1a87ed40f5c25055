namespace PyEmbed.StandardLibrary.Time;

/// <summary>A zone that .NET knows.</summary>
internal sealed class SystemZone(TimeZoneInfo zone) : LocalZone
{
    private const long FirstSecond = -62_135_596_800, LastSecond = 253_402_300_799;      // of DateTime

    public override int StandardOffset => (int)zone.BaseUtcOffset.TotalSeconds;

    // The larger of the offsets in the middle of January and of July of a recent year.
    public override int SummerOffset
    {
        get
        {
            var (january, july) = (zone.GetUtcOffset(new DateTime(2024, 1, 15, 0, 0, 0, DateTimeKind.Utc)), zone.GetUtcOffset(new DateTime(2024, 7, 15, 0, 0, 0, DateTimeKind.Utc)));
            return (int)(january > july ? january : july).TotalSeconds;
        }
    }

    public override bool HasSummer => zone.SupportsDaylightSavingTime && SummerOffset != StandardOffset;

    public override string NameOf(bool isSummer)
    {
        if (zone.BaseUtcOffset == TimeSpan.Zero && !HasSummer) return "UTC";
        return isSummer && HasSummer ? zone.DaylightName : zone.StandardName;
    }

    public override int OffsetAt(long seconds, out bool isSummer)
    {
        var time = DateTime.UnixEpoch.AddSeconds(Math.Clamp(seconds, FirstSecond, LastSecond));
        isSummer = zone.IsDaylightSavingTime(time);
        return (int)zone.GetUtcOffset(time).TotalSeconds;
    }
}
