namespace PyEmbed.StandardLibrary;

/// <summary><c>erf</c> and <c>erfc</c>, which .NET lacks.</summary>
/// <remarks>
/// Method and coefficients are those of fdlibm, from which the C libraries have theirs, so that the last bit agrees with theirs: Copyright (C) 1993 by Sun Microsystems, Inc. All
/// rights reserved. Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this
/// notice is preserved.
/// </remarks>
internal static class ErrorFunction
{
    private const double AtOne = 8.45062911510467529297e-01;   // erf(1), to a float's precision
    private const double Slope = 1.28379167095512586316e-01;   // 2/sqrt(pi) - 1

    // 1/0.35, as far as its upper half goes.
    private static readonly double s_far = BitConverter.Int64BitsToDouble(0x4006DB6E_00000000);
    private static readonly double s_farComplement = BitConverter.Int64BitsToDouble(0x4006DB6D_00000000);

    // Up to 0.84375: (erf(x) - x) / x as a function of x**2.
    private static ReadOnlySpan<double> SmallNumerator =>
        [1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02, -5.77027029648944159157e-03, -2.37630166566501626084e-05];

    private static ReadOnlySpan<double> SmallDenominator =>
        [1, 3.97917223959155352819e-01, 6.50222499887672944485e-02, 5.08130628187576562776e-03, 1.32494738004321644526e-04, -3.96022827877536812320e-06];

    // Up to 1.25: erf(x) - erf(1) as a function of x - 1.
    private static ReadOnlySpan<double> MiddleNumerator =>
    [
        -2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01, 3.18346619901161753674e-01, -1.10894694282396677476e-01, 3.54783043256182359371e-02,
        -2.16637559486879084300e-03,
    ];

    private static ReadOnlySpan<double> MiddleDenominator =>
    [
        1, 1.06420880400844228286e-01, 5.40397917702171048937e-01, 7.18286544141962662868e-02, 1.26171219808761642112e-01, 1.36370839120290507362e-02, 1.19844998467991074170e-02,
    ];

    // Up to 1/0.35 and above: the logarithm of x exp(x**2) erfc(x) as a function of 1/x**2.
    private static ReadOnlySpan<double> NearNumerator =>
    [
        -9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01, -6.23753324503260060396e+01, -1.62396669462573470355e+02, -1.84605092906711035994e+02,
        -8.12874355063065934246e+01, -9.81432934416914548592e+00,
    ];

    private static ReadOnlySpan<double> NearDenominator =>
    [
        1, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02, 6.45387271733267880336e+02, 4.29008140027567833386e+02, 1.08635005541779435134e+02,
        6.57024977031928170135e+00, -6.04244152148580987438e-02,
    ];

    private static ReadOnlySpan<double> FarNumerator =>
    [
        -9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01, -1.60636384855821916062e+02, -6.37566443368389627722e+02, -1.02509513161107724954e+03,
        -4.83519191608651397019e+02,
    ];

    private static ReadOnlySpan<double> FarDenominator =>
    [
        1, 3.03380607434824582924e+01, 3.25792512996573918826e+02, 1.53672958608443695994e+03, 3.19985821950859553908e+03, 2.55305040643316442583e+03, 4.74528541206955367215e+02,
        -2.24409524465858183362e+01,
    ];

    public static double Erf(double x)
    {
        if (double.IsNaN(x)) return x;
        var magnitude = Math.Abs(x);
        if (magnitude < 0.84375)
        {
            if (magnitude < 3.7252902984619140625e-09) return magnitude < 2.8480945388892178e-306 ? 0.0625 * (16 * x + 16 * Slope * x) : x + Slope * x;   // 2**-28
            return x + x * Small(x * x);
        }
        if (magnitude < 1.25) return Math.CopySign(AtOne + Middle(magnitude - 1), x);
        if (magnitude >= 6) return Math.CopySign(1, x);
        return Math.CopySign(1 - Tail(magnitude, magnitude < s_far) / magnitude, x);
    }

    public static double Erfc(double x)
    {
        if (double.IsNaN(x)) return x;
        var magnitude = Math.Abs(x);
        if (magnitude < 0.84375)
        {
            if (magnitude < 1.3877787807814457e-17) return 1 - x;   // 2**-56
            var y = Small(x * x);
            if (x < 0.25) return 1 - (x + x * y);
            return 0.5 - (x * y + (x - 0.5));
        }
        if (magnitude < 1.25) return x >= 0 ? 1 - AtOne - Middle(magnitude - 1) : 1 + (AtOne + Middle(magnitude - 1));
        if (magnitude >= 28) return x > 0 ? 0 : 2;
        if (x <= -6) return 2;
        var tail = Tail(magnitude, magnitude < s_farComplement) / magnitude;
        return x > 0 ? tail : 2 - tail;
    }

    private static double Small(double square) => PairedPolynomial.Evaluate(square, SmallNumerator) / PairedPolynomial.Evaluate(square, SmallDenominator);

    private static double Middle(double s) => PairedPolynomial.Evaluate(s, MiddleNumerator) / PairedPolynomial.Evaluate(s, MiddleDenominator);

    // x erfc(x) for positive x.
    private static double Tail(double x, bool isNear)
    {
        var s = 1 / (x * x);
        var logarithm = isNear
            ? PairedPolynomial.Evaluate(s, NearNumerator) / PairedPolynomial.Evaluate(s, NearDenominator)
            : PairedPolynomial.Evaluate(s, FarNumerator) / PairedPolynomial.Evaluate(s, FarDenominator);
        // exp(-x**2) in two factors; z has half the bits of x, so its square is exact.
        var z = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & ~0xFFFFFFFFL);
        return Math.Exp(-z * z - 0.5625) * Math.Exp((z - x) * (z + x) + logarithm);
    }
}
