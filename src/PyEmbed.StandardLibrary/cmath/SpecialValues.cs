using PyEmbed.Core.Text;

namespace PyEmbed.StandardLibrary.ComplexMath;

/// <summary>Results for arguments with a part that is not finite, as C99 Annex G has them. Recorded by tests/PyEmbed.StandardLibrary.Tests/Recording/cmath_special_values.py.</summary>
/// <remarks>
/// Two letters a result, real and imaginary part, in rows by the real part and columns by the imaginary part of the argument: minus infinity, negative, minus zero, zero, positive,
/// infinity, NaN. Z is 0, O 1, I infinity, H pi/2, Q pi/4, P pi, T 3 pi/4, N NaN; a small letter is negative; a dot is not in the table.
/// </remarks>
internal static class SpecialValues
{
    public const string Acos = "TIPIPIPiPiTiNIHI........HiNNHI........HiHNHI........HiHNHI........HiNNQIZIZIZiZiQiNININNNNNNNNNiNN";
    public const string Acosh = "ItIpIpIPIPITINIh........IHNNIh........IHNNIh........IHNNIh........IHNNIqIzIzIZIZIQININNNNNNNNNINNN";
    public const string Asinh = "iqiziziZiZiQiNih........iHNNih........iHNNIh........IHNNIh........IHNNIqIzIzIZIZIQININNNNzNZNNINNN";
    public const string Atanh = "zhzhzhzHzHzHzNzh........zHNNzh........zHzNZh........ZHZNZh........ZHNNZhZhZhZHZHZHZNZhNNNNNNNNZHNN";
    public const string Cosh = "NNiIIZIziiNNINNN........NNNNNN........NNNZNN........NNNZNN........NNNNNNiiIzIZiINNINNNNNNZNZNNNNNN";
    public const string Exp = "ZZzzZzZZzZZZZZNN........NNNNNN........NNNNNN........NNNNNN........NNNNNNiiIzIZiINNINNNNNNzNZNNNNNN";
    public const string Log = "ItIpIpIPIPITINIh........IHNNIh........IHNNIh........IHNNIh........IHNNIqIzIzIZIZIQININNNNNNNNNINNN";
    public const string Sinh = "NNIiiziZIINNINNN........NNNNNN........NNZNNN........NNZNNN........NNNNNNiiIzIZiINNINNNNNNzNZNNNNNN";
    public const string Sqrt = "IiZiZiZIZIIINIIi........IINNIi........IINNIi........IINNIi........IINNIiIzIzIZIZIIINIiNNNNNNNNIINN";
    public const string Tanh = "oZoZozoZozoZoZNN........NNNNNN........NNNNNN........NNNNNN........NNNNOZOZOzOZOzOZOZNNNNNzNZNNNNNN";
    public const string Rect = "NNIIiZizIiNNINNN........NNNNZZ........ZZZZZZ........ZZZZNN........NNNNNNiiIzIZiINNINNNNNNZNZNNNNNN";

    public static bool IsSpecial(double real, double imaginary) => !double.IsFinite(real) || !double.IsFinite(imaginary);

    public static Complex Find(string table, double real, double imaginary)
    {
        var at = 2 * (7 * ClassOf(real) + ClassOf(imaginary));
        return new Complex(Value(table[at]), Value(table[at + 1]));
    }

    private static int ClassOf(double x)
    {
        if (double.IsNaN(x)) return 6;
        var sign = double.IsNegative(x) ? -1 : 1;
        if (double.IsInfinity(x)) return sign < 0 ? 0 : 5;
        return x == 0 ? sign < 0 ? 2 : 3 : sign < 0 ? 1 : 4;
    }

    private static double Value(char letter)
    {
        var value = AsciiText.ToUpper(letter) switch
        {
            'Z' => 0.0,
            'O' => 1.0,
            'I' => double.PositiveInfinity,
            'H' => Math.PI / 2,
            'Q' => Math.PI / 4,
            'P' => Math.PI,
            'T' => 3 * Math.PI / 4,
            _ => double.NaN,
        };
        return char.IsAsciiLetterLower(letter) ? -value : value;
    }
}
