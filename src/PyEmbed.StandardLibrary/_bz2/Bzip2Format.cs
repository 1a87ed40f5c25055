namespace PyEmbed.StandardLibrary.Bzip2;

/// <summary>The numbers of the bzip2 format.</summary>
internal static class Bzip2Format
{
    public const long BlockMark = 0x314159265359;   // the digits of pi
    public const long EndMark = 0x177245385090;   // of its square root
    public const int BlockUnit = 100_000;
    public const int RunA = 0, RunB = 1;
    public const int SymbolsPerSelector = 50;
    public const int MostTables = 6;
    public const int MostSymbols = 258;
    public const int LongestCode = 20;
    public const int MostSelectors = 18002;
    public const int RunBeforeCount = 4;   // equal bytes after which a count follows

    private const uint Polynomial = 0x04C11DB7;

    private static readonly uint[] s_table = MakeTable();

    public static uint Crc(uint crc, byte value) => crc << 8 ^ s_table[crc >> 24 ^ value];

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i << 24;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 0x80000000) != 0 ? crc << 1 ^ Polynomial : crc << 1;
            table[i] = crc;
        }
        return table;
    }
}
