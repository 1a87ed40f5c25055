namespace PyEmbed.StandardLibrary;

/// <summary>Polynomials summed in pairs of terms; the order of summation decides the last bit.</summary>
internal static class PairedPolynomial
{
    /// <summary><c>(c0 + c1 x) + x**2 (c2 + c3 x) + x**4 (c4 + c5 x) + ...</c> for up to nine coefficients.</summary>
    public static double Evaluate(double x, ReadOnlySpan<double> coefficients)
    {
        var square = x * x;
        var fourth = square * square;
        var sum = Pair(x, coefficients, 0) + square * Pair(x, coefficients, 2);
        if (coefficients.Length > 4) sum += fourth * Pair(x, coefficients, 4);
        if (coefficients.Length > 6) sum += fourth * square * Pair(x, coefficients, 6);
        if (coefficients.Length > 8) sum += fourth * fourth * coefficients[8];
        return sum;
    }

    /// <summary>The same for six coefficients, each product rounded together with its sum.</summary>
    public static double EvaluateFused(double x, ReadOnlySpan<double> coefficients)
    {
        var square = x * x;
        var sum = Math.FusedMultiplyAdd(square, FusedPair(x, coefficients, 2), FusedPair(x, coefficients, 0));
        return Math.FusedMultiplyAdd(square * square, FusedPair(x, coefficients, 4), sum);
    }

    private static double FusedPair(double x, ReadOnlySpan<double> coefficients, int at) => Math.FusedMultiplyAdd(x, coefficients[at + 1], coefficients[at]);

    private static double Pair(double x, ReadOnlySpan<double> coefficients, int at) =>
        at + 1 < coefficients.Length ? coefficients[at] + x * coefficients[at + 1] : coefficients[at];
}
