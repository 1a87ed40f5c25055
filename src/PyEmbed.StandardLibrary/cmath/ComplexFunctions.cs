namespace PyEmbed.StandardLibrary.ComplexMath;

/// <summary>A complex number as the functions compute with it.</summary>
internal readonly record struct Complex(double Real, double Imaginary)
{
    public static Complex operator -(Complex z) => new(-z.Real, -z.Imaginary);
}

/// <summary>What a function met besides its result.</summary>
internal enum ComplexProblem
{
    None,
    Domain,
    Range,
}

/// <summary>The elementary functions. W. Kahan, "Branch cuts for complex elementary functions", 1987; results near the limits of the range are computed scaled.</summary>
internal static class ComplexFunctions
{
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double Large = double.MaxValue / 4;
    private const double Ln2 = 0.6931471805599453094;
    private const int ScaleUp = 53;
    private const int ScaleDown = -(ScaleUp + 1) / 2;

    private static readonly double s_sqrtLarge = Math.Sqrt(Large);
    private static readonly double s_logLarge = Math.Log(Large);
    private static readonly double s_sqrtSmallest = Math.Sqrt(SmallestNormal);

    private static double Hypot(double x, double y) => VectorNorm.Of([x, y]);

    private static bool IsLarge(Complex z) => Math.Abs(z.Real) > Large || Math.Abs(z.Imaginary) > Large;

    private static double LogOfLarge(Complex z) => Math.Log(Hypot(z.Real / 2, z.Imaginary / 2)) + Ln2 * 2;

    public static Complex Acos(Complex z)
    {
        var (x, y) = z;
        if (SpecialValues.IsSpecial(x, y)) return SpecialValues.Find(SpecialValues.Acos, x, y);
        if (IsLarge(z))
        {
            var log = LogOfLarge(z);
            return new Complex(Math.Atan2(Math.Abs(y), x), x < 0 ? -Math.CopySign(log, y) : Math.CopySign(log, -y));
        }
        var (a, b) = (Sqrt(new(1 - x, -y)), Sqrt(new(1 + x, y)));
        return new Complex(2 * Math.Atan2(a.Real, b.Real), Math.Asinh(b.Real * a.Imaginary - b.Imaginary * a.Real));
    }

    public static Complex Acosh(Complex z)
    {
        var (x, y) = z;
        if (SpecialValues.IsSpecial(x, y)) return SpecialValues.Find(SpecialValues.Acosh, x, y);
        if (IsLarge(z)) return new Complex(LogOfLarge(z), Math.Atan2(y, x));
        var (a, b) = (Sqrt(new(x - 1, y)), Sqrt(new(x + 1, y)));
        return new Complex(Math.Asinh(a.Real * b.Real + a.Imaginary * b.Imaginary), 2 * Math.Atan2(a.Imaginary, b.Real));
    }

    public static Complex Asinh(Complex z)
    {
        var (x, y) = z;
        if (SpecialValues.IsSpecial(x, y)) return SpecialValues.Find(SpecialValues.Asinh, x, y);
        if (IsLarge(z))
        {
            var log = LogOfLarge(z);
            return new Complex(y >= 0 ? Math.CopySign(log, x) : -Math.CopySign(log, -x), Math.Atan2(y, Math.Abs(x)));
        }
        var (a, b) = (Sqrt(new(1 + y, -x)), Sqrt(new(1 - y, x)));
        return new Complex(Math.Asinh(a.Real * b.Imaginary - b.Real * a.Imaginary), Math.Atan2(y, a.Real * b.Real - a.Imaginary * b.Imaginary));
    }

    public static Complex Atanh(Complex z, ref ComplexProblem problem)
    {
        var (x, y) = z;
        if (SpecialValues.IsSpecial(x, y)) return SpecialValues.Find(SpecialValues.Atanh, x, y);
        if (double.IsNegative(x)) return -Atanh(-z, ref problem);
        var height = Math.Abs(y);
        if (x > s_sqrtLarge || height > s_sqrtLarge)
        {
            var half = Hypot(x / 2, y / 2);
            return new Complex(x / 4 / half / half, -Math.CopySign(Math.PI / 2, -y));
        }
        if (x == 1 && height < s_sqrtSmallest)
        {
            if (height != 0) return new Complex(-Math.Log(Math.Sqrt(height) / Math.Sqrt(Hypot(height, 2))), Math.CopySign(Math.Atan2(2, -height) / 2, y));
            problem = ComplexProblem.Domain;
            return new Complex(double.PositiveInfinity, y);
        }
        return new Complex(NearOne.Log1p(4 * x / ((1 - x) * (1 - x) + height * height)) / 4, -Math.Atan2(-2 * y, (1 - x) * (1 + x) - height * height) / 2);
    }

