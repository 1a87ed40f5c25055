namespace PyEmbed.StandardLibrary;

/// <summary>The Euclidean length of a vector, rounded (almost always) correctly.</summary>
internal static class VectorNorm
{
    /// <param name="values">The coordinates; overwritten.</param>
    public static double Of(Span<double> values)
    {
        double largest = 0;
        var hasNaN = false;
        for (var i = 0; i < values.Length; i++)
        {
            var magnitude = Math.Abs(values[i]);
            values[i] = magnitude;
            hasNaN |= double.IsNaN(magnitude);
            if (magnitude > largest) largest = magnitude;
        }
        if (double.IsInfinity(largest)) return largest;
        if (hasNaN) return MathModule.NaN;
        if (largest == 0 || values.Length == 1) return largest;

        // Scaled by a power of two into [0.5, 1), where squares neither overflow nor lose bits that matter.
        var exponent = Math.ILogB(largest) + 1;
        double sum = 0, rest = 0;
        foreach (var value in values)
        {
            var x = Math.ScaleB(value, -exponent);
            var square = x * x;
            var error = Math.FusedMultiplyAdd(x, x, -square);
            Add(ref sum, ref rest, square);
            rest += error;
        }
        // One step of Newton's method on the root, with the residue computed in twice the precision.
        var total = sum + rest;
        rest += sum - total;
        var root = Math.Sqrt(total);
        var residue = Math.FusedMultiplyAdd(-root, root, total) + rest;
        return Math.ScaleB(root + residue / (2 * root), exponent);
    }

    // Knuth's exact addition: what the sum rounds away goes to the rest.
    private static void Add(ref double sum, ref double rest, double value)
    {
        var next = sum + value;
        var part = next - sum;
        rest += sum - (next - part) + (value - part);
        sum = next;
    }
}
