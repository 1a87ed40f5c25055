namespace PyEmbed.StandardLibrary;

/// <summary><c>expm1</c> and <c>log1p</c>, which .NET lacks.</summary>
/// <remarks>
/// Method and coefficients are those of fdlibm, from which the C libraries have theirs, so that the last bit agrees with theirs: Copyright (C) 1993 by Sun Microsystems, Inc. All
/// rights reserved. Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this
/// notice is preserved.
/// </remarks>
internal static class NearOne
{
    // ln 2 in two parts; the first has trailing zeros, so that small multiples of it are exact.
    private const double LnTwoHigh = 6.93147180369123816490e-01;
    private const double LnTwoLow = 1.90821492927058770002e-10;
    private const double InverseLnTwo = 1.44269504088896338700e+00;
    private const double LargestArgument = 7.09782712893383973096e+02;

    private static ReadOnlySpan<double> ExpCoefficients =>
        [1, -3.33333333333331316428e-02, 1.58730158725481460165e-03, -7.93650757867487942473e-05, 4.00821782732936239552e-06, -2.01099218183624371326e-07];

    private static ReadOnlySpan<double> LogCoefficients =>
    [
        0, 6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01,
        1.479819860511658591e-01,
    ];

    public static double Expm1(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > LargestArgument) return double.PositiveInfinity;
        if (x < -38.8) return -1;   // -56 ln 2
        var high = High(Math.Abs(x));
        if (high < 0x3C900000) return x;   // below 2**-54

        // x = k ln 2 + r with |r| <= 0.5 ln 2, r as a sum of two.
        var k = 0;
        double correction = 0;
        if (high > 0x3FD62E42)
        {
            k = high < 0x3FF0A2B2 ? Math.Sign(x) : (int)(InverseLnTwo * x + Math.CopySign(0.5, x));
            var upper = x - k * LnTwoHigh;
            var lower = k * LnTwoLow;
            x = upper - lower;
            correction = upper - x - lower;
        }
        // e**r - 1 by a rational function of r**2.
        var half = 0.5 * x;
        var halfSquare = x * half;
        // The C libraries use fused multiplication and addition here, which decides the last bit.
        var r = PairedPolynomial.EvaluateFused(halfSquare, ExpCoefficients);
        var t = Math.FusedMultiplyAdd(-r, half, 3);
        var e = halfSquare * ((r - t) / Math.FusedMultiplyAdd(-x, t, 6));
        if (k == 0) return x - Math.FusedMultiplyAdd(x, e, -halfSquare);
        e = Math.FusedMultiplyAdd(x, e - correction, -correction) - halfSquare;
        // 2**k (e**r - 1) + 2**k - 1, so that nothing is lost for any k.
        switch (k)
        {
            case -1:
                return 0.5 * (x - e) - 0.5;
            case 1:
                return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
            case <= -2 or > 56:
                return Math.ScaleB(1 - (e - x), k) - 1;
            case < 20:
                return Math.ScaleB(1 - Math.ScaleB(1, -k) - (e - x), k);
            default:
                return Math.ScaleB(x - (e + Math.ScaleB(1, -k)) + 1, k);
        }
    }

    public static double Log1p(double x)
    {
        if (double.IsNaN(x) || x == 0 || double.IsPositiveInfinity(x)) return x;
        if (x <= -1) return x == -1 ? double.NegativeInfinity : MathModule.NaN;
        var high = High(Math.Abs(x));
        if (high < 0x3E200000) return high < 0x3C900000 ? x : x - x * x * 0.5;   // below 2**-54, below 2**-29

        // 1 + x = 2**k (1 + f) with sqrt(2)/2 < 1 + f < sqrt(2).
        var k = 0;
        var f = x;
        double correction = 0;
        var isTiny = false;
        if (x >= 0 ? high >= 0x3FDA827A : high > 0x3FD2BEC3)
        {
            var u = high < 0x43400000 ? 1 + x : x;
            k = (High(u) >> 20) - 1023;
            if (high < 0x43400000) correction = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
            var mantissa = High(u) & 0xFFFFF;
            var low = BitConverter.DoubleToInt64Bits(u) & 0xFFFFFFFF;
            if (mantissa < 0x6A09E)
            {
                u = BitConverter.Int64BitsToDouble((long)(mantissa | 0x3FF00000) << 32 | low);
                isTiny = mantissa == 0;
            }
            else
            {
                k++;
                u = BitConverter.Int64BitsToDouble((long)(mantissa | 0x3FE00000) << 32 | low);
                isTiny = (0x100000 - mantissa) >> 2 == 0;
            }
            f = u - 1;
        }
        var halfSquare = 0.5 * f * f;
        if (isTiny)
        {
            if (f == 0) return k == 0 ? 0 : k * LnTwoHigh + (correction + k * LnTwoLow);
            var rest = halfSquare * (1 - 0.66666666666666666 * f);
            return k == 0 ? f - rest : k * LnTwoHigh - (rest - (k * LnTwoLow + correction) - f);
        }
        var s = f / (2 + f);
        var r = PairedPolynomial.Evaluate(s * s, LogCoefficients);
        return k == 0 ? f - (halfSquare - s * (halfSquare + r)) : k * LnTwoHigh - (halfSquare - (s * (halfSquare + r) + (k * LnTwoLow + correction)) - f);
    }

    private static int High(double x) => (int)(BitConverter.DoubleToInt64Bits(x) >> 32);
}