    // sin z = -i sinh iz, and so on.
    private static Complex TimesI(Complex z) => new(-z.Imaginary, z.Real);

    private static Complex OverI(Complex z) => new(z.Imaginary, -z.Real);

    public static Complex Asin(Complex z) => OverI(Asinh(TimesI(z)));

    public static Complex Atan(Complex z, ref ComplexProblem problem) => OverI(Atanh(TimesI(z), ref problem));

    public static Complex Cos(Complex z, ref ComplexProblem problem) => Cosh(TimesI(z), ref problem);

    public static Complex Sin(Complex z, ref ComplexProblem problem) => OverI(Sinh(TimesI(z), ref problem));

    public static Complex Tan(Complex z, ref ComplexProblem problem) => OverI(Tanh(TimesI(z), ref problem));

    // An infinite real part and an angle: only the signs of its cosine and sine count.
    private static bool IsInfiniteAtAngle(Complex z) => double.IsInfinity(z.Real) && double.IsFinite(z.Imaginary) && z.Imaginary != 0;

    private static Complex AtAngle(double real, double imaginary, double angle) => new(Math.CopySign(real, Math.Cos(angle)), Math.CopySign(imaginary, Math.Sin(angle)));

    private static Complex CheckRange(Complex z, ref ComplexProblem problem)
    {
        if (double.IsInfinity(z.Real) || double.IsInfinity(z.Imaginary)) problem = ComplexProblem.Range;
        return z;
    }

    public static Complex Cosh(Complex z, ref ComplexProblem problem)
    {
        var (x, y) = z;
        if (SpecialValues.IsSpecial(x, y))
        {
            if (double.IsInfinity(y) && !double.IsNaN(x)) problem = ComplexProblem.Domain;
            if (!IsInfiniteAtAngle(z)) return SpecialValues.Find(SpecialValues.Cosh, x, y);
            var at = AtAngle(double.PositiveInfinity, double.PositiveInfinity, y);
            return x > 0 ? at : at with { Imaginary = -at.Imaginary };
        }
        if (Math.Abs(x) <= s_logLarge) return CheckRange(new Complex(Math.Cos(y) * Math.Cosh(x), Math.Sin(y) * Math.Sinh(x)), ref problem);
        var nearer = x - Math.CopySign(1, x);
        return CheckRange(new Complex(Math.Cos(y) * Math.Cosh(nearer) * Math.E, Math.Sin(y) * Math.Sinh(nearer) * Math.E), ref problem);
    }

    public static Complex Sinh(Complex z, ref ComplexProblem problem)
    {
        var (x, y) = z;
        if (SpecialValues.IsSpecial(x, y))
        {
            if (double.IsInfinity(y) && !double.IsNaN(x)) problem = ComplexProblem.Domain;
            if (!IsInfiniteAtAngle(z)) return SpecialValues.Find(SpecialValues.Sinh, x, y);
            var at = AtAngle(double.PositiveInfinity, double.PositiveInfinity, y);
            return x > 0 ? at : at with { Real = -at.Real };
        }
        if (Math.Abs(x) <= s_logLarge) return CheckRange(new Complex(Math.Cos(y) * Math.Sinh(x), Math.Sin(y) * Math.Cosh(x)), ref problem);
        var nearer = x - Math.CopySign(1, x);
        return CheckRange(new Complex(Math.Cos(y) * Math.Sinh(nearer) * Math.E, Math.Sin(y) * Math.Cosh(nearer) * Math.E), ref problem);
    }

