using System.Numerics;

namespace PyEmbed.Core.Numbers;

/// <summary>Powers of ten: the small ones that formatting asks for again and again are kept, the others computed.</summary>
internal static class PowersOfTen
{
    private const int KeptCount = 64;

    private static readonly Lazy<BigInteger[]> Kept = new(static () =>
    {
        var powers = new BigInteger[KeptCount];
        powers[0] = BigInteger.One;
        for (var i = 1; i < powers.Length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    });

    public static BigInteger Get(int exponent) => exponent < KeptCount ? Kept.Value[exponent] : BigInteger.Pow(10, exponent);
}
