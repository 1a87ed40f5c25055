namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>Reads <c>wbits</c> and its companions: one number says container and window.</summary>
internal static class ZlibFormat
{
    public const int LongestWindow = 15;
    public const int MostMemory = 9;

    private const int ShortestWindow = 8;
    private const int Gzip = 16, Any = 32, End = 48;

    /// <summary>A compressor. Null: the arguments are none that exist; no error is set.</summary>
    public static DeflateEncoder? MakeEncoder(int level, int method, int windowBits, int memoryLevel, int strategy)
    {
        if (!TryReadCompressing(ref windowBits, out var container)) return null;
        if (level is < -1 or > DeflateLevel.Best || method != ZlibModule.Deflated || memoryLevel is < 1 or > MostMemory || strategy is < 0 or > (int)DeflateStrategy.Fixed) return null;
        return new DeflateEncoder(level < 0 ? DeflateLevel.Default : level, container, windowBits, memoryLevel, (DeflateStrategy)strategy);
    }

    /// <summary>A decompressor. Null: the window is none that exists; no error is set.</summary>
    public static InflateDecoder? MakeDecoder(int windowBits)
    {
        if (windowBits < 0) return windowBits is >= -LongestWindow and <= -ShortestWindow ? new InflateDecoder(false, false, -windowBits) : null;
        if (windowBits >= End) return null;
        var size = windowBits & 0x0F;
        if (size is > 0 and < ShortestWindow) return null;
        return new InflateDecoder(windowBits is < Gzip or >= Any, windowBits >= Gzip, size);
    }

    private static bool TryReadCompressing(ref int windowBits, out Container container)
    {
        container = windowBits < 0 ? Container.Raw : windowBits > LongestWindow ? Container.Gzip : Container.Zlib;
        if (windowBits < -LongestWindow) return false;
        if (container == Container.Raw) windowBits = -windowBits;
        if (container == Container.Gzip) windowBits -= Gzip;
        if (windowBits is < ShortestWindow or > LongestWindow) return false;
        // A window of 256 bytes does not work as it should; one of 512 takes its place, which only the header of RFC 1950 can say.
        if (windowBits != ShortestWindow) return true;
        windowBits++;
        return container == Container.Zlib;
    }
}
