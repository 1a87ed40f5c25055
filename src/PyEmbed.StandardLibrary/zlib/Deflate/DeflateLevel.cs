namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>How hard a level looks for matches. The figures are zlib's, since they decide the bytes.</summary>
/// <param name="IsLazy">Whether a match waits for a better one that starts a byte later.</param>
/// <param name="GoodLength">With a match this long in hand, only a quarter of the chain is looked at.</param>
/// <param name="LazyLength">With a match this long in hand none is looked for any more; levels that are not lazy hash no places inside longer matches.</param>
/// <param name="NiceLength">A match this long ends the search.</param>
/// <param name="LongestChain">How many places are looked at.</param>
internal sealed record DeflateLevel(bool IsLazy, int GoodLength, int LazyLength, int NiceLength, int LongestChain)
{
    public const int Default = 6;
    public const int Best = 9;

    private static readonly DeflateLevel[] s_levels =
    [
        new(false, 0, 0, 0, 0),
        new(false, 4, 4, 8, 4),
        new(false, 4, 5, 16, 8),
        new(false, 4, 6, 32, 32),
        new(true, 4, 4, 16, 16),
        new(true, 8, 16, 32, 32),
        new(true, 8, 16, 128, 128),
        new(true, 8, 32, 128, 256),
        new(true, 32, 128, 258, 1024),
        new(true, 32, 258, 258, 4096),
    ];

    public static DeflateLevel Of(int level) => s_levels[level];
}