    public static Complex Tanh(Complex z, ref ComplexProblem problem)
    {
        var (x, y) = z;
        if (SpecialValues.IsSpecial(x, y))
        {
            if (double.IsInfinity(y) && double.IsFinite(x)) problem = ComplexProblem.Domain;
            return IsInfiniteAtAngle(z)
                ? new Complex(Math.CopySign(1, x), Math.CopySign(0, 2 * Math.Sin(y) * Math.Cos(y)))
                : SpecialValues.Find(SpecialValues.Tanh, x, y);
        }
        if (Math.Abs(x) > s_logLarge) return new Complex(Math.CopySign(1, x), 4 * Math.Sin(y) * Math.Cos(y) * Math.Exp(-2 * Math.Abs(x)));
        var (tx, ty, cx) = (Math.Tanh(x), Math.Tan(y), 1 / Math.Cosh(x));
        var product = tx * ty;
        var denominator = 1 + product * product;
        return new Complex(tx * (1 + ty * ty) / denominator, ty / denominator * cx * cx);
    }

    public static Complex Exp(Complex z, ref ComplexProblem problem)
    {
        var (x, y) = z;
        if (SpecialValues.IsSpecial(x, y))
        {
            if (double.IsInfinity(y) && (double.IsFinite(x) || double.IsPositiveInfinity(x))) problem = ComplexProblem.Domain;
            if (!IsInfiniteAtAngle(z)) return SpecialValues.Find(SpecialValues.Exp, x, y);
            var magnitude = x > 0 ? double.PositiveInfinity : 0;
            return AtAngle(magnitude, magnitude, y);
        }
        if (x > s_logLarge)
        {
            var part = Math.Exp(x - 1);
            return CheckRange(new Complex(part * Math.Cos(y) * Math.E, part * Math.Sin(y) * Math.E), ref problem);
        }
        var length = Math.Exp(x);
        return CheckRange(new Complex(length * Math.Cos(y), length * Math.Sin(y)), ref problem);
    }

    public static Complex Log(Complex z, ref ComplexProblem problem)
    {
        var (x, y) = z;
        if (SpecialValues.IsSpecial(x, y)) return SpecialValues.Find(SpecialValues.Log, x, y);
        var (width, height) = (Math.Abs(x), Math.Abs(y));
        double real;
        if (width > Large || height > Large) real = Math.Log(Hypot(width / 2, height / 2)) + Ln2;
        else if (width < SmallestNormal && height < SmallestNormal)
        {
            if (width == 0 && height == 0)
            {
                problem = ComplexProblem.Domain;
                return new Complex(double.NegativeInfinity, Math.Atan2(y, x));
            }
            real = Math.Log(Hypot(Math.ScaleB(width, ScaleUp), Math.ScaleB(height, ScaleUp))) - ScaleUp * Ln2;
        }
        else
        {
            var length = Hypot(width, height);
            var (more, less) = width > height ? (width, height) : (height, width);
            real = length is >= 0.71 and <= 1.73 ? NearOne.Log1p((more - 1) * (more + 1) + less * less) / 2 : Math.Log(length);
        }
        return new Complex(real, Math.Atan2(y, x));
    }

    public static Complex Sqrt(Complex z)
    {
        var (x, y) = z;
        if (SpecialValues.IsSpecial(x, y)) return SpecialValues.Find(SpecialValues.Sqrt, x, y);
        if (x == 0 && y == 0) return new Complex(0, y);
        var (width, height) = (Math.Abs(x), Math.Abs(y));
        double s;
        if (width < SmallestNormal && height < SmallestNormal)
        {
            width = Math.ScaleB(width, ScaleUp);
            s = Math.ScaleB(Math.Sqrt(width + Hypot(width, Math.ScaleB(height, ScaleUp))), ScaleDown);
        }
        else
        {
            width /= 8;
            s = 2 * Math.Sqrt(width + Hypot(width, height / 8));
        }
        var d = height / (2 * s);
        return x >= 0 ? new Complex(s, Math.CopySign(d, y)) : new Complex(d, Math.CopySign(s, y));
    }

    public static Complex Rect(double r, double phi, ref ComplexProblem problem)
    {
        if (SpecialValues.IsSpecial(r, phi))
        {
            if (r != 0 && !double.IsNaN(r) && double.IsInfinity(phi)) problem = ComplexProblem.Domain;
            if (!IsInfiniteAtAngle(new(r, phi))) return SpecialValues.Find(SpecialValues.Rect, r, phi);
            var at = AtAngle(double.PositiveInfinity, double.PositiveInfinity, phi);
            return r > 0 ? at : -at;
        }
        return phi == 0 ? new Complex(r, r * phi) : new Complex(r * Math.Cos(phi), r * Math.Sin(phi));
    }
}
