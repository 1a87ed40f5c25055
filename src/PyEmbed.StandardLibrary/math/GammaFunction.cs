namespace PyEmbed.StandardLibrary;

/// <summary><c>gamma</c> and <c>lgamma</c> by the Lanczos approximation with 13 terms; the coefficients are those of Boost, which CPython uses as well.</summary>
internal static class GammaFunction
{
    private const double G = 6.024680040776729583740234375;
    private const double GMinusHalf = 5.524680040776729583740234375;
    private const double LogPi = 1.144729885849400174143427351353058711647;

    private static ReadOnlySpan<double> Numerator =>
    [
        23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959, 35711959237.355668049440185451547166705960488635843,
        17921034426.037209699919755754458931112671403265390, 6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786772,
        248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640, 2876370.6289353724412254090516208496135991145378768,
        186056.26539522349504029498971604569928220784236328, 8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408,
    ];

    // x (x + 1) ... (x + 11)
    private static ReadOnlySpan<double> Denominator =>
        [0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1];

    /// <summary>False: the error of a pole or of a result too large is set.</summary>
    [MustCheck]
    public static bool TryGamma(double x, out double result)
    {
        result = x;
        if (double.IsNaN(x) || double.IsPositiveInfinity(x)) return true;
        if (double.IsInfinity(x) || x == 0) return PyErr.ValueError("math domain error");
        if (x == Math.Floor(x))
        {
            if (x < 0) return PyErr.ValueError("math domain error");
            if (x <= 23)
            {
                // Factorials up to 22 are floats without rounding.
                result = 1;
                for (var factor = 2; factor < x; factor++) result *= factor;
                return true;
            }
        }
        var magnitude = Math.Abs(x);
        result = magnitude switch
        {
            < 1e-20 => 1 / x,
            > 200 => x < 0 ? 0 / SinPi(x) : double.PositiveInfinity,
            _ => Gamma(x, magnitude),
        };
        return !double.IsInfinity(result) || PyErr.OverflowError("math range error");
    }

    /// <summary>False: the error of a pole or of a result too large is set.</summary>
    [MustCheck]
    public static bool TryLogGamma(double x, out double result)
    {
        result = Math.Abs(x);
        if (!double.IsFinite(x)) return true;
        if (x == Math.Floor(x) && x <= 2)
        {
            result = 0;
            return x > 0 || PyErr.ValueError("math domain error");
        }
        var magnitude = Math.Abs(x);
        if (magnitude < 1e-20)
        {
            result = -Math.Log(magnitude);
            return true;
        }
        result = Math.Log(LanczosSum(magnitude)) - G;
        result += (magnitude - 0.5) * (Math.Log(magnitude + G - 0.5) - 1);
        if (x < 0) result = LogPi - Math.Log(Math.Abs(SinPi(magnitude))) - Math.Log(magnitude) - result;
        return !double.IsInfinity(result) || PyErr.OverflowError("math range error");
    }

    private static double Gamma(double x, double magnitude)
    {
        var y = magnitude + GMinusHalf;
        // What the addition rounded off, which exp and pow below would magnify.
        var error = magnitude > GMinusHalf ? y - magnitude - GMinusHalf : y - GMinusHalf - magnitude;
        var correction = error * G / y;
        // The power in two steps where one would overflow.
        var isLarge = magnitude >= 140;
        var power = Math.Pow(y, isLarge ? magnitude / 2 - 0.25 : magnitude - 0.5);
        double result;
        if (x < 0)
        {
            result = -Math.PI / SinPi(magnitude) / magnitude * Math.Exp(y) / LanczosSum(magnitude);
            result -= correction * result;
            result /= power;
            return isLarge ? result / power : result;
        }
        result = LanczosSum(magnitude) / Math.Exp(y);
        result += correction * result;
        result *= power;
        return isLarge ? result * power : result;
    }

    private static double LanczosSum(double x)
    {
        double numerator = 0, denominator = 0;
        if (x < 5)
        {
            for (var i = Numerator.Length - 1; i >= 0; i--)
            {
                numerator = numerator * x + Numerator[i];
                denominator = denominator * x + Denominator[i];
            }
            return numerator / denominator;
        }
        // In powers of 1/x, which do not overflow.
        for (var i = 0; i < Numerator.Length; i++)
        {
            numerator = numerator / x + Numerator[i];
            denominator = denominator / x + Denominator[i];
        }
        return numerator / denominator;
    }

    // sin(pi x), exact at whole and half numbers.
    private static double SinPi(double x)
    {
        var y = Math.Abs(x) % 2;
        var sine = (int)Math.Round(2 * y, MidpointRounding.AwayFromZero) switch
        {
            0 => Math.Sin(Math.PI * y),
            1 => Math.Cos(Math.PI * (y - 0.5)),
            2 => Math.Sin(Math.PI * (1 - y)),
            3 => -Math.Cos(Math.PI * (y - 1.5)),
            _ => Math.Sin(Math.PI * (y - 2)),
        };
        return Math.CopySign(1, x) * sine;
    }
}
